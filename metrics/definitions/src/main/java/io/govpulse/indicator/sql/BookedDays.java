// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import io.govpulse.indicator.Definitions;

/**
 * The amounts that each unit booked by day; of the time before the horizon, by month and year. A
 * running total over these rows is right from the first day of the horizon on.
 *
 * @param definitions the measures
 * @param totals totals with a column for each measure
 * @param horizon the days to look at one by one
 */
public record BookedDays(Definitions definitions, Source totals, DailyHorizon horizon)
        implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT level, unit, first_day AS day, ${measures}
                        FROM ${totals} WHERE ${summands}""")
                .with("measures", new FigureColumns(definitions).allMeasures())
                .with("totals", totals.sql(dialect))
                .with("summands", horizon.summands())
                .render();
    }
}
