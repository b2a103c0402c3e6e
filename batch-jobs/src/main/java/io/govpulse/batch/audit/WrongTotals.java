// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;

/**
 * Findings: totals that are not the sum of what was booked.
 *
 * @param totals the totals that refreshes wrote
 * @param published the ids of the published refreshes
 * @param counted recounted totals
 */
record WrongTotals(Source totals, Source published, Source counted) implements Query {

    @Override
    public String sql(Dialect dialect) {
        String zero = dialect.number(0);
        return Template.of(
                        """
                        WITH newest AS (
                          SELECT level, unit, period, max_by(amounts, sequence) AS amounts
                          FROM ${totals} WHERE refresh IN (SELECT refresh FROM ${published})
                          GROUP BY level, unit, period),
                        stated AS (
                          SELECT level, unit, period, measure, amount
                          FROM newest ${entries} WHERE amount <> 0)
                        SELECT '${kind}' AS kind, ${place} AS place, ${detail} AS detail
                        FROM stated FULL OUTER JOIN ${counted} AS counted
                          USING (level, unit, period, measure)
                        WHERE stated.amount IS DISTINCT FROM counted.amount""")
                .with("totals", totals.sql(dialect))
                .with("published", published.sql(dialect))
                .with("counted", counted.sql(dialect))
                .with("entries", dialect.entriesOf("entries", "amounts", "measure", "amount"))
                .with("kind", Finding.Kind.TOTAL_DIFFERS.name())
                .with("place", FindingSql.place("level", "unit", "period"))
                .with(
                        "detail",
                        FindingSql.published(
                                dialect,
                                "measure",
                                "coalesce(stated.amount, %s)".formatted(zero),
                                "coalesce(counted.amount, %s)".formatted(zero)))
                .render();
    }
}
