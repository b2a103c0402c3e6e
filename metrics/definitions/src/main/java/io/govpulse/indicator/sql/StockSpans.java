// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Stock;

/**
 * The spans of days in which a stock of a level is higher or lower than before some flows: from the
 * day of a change up to the day on which another takes it back.
 *
 * @param definitions the stocks
 * @param flows the flows
 */
public record StockSpans(Definitions definitions, Source flows) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT DISTINCT level, day AS from_day, until_day FROM (
                          SELECT level, day,
                            lead(day, 1, DATE '9999-12-31') OVER later AS until_day, ${stocks}
                          FROM ${flows} WINDOW
                            later AS (PARTITION BY level, unit ORDER BY day),
                            sofar AS (
                              PARTITION BY level, unit ORDER BY day ROWS UNBOUNDED PRECEDING))
                        WHERE ${changed}""")
                .with(
                        "stocks",
                        new FigureColumns(definitions)
                                .eachStock(
                                        dialect,
                                        stock ->
                                                "sum(%s - %s) OVER sofar"
                                                        .formatted(
                                                                FigureColumns.measure(stock.plus()),
                                                                FigureColumns.measure(
                                                                        stock.minus()))))
                .with("flows", flows.sql(dialect))
                .with(
                        "changed",
                        definitions.stocks().isEmpty()
                                ? "false"
                                : definitions.stocks().stream()
                                        .map(Stock::name)
                                        .map(name -> FigureColumns.stock(name) + " <> 0")
                                        .collect(joining(" OR ")))
                .render();
    }
}
