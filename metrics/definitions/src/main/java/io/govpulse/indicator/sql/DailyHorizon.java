// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import java.time.LocalDate;

/**
 * The days that are looked at one by one; sums of the time before them are taken from whole years
 * and months.
 *
 * @param from the first of them: the first day of a month
 */
public record DailyHorizon(LocalDate from) {
    /** Every day there ever was. */
    public static final DailyHorizon EVERYTHING = new DailyHorizon(LocalDate.of(1, 1, 1));

    private static final int LONGEST_PERIOD_DAYS = 366;

    /** The days since the beginning of the month of {@code day}. */
    public static DailyHorizon since(LocalDate day) {
        return new DailyHorizon(day.withDayOfMonth(1));
    }

    /** Returns a condition on totals: a whole year or month before these days. */
    String before() {
        return Template.of(
                        """
                        ((period_kind = 'year' AND last_day < DATE '${year}') OR \
                        (period_kind = 'month' AND first_day >= DATE '${year}' \
                        AND last_day < DATE '${from}'))""")
                .with("year", from.withDayOfYear(1).toString())
                .with("from", from.toString())
                .render();
    }

    /** Returns a condition on totals: a period that ends in these days. */
    String within() {
        return this.equals(EVERYTHING)
                ? "true"
                // The lower bound on the first day adds nothing but lets whole files be skipped.
                : "(last_day >= DATE '%s' AND first_day >= DATE '%s')"
                        .formatted(from, from.minusDays(LONGEST_PERIOD_DAYS));
    }

    /** Returns a condition on totals: the summands of a stock, each day once. */
    String summands() {
        return "((period_kind = 'day' AND first_day >= DATE '%s') OR %s)".formatted(from, before());
    }
}
