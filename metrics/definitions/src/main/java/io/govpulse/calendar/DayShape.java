// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.util.Arrays;

/**
 * The opening of the office within one day, in seconds that really pass since the day began. On a
 * day on which the clocks change these differ from the local clock, so such a day has a shape of
 * its own.
 */
final class DayShape {

    private final int[] opens;
    private final int[] closes;
    private final int total;

    /** Slots in order and without overlap; empty ones are dropped. */
    DayShape(int[] opens, int[] closes) {
        int kept = 0;
        int sum = 0;
        int[] from = new int[opens.length];
        int[] to = new int[opens.length];
        for (int i = 0; i < opens.length; i++) {
            if (closes[i] > opens[i]) {
                from[kept] = opens[i];
                to[kept] = closes[i];
                sum += closes[i] - opens[i];
                kept++;
            }
        }
        this.opens = Arrays.copyOf(from, kept);
        this.closes = Arrays.copyOf(to, kept);
        this.total = sum;
    }

    /** Returns the open seconds of the whole day. */
    int total() {
        return total;
    }

    /** Returns the number of slots. */
    int slots() {
        return opens.length;
    }

    /** Returns when a slot opens, in seconds since the day began. */
    int opens(int slot) {
        return opens[slot];
    }

    /** Returns when a slot closes, in seconds since the day began. */
    int closes(int slot) {
        return closes[slot];
    }

    /**
     * Returns the earliest second of the day by which the office has been open for the given time.
     * At the end of a slot that is its closing, not the opening of the next.
     *
     * @param open between 1 and {@link #total()}
     */
    int secondOf(int open) {
        int left = open;
        for (int i = 0; i < opens.length; i++) {
            int length = closes[i] - opens[i];
            if (left <= length) {
                return opens[i] + left;
            }
            left -= length;
        }
        throw new AssertionError("Asked for " + open + " s of a day with " + total + " s");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayShape that
                && Arrays.equals(opens, that.opens)
                && Arrays.equals(closes, that.closes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(opens) + Arrays.hashCode(closes);
    }

    @Override
    public String toString() {
        return Arrays.toString(opens) + Arrays.toString(closes);
    }
}
