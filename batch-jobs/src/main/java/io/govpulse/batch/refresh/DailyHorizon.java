package io.govpulse.batch.refresh;

import java.time.LocalDate;

/**
 * The days a refresh looks at one by one; what was before them it knows from years and months.
 *
 * @param from first of them: the first day of a month
 */
record DailyHorizon(LocalDate from) {
    /** Every day there ever was. */
    static final DailyHorizon EVERYTHING = new DailyHorizon(LocalDate.of(1, 1, 1));

    private static final int LONGEST_PERIOD_DAYS = 366;

    /** The days since the beginning of the month of {@code day}. */
    static DailyHorizon since(LocalDate day) {
        return new DailyHorizon(day.withDayOfMonth(1));
    }

    private LocalDate yearStart() {
        return from.withDayOfYear(1);
    }

    /** Condition on totals: a whole year or month before these days. */
    String before() {
        return """
        ((period_kind = 'year' AND last_day < DATE '%1$s') OR \
        (period_kind = 'month' AND first_day >= DATE '%1$s' AND last_day < DATE '%2$s'))"""
                .formatted(yearStart(), from);
    }

    /** Condition on totals: a period that ends in these days. */
    String within() {
        return this.equals(EVERYTHING)
                ? "true"
                // The lower bound on the first day adds nothing but lets whole files be skipped.
                : "(last_day >= DATE '%s' AND first_day >= DATE '%s')"
                        .formatted(from, from.minusDays(LONGEST_PERIOD_DAYS));
    }

    /** Condition on totals: what sums up to a stock, each day once. */
    String summands() {
        return "((period_kind = 'day' AND first_day >= DATE '%s') OR %s)".formatted(from, before());
    }
}
