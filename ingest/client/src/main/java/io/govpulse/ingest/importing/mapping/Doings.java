// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import java.util.Locale;

/**
 * Numbers the doings of an activity within a case, in the order of the rows: the n-th completion
 * belongs to the n-th start. A completion without a start is a doing of its own.
 */
final class Doings {
    private static final int STARTS = 32;
    private static final long COMPLETED = (1L << STARTS) - 1;

    /** By case and activity: the starts in the upper half, the completions in the lower. */
    private final Object2LongOpenHashMap<String> counts = new Object2LongOpenHashMap<>();

    private final EventLog log;

    Doings(EventLog log) {
        this.log = log;
    }

    /**
     * Returns the number of the doing to which the next row belongs.
     *
     * @param activity of the case; with the case's key, so that no two are alike
     * @param transition what the row says of it; '' where it says nothing
     */
    long number(String activity, String transition) {
        long count = counts.getLong(activity);
        long starts = count >>> STARTS;
        long completed = count & COMPLETED;
        String change = transition.toLowerCase(Locale.ROOT);
        long number;
        if (log.starts().contains(change)) {
            number = ++starts;
        } else if (transition.isEmpty() || log.completes().contains(change)) {
            number = ++completed;
            starts = Math.max(starts, completed);
        } else {
            // It is suspended, resumed, assigned: nothing ends or begins by it.
            number = Math.min(completed + 1, Math.max(starts, 1));
        }
        counts.put(activity, starts << STARTS | completed);
        return number;
    }
}
