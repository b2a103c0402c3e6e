// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import io.govpulse.indicator.Definitions;

/**
 * The totals of each unit and period that new flows touch: the last ones and the new flows.
 *
 * @param definitions the measures
 * @param last the last totals, as {@link LatestTotals} has them
 * @param flows the new flows, as {@link Flows} has them
 * @param periods the periods that a total is kept of, for each day of the flows: day, period_kind,
 *     period, first_day, last_day
 */
public record PeriodTotals(Definitions definitions, Source last, Source flows, Source periods)
        implements Query {

    /** The columns that name a total. */
    public static final String CELL = "level, unit, period_kind, period, first_day, last_day";

    @Override
    public String sql(Dialect dialect) {
        FigureColumns columns = new FigureColumns(definitions);
        return Template.of(
                        """
                        SELECT ${cell}, ${sums} FROM (
                          SELECT ${cell}, ${measures}, false AS touched FROM ${last}
                          UNION ALL
                          SELECT ${cell}, ${measures}, true AS touched
                          FROM ${flows} JOIN ${periods} USING (day))
                        GROUP BY ${cell} HAVING max(touched)""")
                .with("cell", CELL)
                .with("sums", columns.sumOfMeasures())
                .with("measures", columns.allMeasures())
                .with("last", last.sql(dialect))
                .with("flows", flows.sql(dialect))
                .with("periods", periods.sql(dialect))
                .render();
    }
}
