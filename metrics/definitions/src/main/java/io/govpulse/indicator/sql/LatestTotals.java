// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import io.govpulse.indicator.Definitions;

/**
 * The totals that count, of each unit and period those of the latest published refresh, with a
 * column for each measure.
 *
 * @param definitions the measures
 * @param totals the totals that refreshes wrote
 * @param published the ids of the published refreshes: what another one wrote does not count
 * @param horizon the days to look at; what neither ends in them nor sums up the time before is left
 *     out
 */
public record LatestTotals(
        Definitions definitions, Source totals, Source published, DailyHorizon horizon)
        implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT ${cell}, ${measures} FROM (
                          SELECT ${cell}, max_by(amounts, sequence) AS amounts
                          FROM ${totals} WHERE refresh IN (SELECT refresh FROM ${published})
                            AND (${within} OR ${before})
                          GROUP BY ${cell})""")
                .with("cell", PeriodTotals.CELL)
                .with("measures", new FigureColumns(definitions).ofAmounts(dialect))
                .with("totals", totals.sql(dialect))
                .with("published", published.sql(dialect))
                .with("within", horizon.within())
                .with("before", horizon.before())
                .render();
    }
}
