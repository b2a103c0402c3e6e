// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

/**
 * Working time between two instants, pauses taken out.
 *
 * @param seconds whole seconds during which the office was open; they add up when an interval is
 *     split
 * @param thousandthsOfDay the same as working days × 1000, rounded half up, so 3387 reads 3.387
 *     working days. Each working day counts as one, however long its office hours are. Sums and
 *     means are made from {@code seconds} or from the sum of these integers, never from printed
 *     decimals
 * @param provisional whether a day within has no notice yet
 */
public record WorkingTime(long seconds, long thousandthsOfDay, boolean provisional) {

    /** No time at all. */
    static final WorkingTime NONE = new WorkingTime(0, 0, false);

    /**
     * Checks that no measure is negative.
     *
     * @throws IllegalArgumentException if one is
     */
    public WorkingTime {
        if (seconds < 0 || thousandthsOfDay < 0) {
            throw new IllegalArgumentException(
                    "Cannot make working time of "
                            + seconds
                            + " s and "
                            + thousandthsOfDay
                            + "/1000 days; expected none to be negative");
        }
    }
}
