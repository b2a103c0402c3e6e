// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The due date of a case.
 *
 * @param lastInTime the last instant at which a decision is in time, to the microsecond: for limits
 *     in days 23:59:59.999999 of the last day (民法典 Art. 203: the period ends at twenty-four
 *     o'clock); a decision after it is late
 * @param date the local day of {@code lastInTime} in the zone of the calendar
 * @param provisional whether a day that the calculation rests on has no notice yet, so that the
 *     date can still change; such a date is for planning and never the ground of lateness
 */
public record Due(Instant lastInTime, LocalDate date, boolean provisional) {

    private static final Due STOPPED =
            new Due(
                    Instant.parse("9999-12-31T23:59:59.999999Z"),
                    LocalDate.of(9999, 12, 31),
                    false);

    /**
     * Returns the due date of a case whose clock stands still: none. Its instant is the end of the
     * year 9999, which compares after every other and fits every database.
     */
    public static Due stopped() {
        return STOPPED;
    }

    /** Returns whether the clock stands still in an open pause, so that there is no due date. */
    public boolean isStopped() {
        return equals(STOPPED);
    }
}
