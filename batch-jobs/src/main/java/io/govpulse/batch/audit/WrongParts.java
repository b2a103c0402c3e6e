// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;

/**
 * Findings: measures of calendar periods that are not what was booked in their days.
 *
 * @param definitions the stocks, which are not looked at here
 * @param parts published parts, as {@link PublishedParts} has them
 * @param counted recounted totals
 */
record WrongParts(Definitions definitions, Source parts, Source counted) implements Query {

    @Override
    public String sql(Dialect dialect) {
        String booked = "coalesce(counted.amount, %s)".formatted(dialect.number(0));
        return Template.of(
                        """
                        SELECT '${kind}' AS kind, ${place} AS place, ${detail} AS detail
                        FROM ${parts} AS stated LEFT JOIN ${counted} AS counted
                          ON stated.level = counted.level AND stated.unit = counted.unit
                            AND stated.period = counted.period AND part = measure
                            AND stated.first_day = counted.first_day
                            AND stated.last_day = counted.last_day
                        WHERE NOT (${open} OR ${stock}) AND stated.amount <> ${booked}""")
                .with("kind", Finding.Kind.RANKING_DIFFERS.name())
                .with(
                        "place",
                        FindingSql.place(
                                "scorecard", "stated.level", "stated.unit", "stated.period"))
                .with(
                        "detail",
                        FindingSql.published(
                                dialect, "concat(indicator, ': ', part)", "stated.amount", booked))
                .with("parts", parts.sql(dialect))
                .with("counted", counted.sql(dialect))
                .with("open", FindingSql.IS_OPEN)
                .with("stock", FindingSql.isStock(definitions))
                .with("booked", booked)
                .render();
    }
}
