// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import io.govpulse.indicator.Period;
import java.time.LocalDate;

/**
 * The levels and periods to rank again: level, period and its days, and {@code flowed} where more
 * than a stock changed.
 *
 * @param totals totals, as {@link PeriodTotals} has them
 * @param moved spans of days in which stocks (or, where {@code units}, the units listed) of a level
 *     are others than before: level, from_day, until_day, units
 * @param horizon the days to look at one by one
 * @param throughDay the day that ends open periods
 */
public record RankingTargets(
        Source totals, Source moved, DailyHorizon horizon, LocalDate throughDay) implements Query {

    /** The columns that name a level and a period. */
    public static final String PERIOD = "level, period_kind, period, first_day, last_day";

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        WITH existing AS (
                          SELECT ${period}, max(touched) AS flowed FROM ${totals}
                          WHERE ${within} GROUP BY ${period})
                        SELECT ${period}, flowed FROM existing WHERE flowed
                        UNION ALL
                        SELECT existing.level, period_kind, period, first_day, last_day,
                          max(units) AS flowed
                        FROM existing JOIN ${moved} AS moved ON existing.level = moved.level
                          AND last_day >= from_day AND last_day < until_day
                        WHERE NOT flowed
                        GROUP BY existing.level, period_kind, period, first_day, last_day
                        UNION ALL ${all} UNION ALL ${rolling}""")
                .with("period", PERIOD)
                .with("totals", totals.sql(dialect))
                .with("within", horizon.within())
                .with("moved", moved.sql(dialect))
                .with("all", open(Period.all(throughDay), dialect))
                .with("rolling", open(Period.rolling(throughDay), dialect))
                .render();
    }

    private String open(Period period, Dialect dialect) {
        return Template.of(
                        """
                        SELECT DISTINCT level, '${kind}', '${name}', DATE '${first}',
                          DATE '${last}', true FROM ${totals}""")
                .with("kind", period.kind().code())
                .with("name", period.name())
                .with("first", period.first().toString())
                .with("last", period.last().toString())
                .with("totals", totals.sql(dialect))
                .render();
    }
}
