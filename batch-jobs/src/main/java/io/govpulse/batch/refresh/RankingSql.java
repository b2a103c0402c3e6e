package io.govpulse.batch.refresh;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.Stock;
import io.govpulse.lake.LakeTable;
import java.time.LocalDate;

/**
 * From totals to rankings. Reads the views {@code cells} (totals), {@code targets} (what to rank)
 * and {@code moved}; every stock is a column {@code s_<name>}.
 *
 * <p>A unit is listed from the first day it was ever booked on, and stays, with zeros: who has no
 * case in a month is shown as such.
 */
final class RankingSql {
    private static final String PERIOD = "level, period_kind, period, first_day, last_day";

    private final Definitions definitions;
    private final FlowSql flows;
    private final DailyHorizon window;
    private final LocalDate throughDay;

    RankingSql(Definitions definitions, DailyHorizon window, LocalDate throughDay) {
        this.definitions = definitions;
        this.flows = new FlowSql(definitions);
        this.window = window;
        this.throughDay = throughDay;
    }

    static String stockColumn(String stock) {
        return "s_" + stock;
    }

    private String eachStock(String format) {
        // A table without stocks still needs a column in its place.
        return definitions.stocks().isEmpty()
                ? "0L AS s_"
                : definitions.stocks().stream()
                        .map(
                                stock ->
                                        format.formatted(
                                                stockColumn(stock.name()),
                                                FlowSql.column(stock.plus()),
                                                FlowSql.column(stock.minus())))
                        .collect(joining(", "));
    }

    /** What each unit booked, in days or, for what is long ago, in months and years. */
    String days() {
        return "SELECT level, unit, first_day AS day, %s FROM cells WHERE %s"
                .formatted(flows.each("%1$s"), window.summands());
    }

    /** The day on which each unit was first seen. */
    String known(String days) {
        return "SELECT level, unit, min(day) AS since FROM %s GROUP BY level, unit".formatted(days);
    }

    /**
     * For how long the stocks of a unit stand higher or lower than before: from the day of a change
     * up to the day on which another takes it back.
     */
    String movedStocks() {
        return """
        SELECT DISTINCT level, day AS from_day, until_day FROM (
          SELECT level, day, lead(day, 1, DATE '9999-12-31') OVER later AS until_day, %1$s
          FROM flows WINDOW
            later AS (PARTITION BY level, unit ORDER BY day),
            sofar AS (PARTITION BY level, unit ORDER BY day ROWS UNBOUNDED PRECEDING))
        WHERE %2$s"""
                .formatted(
                        eachStock("sum(%2$s - %3$s) OVER sofar AS %1$s"),
                        definitions.stocks().isEmpty()
                                ? "false"
                                : definitions.stocks().stream()
                                        .map(Stock::name)
                                        .map(name -> stockColumn(name) + " <> 0")
                                        .collect(joining(" OR ")));
    }

    /** For how long units are listed that were not: from their new first day to the one before. */
    String movedUnits() {
        return """
        SELECT DISTINCT now.level, now.since AS from_day,
          coalesce(before.since, DATE '9999-12-31') AS until_day
        FROM known AS now LEFT JOIN known_before AS before
          ON now.level = before.level AND now.unit = before.unit
        WHERE before.since IS NULL OR now.since < before.since""";
    }

    /** The periods to rank; {@code flowed} where more than a stock or the list of units changed. */
    String targets() {
        return """
        WITH existing AS (
          SELECT %1$s, max(touched) AS flowed FROM cells WHERE %2$s GROUP BY %1$s)
        SELECT * FROM existing WHERE flowed
        UNION ALL
        SELECT existing.level, period_kind, period, first_day, last_day, max(units) AS flowed
        FROM existing JOIN moved
          ON existing.level = moved.level AND last_day >= from_day AND last_day < until_day
        WHERE NOT flowed
        GROUP BY existing.level, period_kind, period, first_day, last_day
        UNION ALL
        SELECT DISTINCT level, '%3$s', '%4$s', DATE '%5$s', DATE '%6$s', true FROM cells
        UNION ALL
        SELECT DISTINCT level, '%7$s', '%8$s', DATE '%9$s', DATE '%6$s', true FROM cells"""
                .formatted(
                        PERIOD,
                        window.within(),
                        Period.Kind.ALL.word(),
                        Period.ALL_NAME,
                        Period.all(throughDay).first(),
                        throughDay,
                        Period.Kind.ROLLING.word(),
                        Period.ROLLING_NAME,
                        Period.rolling(throughDay).first());
    }

    /** The open periods, which no total holds: everything, and the last 30 days. */
    private String openCells() {
        return """
        SELECT level, unit, '%1$s' AS period, %2$s FROM days
        WHERE day <= DATE '%3$s' GROUP BY level, unit
        UNION ALL
        SELECT level, unit, '%4$s' AS period, %2$s FROM days
        WHERE day BETWEEN DATE '%5$s' AND DATE '%3$s' GROUP BY level, unit"""
                .formatted(
                        Period.ALL_NAME,
                        flows.each("sum(%1$s) AS %1$s"),
                        throughDay,
                        Period.ROLLING_NAME,
                        Period.rolling(throughDay).first());
    }

    /**
     * Every figure of every listed unit in every target: measures of the period, stocks at its end.
     */
    String figures() {
        return """
        WITH open_cells AS (%1$s),
        period_cells AS (
          SELECT level, unit, period, %2$s FROM cells LEFT SEMI JOIN targets USING (level, period)
          UNION ALL SELECT level, unit, period, %2$s FROM open_cells),
        listed AS (
          SELECT * FROM (
            SELECT %3$s, flowed, unit,
              max(unit <> '%4$s') OVER (PARTITION BY level, period) AS any_named
            FROM targets JOIN known USING (level) WHERE since <= last_day)
          WHERE any_named),
        points AS (
          SELECT level, unit, day, false AS asked, %5$s FROM days
          UNION ALL
          SELECT DISTINCT level, unit, last_day, true, %6$s FROM listed),
        standing AS (
          SELECT level, unit, day AS last_day, asked, %7$s FROM points
          WINDOW sofar AS (PARTITION BY level, unit ORDER BY day, asked ROWS UNBOUNDED PRECEDING))
        SELECT %3$s, flowed, unit, %8$s, %9$s FROM listed
        LEFT JOIN period_cells USING (level, unit, period)
        LEFT JOIN (SELECT * FROM standing WHERE asked) USING (level, unit, last_day)"""
                .formatted(
                        openCells(),
                        flows.each("%1$s"),
                        PERIOD,
                        Level.NOT_GIVEN,
                        eachStock("%2$s - %3$s AS %1$s"),
                        eachStock("0L"),
                        eachStock("sum(%1$s) OVER sofar AS %1$s"),
                        flows.each("coalesce(%1$s, 0L) AS %1$s"),
                        eachStock("%1$s"));
    }

    /** Ranks the figures and writes what changed. */
    String insert(RefreshAttempt.Id id) {
        ScorecardSql scorecards = new ScorecardSql(definitions);
        return """
        INSERT INTO %1$s BY NAME
        SELECT '%2$s' AS refresh, %3$dL AS sequence, scorecard, %4$s, unit,
          CASE WHEN unranked IS NULL THEN rank() OVER (
            PARTITION BY scorecard, level, period, unranked IS NULL ORDER BY score DESC) END
            AS position,
          unranked, score, n, indicators
        FROM (%5$s)"""
                .formatted(
                        LakeTable.RANKINGS.sqlName(),
                        id.refresh(),
                        id.sequence(),
                        PERIOD,
                        scorecards.scores("figures"));
    }
}
