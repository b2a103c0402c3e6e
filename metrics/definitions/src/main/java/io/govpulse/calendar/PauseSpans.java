package io.govpulse.calendar;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

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
     * The spans of the pauses.
     *
     * @param start the epoch second before which nothing is counted, {@link Long#MIN_VALUE} for
     *     none
     */
    static PauseSpans of(Collection<Pause> pauses, long start) {
        if (pauses.isEmpty()) {
            return NONE;
        }
        Pause[] sorted = pauses.toArray(new Pause[0]);
        if (!isSorted(sorted)) {
            Arrays.sort(sorted, BY_BEGINNING);
        }
        long[] from = new long[sorted.length];
        long[] end = new long[sorted.length];
        int size = 0;
        long reached = start;
        for (Pause pause : sorted) {
            long begins = Math.max(reached, pause.from().getEpochSecond());
            long ends = pause.end().isPresent() ? pause.end().get().getEpochSecond() : OPEN;
            if (ends > begins) {
                from[size] = begins;
                end[size] = ends;
                size++;
                reached = ends;
            }
        }
        return new PauseSpans(from, end, size);
    }

    private static boolean isSorted(Pause[] pauses) {
        for (int i = 1; i < pauses.length; i++) {
            if (pauses[i].from().getEpochSecond() < pauses[i - 1].from().getEpochSecond()) {
                return false;
            }
        }
        return true;
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
