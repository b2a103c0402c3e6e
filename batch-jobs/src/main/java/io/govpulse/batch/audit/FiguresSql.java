package io.govpulse.batch.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Condition;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Measure;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.Stock;
import io.govpulse.lake.LakeTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts the published figures again, from all signed facts at once and a row for each measure: on
 * purpose not the way the refresh counts them.
 */
final class FiguresSql {
    private static final String IS_OPEN =
            "period_kind IN ('%s', '%s')"
                    .formatted(Period.Kind.ALL.word(), Period.Kind.ROLLING.word());

    private static final String ASKED_STOCKS =
            """
            SELECT DISTINCT level, unit, part, last_day AS day, 0L AS amount, true AS asked
            FROM stated""";

    private final Definitions definitions;

    FiguresSql(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * What each unit booked on each day, from the views {@code facts_KIND}: level, unit, day,
     * measure. Each kind is read once; a fact becomes a row for each measure it counts in.
     */
    String booked() {
        return definitions.measures().stream().collect(groupingBy(Measure::of)).entrySet().stream()
                .map(kind -> booked(kind.getKey(), kind.getValue()))
                .collect(joining(" UNION ALL ", "SELECT * FROM (", ") WHERE amount <> 0"));
    }

    private static String booked(FactKind kind, List<Measure> measures) {
        return """
        SELECT level, coalesce(unit, '%1$s') AS unit, booking.day, booking.measure,
          sum(booking.amount) AS amount
        FROM facts_%2$s
        LATERAL VIEW explode(filter(array(%3$s),
          b -> b.day IS NOT NULL AND b.amount <> 0)) AS booking
        LATERAL VIEW explode(map(%4$s)) AS level, unit
        GROUP BY ALL"""
                .formatted(
                        Level.NOT_GIVEN,
                        kind.word(),
                        measures.stream().map(FiguresSql::booking).collect(joining(", ")),
                        Stream.of(Level.values())
                                .map(level -> "'" + level.word() + "', " + level.column())
                                .collect(joining(", ")));
    }

    private static String booking(Measure measure) {
        String amount =
                measure.sum()
                        .map(column -> "coalesce(weight * " + column + ", 0L)")
                        .orElse("CAST(weight AS BIGINT)");
        return "named_struct('measure', '%s', 'day', %s, 'amount', %s)"
                .formatted(
                        measure.name(),
                        measure.bookedOn(),
                        measure.where().isEmpty()
                                ? amount
                                : measure.where().stream()
                                        .map(Condition::sql)
                                        .collect(joining(" AND ", "IF(", ", " + amount + ", 0L)")));
    }

    /**
     * What each unit booked in each calendar period, from the views {@code booked} and {@code
     * periods}: level, unit, period and its days, measure.
     */
    static String counted() {
        return """
        SELECT level, unit, period, first_day, last_day, measure, sum(amount) AS amount
        FROM booked JOIN periods USING (day)
        GROUP BY level, unit, period, first_day, last_day, measure
        HAVING sum(amount) <> 0""";
    }

    /** Totals that are not the sum of what was booked, as findings. */
    String wrongTotals() {
        return """
        WITH newest AS (
          SELECT level, unit, period, max_by(amounts, sequence) AS amounts
          FROM %1$s LEFT SEMI JOIN published USING (refresh) GROUP BY level, unit, period),
        stated AS (
          SELECT level, unit, period, measure, amount
          FROM newest LATERAL VIEW explode(amounts) AS measure, amount WHERE amount <> 0)
        SELECT '%2$s' AS kind, concat_ws(' ', level, concat("'", unit, "'"), period) AS place,
          concat(measure, ' is published as ', coalesce(stated.amount, 0L),
            ', the facts say ', coalesce(counted.amount, 0L)) AS detail
        FROM stated FULL OUTER JOIN counted USING (level, unit, period, measure)
        WHERE NOT stated.amount <=> counted.amount"""
                .formatted(LakeTable.PERIOD_TOTALS.sqlName(), Finding.Kind.TOTAL_DIFFERS);
    }

    /**
     * For each list that was ever published, which publication is its last, and up to which day.
     */
    static String lists() {
        return """
        SELECT scorecard, level, period, max_by(last_day, sequence) AS last_day,
          max(sequence) AS sequence
        FROM %s LEFT SEMI JOIN published USING (refresh)
        GROUP BY scorecard, level, period"""
                .formatted(LakeTable.RANKINGS.sqlName());
    }

    /** The last published rankings, line by line, from the view {@code lists}. */
    static String ranked() {
        return """
        SELECT /*+ BROADCAST(lists) */ r.* FROM %s r
        JOIN lists USING (scorecard, level, period, sequence) LEFT SEMI JOIN published USING (refresh)"""
                .formatted(LakeTable.RANKINGS.sqlName());
    }

    /** The last published rankings, part by part: every figure that stands in them. */
    String statedParts() {
        return """
        SELECT scorecard, level, unit, period_kind, period, first_day, last_day,
          indicator.name AS indicator, part, amount
        FROM ranked LATERAL VIEW explode(indicators) AS indicator
        LATERAL VIEW explode(indicator.parts) AS part, amount""";
    }

    /** Parts of calendar periods that are not what was booked in their days, as findings. */
    String wrongParts() {
        return """
        SELECT '%1$s' AS kind, %2$s AS place,
          concat(indicator, ': ', part, ' is published as ', s.amount, ', the facts say ',
            coalesce(c.amount, 0L)) AS detail
        FROM stated_parts s LEFT JOIN counted c
          ON s.level = c.level AND s.unit = c.unit AND s.period = c.period AND part = measure
            AND s.first_day = c.first_day AND s.last_day = c.last_day
        WHERE NOT (%3$s OR %4$s) AND s.amount <> coalesce(c.amount, 0L)"""
                .formatted(Finding.Kind.RANKING_DIFFERS, place("s."), IS_OPEN, isStock());
    }

    /** Parts of periods that end with the refresh, as findings: everything, and the last days. */
    String wrongOpenParts() {
        return """
        SELECT '%1$s' AS kind, %2$s AS place,
          concat(indicator, ': ', part, ' is published as ', s.amount, ', the facts say ',
            coalesce(sum(b.amount), 0L)) AS detail
        FROM stated_parts s LEFT JOIN booked b
          ON s.level = b.level AND s.unit = b.unit AND part = measure
            AND day BETWEEN first_day AND last_day
        WHERE %3$s AND NOT %4$s
        GROUP BY scorecard, s.level, s.unit, period, indicator, part, s.amount
        HAVING s.amount <> coalesce(sum(b.amount), 0L)"""
                .formatted(Finding.Kind.RANKING_DIFFERS, place("s."), IS_OPEN, isStock());
    }

    /**
     * Stocks that are not what was booked up to the last day of their period, as findings: the
     * running total there.
     */
    String wrongStocks() {
        return """
        WITH stated AS (SELECT * FROM stated_parts WHERE %4$s),
        running AS (
          SELECT level, unit, part, day AS last_day, asked, sum(amount) OVER (
            PARTITION BY level, unit, part ORDER BY day, asked ROWS UNBOUNDED PRECEDING) AS counted
          FROM (%1$s))
        SELECT '%2$s' AS kind, %3$s AS place,
          concat(indicator, ': ', part, ' is published as ', amount, ', the facts say ', counted)
            AS detail
        FROM stated s JOIN running r USING (level, unit, part, last_day)
        WHERE asked AND amount <> counted"""
                .formatted(
                        Stream.concat(
                                        Stream.of(ASKED_STOCKS),
                                        definitions.stocks().stream().map(FiguresSql::stock))
                                .collect(joining(" UNION ALL ")),
                        Finding.Kind.RANKING_DIFFERS,
                        place(""),
                        isStock());
    }

    private static String place(String of) {
        return "concat_ws(' ', scorecard, %1$slevel, concat(\"'\", %1$sunit, \"'\"), %1$speriod)"
                .formatted(of);
    }

    /** Never an empty list, because SQL knows none; no stock has an empty name. */
    private String isStock() {
        return Stream.concat(Stream.of(""), definitions.stocks().stream().map(Stock::name))
                .map(name -> "'" + name + "'")
                .collect(joining(", ", "part IN (", ")"));
    }

    private static String stock(Stock stock) {
        return """
        SELECT level, unit, '%1$s' AS part, day, IF(measure = '%2$s', amount, -amount) AS amount,
          false AS asked
        FROM booked WHERE measure IN ('%2$s', '%3$s')"""
                .formatted(stock.name(), stock.plus(), stock.minus());
    }

    /** Ratios whose parts do not add up to them, as findings. */
    String wrongRatios() {
        return """
        SELECT '%1$s' AS kind, %4$s AS place,
          concat(i.name, ' is published as ', i.numerator, ' of ', i.denominator,
            ', its parts say ', to_json(i.parts)) AS detail
        FROM ranked LATERAL VIEW explode(indicators) AS i
        WHERE i.numerator <> %2$s OR i.denominator <> %3$s"""
                .formatted(
                        Finding.Kind.RANKING_DIFFERS,
                        sumOf(Indicator::numerator),
                        sumOf(Indicator::denominator),
                        place(""));
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
        WITH units AS (SELECT level, unit, min(day) AS since FROM booked GROUP BY level, unit)
        SELECT '%s' AS kind, %s AS place,
          concat('is not listed, but has facts since ', since) AS detail
        FROM lists JOIN units USING (level)
        LEFT ANTI JOIN ranked USING (scorecard, level, period, unit)
        WHERE since <= last_day"""
                .formatted(Finding.Kind.RANKING_DIFFERS, place(""));
    }
}
