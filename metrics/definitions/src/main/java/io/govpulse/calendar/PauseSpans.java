// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Pauses put in order, cut at the start of the clock and freed of overlaps, in epoch seconds. The
 * same pauses in another order, or one of them split in two, give the same spans.
 */
final class PauseSpans {

    /** The end of a span that has none. */
    static final long OPEN = Long.MAX_VALUE;

    private static final PauseSpans NONE = new PauseSpans(new long[0], new long[0], 0);
    private static final Comparator<Pause> BY_BEGINNING = Comparator.comparing(Pause::from);

    private final long[] from;
    private final long[] end;
    private final int size;

    private PauseSpans(long[] from, long[] end, int size) {
        this.from = from;
        this.end = end;
        this.size = size;
    }

    /**
     * Returns the spans of the pauses.
     *
     * @param start the epoch second before which nothing is counted, {@link Long#MIN_VALUE} for
     *     none
     */
    static PauseSpans of(Collection<Pause> pauses, long start) {
        if (pauses.isEmpty()) {
            return NONE;
        }
        PauseSpans inOrder = merge(pauses, start);
        return inOrder != null ? inOrder : of(inOrder(pauses), start);
    }

    private static List<Pause> inOrder(Collection<Pause> pauses) {
        return pauses.stream().sorted(BY_BEGINNING).toList();
    }

    /** In one pass, as long as the pauses come in order, which they do in a register; else null. */
    private static @Nullable PauseSpans merge(Collection<Pause> pauses, long start) {
        long[] from = new long[pauses.size()];
        long[] end = new long[from.length];
        int size = 0;
        long reached = start;
        long previous = Long.MIN_VALUE;
        for (Pause pause : pauses) {
            long begins = pause.from().getEpochSecond();
            if (begins < previous) {
                return null;
            }
            previous = begins;
            long ends = pause.end().isPresent() ? pause.end().get().getEpochSecond() : OPEN;
            long counted = Math.max(reached, begins);
            if (ends > counted && size > 0 && begins <= reached) {
                // What follows at once is the same pause: a register may have split it.
                end[size - 1] = ends;
                reached = ends;
            } else if (ends > counted) {
                from[size] = counted;
                end[size] = ends;
                size++;
                reached = ends;
            }
        }
        return new PauseSpans(from, end, size);
    }

    /**
     * Returns the reading by which a part of what lies between two instants is used up, pauses
     * taken out.
     */
    long reached(long begins, long ends, int percent, LongUnaryOperator reading) {
        long first = reading.applyAsLong(begins);
        long net = reading.applyAsLong(ends) - first;
        for (int i = 0; i < size && from[i] < ends; i++) {
            net -= paused(i, ends, reading);
        }
        long reached = first + Countdown.ceilDiv(net * percent, 100);
        for (int i = 0; i < size && from[i] < ends && reading.applyAsLong(from[i]) < reached; i++) {
            reached += paused(i, ends, reading);
        }
        return reached;
    }

    private long paused(int i, long ends, LongUnaryOperator reading) {
        return reading.applyAsLong(Math.min(end[i], ends)) - reading.applyAsLong(from[i]);
    }

    int size() {
        return size;
    }

    long from(int i) {
        return from[i];
    }

    long end(int i) {
        return end[i];
    }
}
