// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import io.govpulse.indicator.Definitions;

/**
 * The totals as of a refresh, of each unit and period those of the latest refresh that wrote any,
 * with a column for each measure.
 *
 * @param definitions the measures
 * @param totals the totals that refreshes wrote
 * @param published the refreshes up to that one whose totals count, as {@link CountingRefreshes}
 *     has them: what another one wrote does not count
 */
public record LatestTotals(Definitions definitions, Source totals, Source published)
        implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT ${cell}, ${measures} FROM (
                          SELECT ${cell}, max_by(amounts, sequence) AS amounts
                          FROM ${totals} WHERE refresh IN (SELECT refresh FROM ${published})
                          GROUP BY ${cell})""")
                .with("cell", PeriodTotals.CELL)
                .with("measures", new FigureColumns(definitions).ofAmounts(dialect))
                .with("totals", totals.sql(dialect))
                .with("published", published.sql(dialect))
                .render();
    }
}
