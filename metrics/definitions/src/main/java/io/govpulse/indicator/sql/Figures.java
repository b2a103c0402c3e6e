// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.PeriodCells;
import java.util.List;
import java.util.function.Function;

/**
 * The figures of every listed unit of all levels in a period: measures of the period and stocks at
 * its end, each a column. A unit is listed from the first day on which anything was booked for it,
 * with zeros where it has nothing: who has no case in a month is shown as such. A level without a
 * named unit has no figures.
 *
 * @param definitions the measures and stocks
 * @param totals the totals as of a refresh, as {@link LatestTotals} has them
 * @param period the period
 */
public record Figures(Definitions definitions, Source totals, Period period) implements Query {

    @Override
    public String sql(Dialect dialect) {
        FigureColumns columns = new FigureColumns(definitions);
        PeriodCells cells = PeriodCells.of(period);
        String zero = dialect.number(0);
        return Template.of(
                        """
                        WITH cells AS (${within}),
                        up_to_end AS (${upToEnd}),
                        listed AS (
                          SELECT *, max(unit <> '${notGiven}') OVER (PARTITION BY level)
                            AS any_named
                          FROM up_to_end WHERE ${any})
                        SELECT listed.level AS level, listed.unit AS unit,
                          '${kind}' AS period_kind, '${name}' AS period,
                          DATE '${first}' AS first_day, DATE '${last}' AS last_day,
                          ${measures}, ${stocks}
                        FROM listed LEFT JOIN cells
                          ON listed.level = cells.level AND listed.unit = cells.unit
                        WHERE any_named""")
                .with("within", sums(cells.within(), columns, dialect))
                .with("upToEnd", sums(cells.upToEnd(), columns, dialect))
                .with("notGiven", Level.NOT_GIVEN)
                .with("any", each(columns, column -> column + " <> " + zero, " OR "))
                .with("kind", period.kind().code())
                .with("name", period.name())
                .with("first", period.first().toString())
                .with("last", period.last().toString())
                .with(
                        "measures",
                        each(
                                columns,
                                column ->
                                        "coalesce(cells.%s, %s) AS %s"
                                                .formatted(column, zero, column),
                                ", "))
                .with(
                        "stocks",
                        columns.eachStock(
                                dialect,
                                stock ->
                                        "listed.%s - listed.%s"
                                                .formatted(
                                                        FigureColumns.measure(stock.plus()),
                                                        FigureColumns.measure(stock.minus()))))
                .render();
    }

    private static String each(
            FigureColumns columns, Function<String, String> sql, String separator) {
        return columns.measures().stream().map(sql).collect(joining(separator));
    }

    private String sums(List<PeriodCells.Cells> cells, FigureColumns columns, Dialect dialect) {
        return cells.stream()
                .map(each -> signed(each, columns, dialect))
                .collect(
                        joining(
                                " UNION ALL ",
                                "SELECT level, unit, " + columns.sumOfMeasures() + " FROM (",
                                ") GROUP BY level, unit"));
    }

    private String signed(PeriodCells.Cells cells, FigureColumns columns, Dialect dialect) {
        return Template.of(
                        """
                        SELECT level, unit, ${measures} FROM ${totals}
                        WHERE period_kind = '${kind}'
                          AND first_day BETWEEN DATE '${from}' AND DATE '${until}'""")
                .with(
                        "measures",
                        columns.eachMeasure(
                                column ->
                                        cells.sign() > 0
                                                ? column
                                                : "-%s AS %s".formatted(column, column)))
                .with("totals", totals.sql(dialect))
                .with("kind", cells.kind().code())
                .with("from", cells.from().toString())
                .with("until", cells.until().toString())
                .render();
    }
}
