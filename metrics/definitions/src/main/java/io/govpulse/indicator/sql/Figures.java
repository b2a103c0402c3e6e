// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import java.time.LocalDate;

/**
 * The figures of every listed unit in every period to rank: measures of the period and stocks at
 * its end, each a column.
 *
 * @param definitions the measures and stocks
 * @param totals totals of calendar periods, as {@link PeriodTotals} has them
 * @param days booked days, as {@link BookedDays} has them
 * @param listed the units listed, as {@link ListedUnits} has them
 * @param targets the levels and periods, as {@link RankingTargets} has them
 * @param throughDay the day that ends open periods
 */
public record Figures(
        Definitions definitions,
        Source totals,
        Source days,
        Source listed,
        Source targets,
        LocalDate throughDay)
        implements Query {

    @Override
    public String sql(Dialect dialect) {
        FigureColumns columns = new FigureColumns(definitions);
        String zero = dialect.number(0);
        return Template.of(
                        """
                        WITH period_cells AS (
                          SELECT level, unit, period, ${measures} FROM ${totals} AS totals
                          WHERE EXISTS (
                            SELECT 1 FROM ${targets} AS target
                            WHERE target.level = totals.level AND target.period = totals.period)
                          UNION ALL ${all} UNION ALL ${rolling}),
                        listed_units AS (
                          SELECT ${period}, flowed, unit FROM (
                            SELECT ${period}, flowed, unit,
                              max(unit <> '${notGiven}') OVER (PARTITION BY level, period)
                                AS any_named
                            FROM ${targets} JOIN ${listed} USING (level) WHERE since <= last_day)
                          WHERE any_named),
                        points AS (
                          SELECT level, unit, day, false AS asked, ${stockFlows} FROM ${days}
                          UNION ALL
                          SELECT DISTINCT level, unit, last_day, true, ${noStocks}
                          FROM listed_units),
                        running AS (
                          SELECT level, unit, day AS last_day, asked, ${runningStocks} FROM points
                          WINDOW sofar AS (
                            PARTITION BY level, unit ORDER BY day, asked ROWS UNBOUNDED PRECEDING))
                        SELECT ${period}, flowed, unit, ${orZero}, ${stocks} FROM listed_units
                        LEFT JOIN period_cells USING (level, unit, period)
                        LEFT JOIN (SELECT * FROM running WHERE asked)
                          USING (level, unit, last_day)""")
                .with("measures", columns.allMeasures())
                .with("totals", totals.sql(dialect))
                .with("targets", targets.sql(dialect))
                .with("all", openCells(Period.all(throughDay), columns, dialect))
                .with("rolling", openCells(Period.rolling(throughDay), columns, dialect))
                .with("period", RankingTargets.PERIOD)
                .with("notGiven", Level.NOT_GIVEN)
                .with("listed", listed.sql(dialect))
                .with(
                        "stockFlows",
                        columns.eachStock(
                                dialect,
                                stock ->
                                        "%s - %s"
                                                .formatted(
                                                        FigureColumns.measure(stock.plus()),
                                                        FigureColumns.measure(stock.minus()))))
                .with("days", days.sql(dialect))
                .with("noStocks", columns.eachStock(dialect, stock -> zero))
                .with(
                        "runningStocks",
                        columns.eachStock(
                                dialect,
                                stock ->
                                        "sum(%s) OVER sofar"
                                                .formatted(FigureColumns.stock(stock.name()))))
                .with(
                        "orZero",
                        columns.eachMeasure(
                                column -> "coalesce(%s, %s) AS %s".formatted(column, zero, column)))
                .with(
                        "stocks",
                        columns.eachStock(dialect, stock -> FigureColumns.stock(stock.name())))
                .render();
    }

    /** Returns the sums of an open period, which no total holds. */
    private String openCells(Period period, FigureColumns columns, Dialect dialect) {
        return Template.of(
                        """
                        SELECT level, unit, '${name}' AS period, ${sums} FROM ${days}
                        WHERE ${within} GROUP BY level, unit""")
                .with("name", period.name())
                .with("sums", columns.sumOfMeasures())
                .with("days", days.sql(dialect))
                .with(
                        "within",
                        period.kind() == Period.Kind.ALL
                                // No first day: it is everything there is.
                                ? "day <= DATE '%s'".formatted(period.last())
                                : "day BETWEEN DATE '%s' AND DATE '%s'"
                                        .formatted(period.first(), period.last()))
                .render();
    }
}
