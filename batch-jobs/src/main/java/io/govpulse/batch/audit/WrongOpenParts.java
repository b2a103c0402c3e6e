// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;

/**
 * Findings: measures of periods that end with the refresh (everything, and the last days) that are
 * not what was booked in their days.
 *
 * @param definitions the stocks, which are not looked at here
 * @param parts published parts, as {@link PublishedParts} has them
 * @param flows recounted flows
 */
record WrongOpenParts(Definitions definitions, Source parts, Source flows) implements Query {

    @Override
    public String sql(Dialect dialect) {
        String booked = "coalesce(sum(flows.amount), %s)".formatted(dialect.number(0));
        return Template.of(
                        """
                        SELECT '${kind}' AS kind, ${place} AS place, ${detail} AS detail
                        FROM ${parts} AS stated LEFT JOIN ${flows} AS flows
                          ON stated.level = flows.level AND stated.unit = flows.unit
                            AND part = measure AND day BETWEEN first_day AND last_day
                        WHERE ${open} AND NOT ${stock}
                        GROUP BY scorecard, stated.level, stated.unit, period, indicator, part,
                          stated.amount
                        HAVING stated.amount <> ${booked}""")
                .with("kind", Finding.Kind.RANKING_DIFFERS.name())
                .with(
                        "place",
                        FindingSql.place("scorecard", "stated.level", "stated.unit", "period"))
                .with(
                        "detail",
                        FindingSql.published(
                                dialect, "concat(indicator, ': ', part)", "stated.amount", booked))
                .with("parts", parts.sql(dialect))
                .with("flows", flows.sql(dialect))
                .with("open", FindingSql.IS_OPEN)
                .with("stock", FindingSql.isStock(definitions))
                .with("booked", booked)
                .render();
    }
}
