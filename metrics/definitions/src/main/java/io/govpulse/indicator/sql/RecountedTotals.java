// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/**
 * The totals of each unit and calendar period, summed from {@link RecountedFlows} alone and never
 * from earlier totals: level, unit, period and its days, measure, amount.
 *
 * @param flows recounted flows
 * @param periods the calendar periods of each of their days: day, period, first_day, last_day
 */
public record RecountedTotals(Source flows, Source periods) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT level, unit, period, first_day, last_day, measure,
                          sum(amount) AS amount
                        FROM ${flows} JOIN ${periods} USING (day)
                        GROUP BY level, unit, period, first_day, last_day, measure
                        HAVING sum(amount) <> 0""")
                .with("flows", flows.sql(dialect))
                .with("periods", periods.sql(dialect))
                .render();
    }
}
