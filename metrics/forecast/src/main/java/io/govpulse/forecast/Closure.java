// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

/** Whether an item has come to its end: nothing for much longer than ever before. */
final class Closure {
    private static final int TIMES = 4;

    /** So many zeros leave less than one chance in twenty that the next value is none. */
    private static final int ENOUGH = 60;

    private Closure() {}

    /**
     * Returns whether the first values are all zero, or end in a run of zeros four times as long as
     * any before and a season longer.
     */
    static boolean isClosed(Task task, int end) {
        int run = 0;
        int longest = 0;
        boolean anything = false;
        for (int t = 0; t < end; t++) {
            double value = task.series().value(t);
            if (value > 0) {
                longest = anything ? Math.max(longest, run) : 0;
                anything = true;
                run = 0;
            } else if (value == 0) {
                run++;
            }
        }
        return anything ? run >= TIMES * longest + task.season() : run > 0;
    }

    /** Returns whether there are enough zeros to be sure of the next. */
    static boolean hasShown(Task task, int end) {
        int zeros = 0;
        for (int t = end - 1; t >= 0 && !(task.series().value(t) > 0); t--) {
            zeros += task.series().value(t) == 0 ? 1 : 0;
        }
        return zeros >= ENOUGH;
    }
}
