package io.govpulse.batch.audit;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.Condition;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Measure;
import io.govpulse.indicator.Stock;
import io.govpulse.lake.LakeTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts the published figures again, from all signed facts at once and one measure at a time: on
 * purpose not the way the refresh counts them.
 */
final class FiguresSql {
    private final Definitions definitions;

    FiguresSql(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * What each unit booked on each day, from the views {@code facts_KIND}: level, unit, day,
     * measure.
     */
    String booked() {
        return definitions.measures().stream()
                .map(FiguresSql::booked)
                .collect(joining(" UNION ALL ", "SELECT * FROM (", ") WHERE amount <> 0"));
    }

    private static String booked(Measure measure) {
        return """
        SELECT level, coalesce(unit, '%1$s') AS unit, %2$s AS day, '%3$s' AS measure,
          sum(%4$s) AS amount
        FROM facts_%7$s LATERAL VIEW explode(map(%5$s)) AS level, unit
        WHERE %2$s IS NOT NULL%6$s GROUP BY ALL"""
                .formatted(
                        Level.NOT_GIVEN,
                        measure.on(),
                        measure.name(),
                        measure.sum()
                                .map(column -> "weight * " + column)
                                .orElse("CAST(weight AS BIGINT)"),
                        Stream.of(Level.values())
                                .map(level -> "'" + level.word() + "', " + level.column())
                                .collect(joining(", ")),
                        measure.where().stream()
                                .map(Condition::sql)
                                .map(condition -> " AND " + condition)
                                .collect(joining()),
                        measure.of().word());
    }

    /** Totals that are not the sum of what was booked, as findings. */
    String wrongTotals() {
        return """
        WITH newest AS (
          SELECT level, unit, period, max_by(amounts, sequence) AS amounts
          FROM %1$s LEFT SEMI JOIN published USING (refresh) GROUP BY level, unit, period),
        stated AS (
          SELECT level, unit, period, measure, amount
          FROM newest LATERAL VIEW explode(amounts) AS measure, amount WHERE amount <> 0),
        counted AS (
          SELECT level, unit, period, measure, sum(amount) AS amount
          FROM booked JOIN periods USING (day) GROUP BY level, unit, period, measure
          HAVING sum(amount) <> 0)
        SELECT '%2$s' AS kind, concat_ws(' ', level, concat("'", unit, "'"), period) AS place,
          concat(measure, ' is published as ', coalesce(stated.amount, 0L),
            ', the facts say ', coalesce(counted.amount, 0L)) AS detail
        FROM stated FULL OUTER JOIN counted USING (level, unit, period, measure)
        WHERE NOT stated.amount <=> counted.amount"""
                .formatted(LakeTable.PERIOD_TOTALS.sqlName(), Finding.Kind.TOTAL_DIFFERS);
    }

    /** The last published rankings, part by part: every figure that stands in them. */
    String statedParts() {
        return """
        SELECT scorecard, level, unit, period, first_day, last_day, indicator.name AS indicator,
          part, amount
        FROM ranked LATERAL VIEW explode(indicators) AS indicator
        LATERAL VIEW explode(indicator.parts) AS part, amount""";
    }

    /** The last published rankings. */
    static String ranked() {
        return """
        SELECT * FROM (
          SELECT r.*, max(sequence) OVER (PARTITION BY scorecard, level, period) AS newest
          FROM %s r LEFT SEMI JOIN published USING (refresh))
        WHERE sequence = newest"""
                .formatted(LakeTable.RANKINGS.sqlName());
    }

    /**
     * Parts that are not what was booked, as findings. A sum over days is the running total at the
     * last day less that before the first.
     */
    String wrongParts() {
        return """
        WITH summands AS (%1$s),
        asked AS (
          SELECT DISTINCT level, unit, part, last_day AS day FROM stated_parts
          UNION
          SELECT DISTINCT level, unit, part, date_sub(first_day, 1) FROM stated_parts),
        running AS (
          SELECT level, unit, part, day, asked, sum(amount) OVER (
            PARTITION BY level, unit, part ORDER BY day, asked ROWS UNBOUNDED PRECEDING) AS amount
          FROM (
            SELECT level, unit, part, day, amount, false AS asked FROM summands
            UNION ALL SELECT level, unit, part, day, 0L, true FROM asked)),
        standing AS (SELECT level, unit, part, day, amount FROM running WHERE asked)
        SELECT '%2$s' AS kind,
          concat_ws(' ', scorecard, level, concat("'", unit, "'"), period) AS place,
          concat(indicator, ': ', part, ' is published as ', s.amount, ', the facts say ',
            at_end.amount - IF(part IN (%3$s), 0L, at_start.amount)) AS detail
        FROM stated_parts s
        JOIN standing at_end USING (level, unit, part)
        JOIN standing at_start USING (level, unit, part)
        WHERE at_end.day = last_day AND at_start.day = date_sub(first_day, 1)
          AND s.amount <> at_end.amount - IF(part IN (%3$s), 0L, at_start.amount)"""
                .formatted(summands(), Finding.Kind.RANKING_DIFFERS, stockNames());
    }

    /** Never empty, because SQL knows no empty list; no stock has an empty name. */
    private String stockNames() {
        return Stream.concat(Stream.of(""), definitions.stocks().stream().map(Stock::name))
                .map(name -> "'" + name + "'")
                .collect(joining(", "));
    }

    private String summands() {
        return Stream.concat(
                        Stream.of("SELECT level, unit, measure AS part, day, amount FROM booked"),
                        definitions.stocks().stream().map(FiguresSql::stock))
                .collect(joining(" UNION ALL "));
    }

    private static String stock(Stock stock) {
        return """
        SELECT level, unit, '%1$s' AS part, day, IF(measure = '%2$s', amount, -amount) AS amount
        FROM booked WHERE measure IN ('%2$s', '%3$s')"""
                .formatted(stock.name(), stock.plus(), stock.minus());
    }

    /** Ratios whose parts do not add up to them, as findings. */
    String wrongRatios() {
        return """
        SELECT '%1$s' AS kind,
          concat_ws(' ', scorecard, level, concat("'", unit, "'"), period) AS place,
          concat(i.name, ' is published as ', i.numerator, ' of ', i.denominator,
            ', its parts say ', to_json(i.parts)) AS detail
        FROM ranked LATERAL VIEW explode(indicators) AS i
        WHERE i.numerator <> %2$s OR i.denominator <> %3$s"""
                .formatted(
                        Finding.Kind.RANKING_DIFFERS,
                        sumOf(Indicator::numerator),
                        sumOf(Indicator::denominator));
    }

    private interface Side {
        List<String> of(Indicator indicator);
    }

    private String sumOf(Side side) {
        return definitions.indicators().stream()
                .map(
                        indicator ->
                                "WHEN '%s' THEN %s"
                                        .formatted(
                                                indicator.name(),
                                                side.of(indicator).stream()
                                                        .map(part -> "i.parts['" + part + "']")
                                                        .collect(joining(" + "))))
                .collect(joining(" ", "CASE i.name ", " END"));
    }

    /** Units that booked something in a ranked period and stand in no line of it, as findings. */
    String missingUnits() {
        return """
        WITH lists AS (SELECT DISTINCT scorecard, level, period, first_day, last_day FROM ranked),
        units AS (SELECT level, unit, min(day) AS since FROM booked GROUP BY level, unit)
        SELECT '%s' AS kind,
          concat_ws(' ', scorecard, level, concat("'", unit, "'"), period) AS place,
          concat('is not listed, but has facts since ', since) AS detail
        FROM lists JOIN units USING (level)
        LEFT ANTI JOIN ranked USING (scorecard, level, period, unit)
        WHERE since <= last_day"""
                .formatted(Finding.Kind.RANKING_DIFFERS);
    }
}
