// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import io.govpulse.indicator.Definitions;

/**
 * The totals of each unit and calendar period: the last ones and the new flows; {@code touched}
 * where they are not the last ones any more.
 *
 * @param definitions the measures
 * @param last the last totals, as {@link LatestTotals} has them
 * @param flows the new flows, as {@link Flows} has them
 * @param periods the calendar periods of each day of the flows: day, period_kind, period,
 *     first_day, last_day
 * @param recount whether the last totals do not count any more: then they stay as zeros, so that
 *     what was published under them is superseded too
 */
public record PeriodTotals(
        Definitions definitions, Source last, Source flows, Source periods, boolean recount)
        implements Query {

    /** The columns that name a total. */
    public static final String CELL = "level, unit, period_kind, period, first_day, last_day";

    @Override
    public String sql(Dialect dialect) {
        FigureColumns columns = new FigureColumns(definitions);
        String zero = dialect.number(0);
        return Template.of(
                        """
                        SELECT ${cell}, ${sums}, max(touched) AS touched FROM (
                          SELECT ${cell}, ${lastMeasures}, ${recount} AS touched FROM ${last}
                          UNION ALL
                          SELECT ${cell}, ${measures}, true AS touched
                          FROM ${flows} JOIN ${periods} USING (day))
                        GROUP BY ${cell}""")
                .with("cell", CELL)
                .with("sums", columns.sumOfMeasures())
                .with(
                        "lastMeasures",
                        recount
                                ? columns.eachMeasure(column -> zero + " AS " + column)
                                : columns.allMeasures())
                .with("measures", columns.allMeasures())
                .with("recount", Boolean.toString(recount))
                .with("last", last.sql(dialect))
                .with("flows", flows.sql(dialect))
                .with("periods", periods.sql(dialect))
                .render();
    }
}
