// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Stock;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;
import java.util.stream.Stream;

/**
 * Findings: stocks that are not the running total of what was booked up to the last day of their
 * period.
 *
 * @param definitions the stocks
 * @param parts published parts, as {@link PublishedParts} has them
 * @param flows recounted flows
 */
record WrongStocks(Definitions definitions, Source parts, Source flows) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        WITH stated AS (SELECT * FROM ${parts} WHERE ${stock}),
                        running AS (
                          SELECT level, unit, part, day AS last_day, asked, sum(amount) OVER (
                            PARTITION BY level, unit, part ORDER BY day, asked
                            ROWS UNBOUNDED PRECEDING) AS counted
                          FROM (${points}))
                        SELECT '${kind}' AS kind, ${place} AS place, ${detail} AS detail
                        FROM stated JOIN running USING (level, unit, part, last_day)
                        WHERE asked AND amount <> counted""")
                .with("parts", parts.sql(dialect))
                .with("stock", FindingSql.isStock(definitions))
                .with(
                        "points",
                        Stream.concat(
                                        Stream.of(asked(dialect)),
                                        definitions.stocks().stream()
                                                .map(stock -> flows(stock, dialect)))
                                .collect(joining(" UNION ALL ")))
                .with("kind", Finding.Kind.RANKING_DIFFERS.name())
                .with("place", FindingSql.place("scorecard", "level", "unit", "period"))
                .with(
                        "detail",
                        FindingSql.published(
                                dialect, "concat(indicator, ': ', part)", "amount", "counted"))
                .render();
    }

    private static String asked(Dialect dialect) {
        return "SELECT DISTINCT level, unit, part, last_day AS day, %s AS amount, true AS asked FROM stated"
                .formatted(dialect.number(0));
    }

    private String flows(Stock stock, Dialect dialect) {
        return Template.of(
                        """
                        SELECT level, unit, '${stock}' AS part, day,
                          IF(measure = '${plus}', amount, -amount) AS amount, false AS asked
                        FROM ${flows} WHERE measure IN ('${plus}', '${minus}')""")
                .with("stock", stock.name())
                .with("plus", stock.plus())
                .with("minus", stock.minus())
                .with("flows", flows.sql(dialect))
                .render();
    }
}
