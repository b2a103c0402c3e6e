// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import io.govpulse.event.Limit;
import java.time.Instant;

/**
 * A part of a limit that has begun to run, counted in one unit, with the pauses taken out so far.
 * It owns the rule of its unit: how a pause is measured, and how it moves the end. All answer in
 * constant time.
 *
 * <p>Pauses are taken out in order, and only those that begin {@linkplain #runsUntil before the
 * end}. No limit ends within a pause: one in days ends at the earliest with the day on which the
 * clock goes on. A longer limit never ends earlier, nor does one with a pause more.
 */
sealed interface Countdown
        permits Countdown.WorkingDays,
                Countdown.WorkingHours,
                Countdown.CalendarDays,
                Countdown.Hours,
                StatedEnd {

    /** The last microsecond of a second. */
    int LAST_MICROSECOND = 999_999_000;

    /**
     * Starts a limit.
     *
     * @param lastDayMoves whether a last calendar day that is off moves to the next working day
     * @param start the epoch second of acceptance
     */
    static Countdown of(DayTable table, boolean lastDayMoves, long start, Limit limit) {
        int day = table.dayAt(start);
        return switch (limit.unit()) {
            case WORKING_DAY -> workingDays(table, day, limit);
            case WORKING_HOUR -> new WorkingHours(table, table.position(start) + seconds(limit));
            case DAY -> new CalendarDays(table, day + limit.whole(), lastDayMoves);
            case HOUR -> new Hours(start + seconds(limit));
            case MONTH -> monthsAfter(table, day, limit.whole(), lastDayMoves);
            case YEAR -> monthsAfter(table, day, 12 * limit.whole(), lastDayMoves);
            case ON_THE_SPOT ->
                    // After closing time nobody is there to decide: the day of the next opening.
                    new WorkingDays(table, table.ordinalAt(table.position(start)), 1000);
        };
    }

    private static Countdown workingDays(DayTable table, int acceptance, Limit limit) {
        long firstCounted = table.workedBefore(acceptance + 1);
        return limit.part() == 0
                ? new WorkingDays(table, firstCounted + limit.whole() - 1, 1000)
                : new WorkingDays(table, firstCounted + limit.whole(), limit.part());
    }

    /** The corresponding day of the month, or its last day where there is none (民法典 Art. 202). */
    private static Countdown monthsAfter(
            DayTable table, int acceptance, long months, boolean lastDayMoves) {
        int day = table.dayOf(table.dateOf(acceptance).plusMonths(months));
        return new CalendarDays(table, day, lastDayMoves);
    }

    private static long seconds(Limit limit) {
        return ceilDiv(limit.thousandths() * 3600, 1000);
    }

    /** Returns the epoch second by which a pause has to begin before, to stop this clock. */
    long runsUntil();

    /** Returns the last instant in time. */
    Instant lastInTime();

    /**
     * Returns this clock with a pause taken out, in epoch seconds.
     *
     * @param from when it stopped, before {@link #runsUntil}
     * @param end when it went on, not before the end of any pause taken out earlier
     */
    Countdown paused(long from, long end);

    /**
     * Working days, pushed by whole paused working days. A remainder of seconds is rounded up to a
     * day (practice of supervision systems), once over all pauses together.
     *
     * <p>A limit whose clock goes on on its last day, or would have ended before, ends with that
     * day, also where only a part of it belongs to the limit.
     *
     * @param ordinal the ordinal of the last working day without pauses
     * @param part how much of that day's office hours belongs to the limit, in thousandths; 1000
     *     for the whole day, to midnight
     * @param paused the pauses, in units of a day
     * @param earliest the midnight before which it does not end, because it was paused
     */
    record WorkingDays(DayTable table, long ordinal, int part, long paused, long earliest)
            implements Countdown {

        private static final int WHOLE = 1000;

        WorkingDays(DayTable table, long ordinal, int part) {
            this(table, ordinal, part, 0, Long.MIN_VALUE);
        }

        private int lastDay() {
            return table.workday(ordinal + ceilDiv(paused, table.unitsPerDay()));
        }

        @Override
        public long runsUntil() {
            int day = lastDay();
            long end =
                    part == WHOLE
                            ? table.midnightAfter(day)
                            : fullMinute(table.secondOfPart(day, part));
            return Math.max(end, earliest);
        }

        @Override
        public Instant lastInTime() {
            long end = runsUntil();
            return part == WHOLE || end == earliest ? endOfDay(end) : Instant.ofEpochSecond(end);
        }

        @Override
        public Countdown paused(long from, long end) {
            long sum = paused + table.unitPosition(end) - table.unitPosition(from);
            WorkingDays pushed = new WorkingDays(table, ordinal, part, sum, earliest);
            int goesOn = table.workday(table.workedBefore(table.dayAt(end)));
            if (pushed.lastDay() > goesOn) {
                return pushed;
            }
            long midnight = table.midnightAfter(goesOn);
            return new WorkingDays(table, ordinal, part, sum, Math.max(earliest, midnight));
        }
    }

    /**
     * Working hours, to the minute, pushed by the open seconds of the pauses.
     *
     * @param position the position at which the limit is used up
     */
    record WorkingHours(DayTable table, long position) implements Countdown {

        @Override
        public long runsUntil() {
            return table.secondAt(position);
        }

        @Override
        public Instant lastInTime() {
            return Instant.ofEpochSecond(fullMinute(runsUntil()));
        }

        @Override
        public Countdown paused(long from, long end) {
            return new WorkingHours(table, position + table.position(end) - table.position(from));
        }
    }

    /**
     * Calendar days, months and years, pushed by whole paused days, a remainder rounded up, once
     * over all pauses together. A last day that is off moves to the next working day where the
     * jurisdiction says so (民法典 Art. 203), after all pauses that begin before that day is over.
     *
     * @param day the number of the last day without pauses
     * @param paused the pauses, in seconds of the local clock
     * @param earliest the day before which it does not end, because it was paused
     */
    record CalendarDays(DayTable table, long day, boolean lastDayMoves, long paused, int earliest)
            implements Countdown {

        private static final long DAY = 86_400;

        CalendarDays(DayTable table, long day, boolean lastDayMoves) {
            this(table, day, lastDayMoves, 0, 0);
        }

        private int moved(int last) {
            return lastDayMoves ? table.sameOrNextWorked(last) : last;
        }

        @Override
        public long runsUntil() {
            int last = table.dayOf(DayTable.FIRST.plusDays(day + ceilDiv(paused, DAY)));
            return table.midnightAfter(Math.max(moved(last), earliest));
        }

        @Override
        public Instant lastInTime() {
            return endOfDay(runsUntil());
        }

        @Override
        public Countdown paused(long from, long end) {
            long sum = paused + table.localPosition(end) - table.localPosition(from);
            CalendarDays pushed = new CalendarDays(table, day, lastDayMoves, sum, earliest);
            return pushed.runsUntil() > end
                    ? pushed
                    : new CalendarDays(table, day, lastDayMoves, sum, moved(table.dayAt(end)));
        }
    }

    /**
     * Hours of the clock, to the minute.
     *
     * @param second the epoch second at which the limit is used up
     */
    record Hours(long second) implements Countdown {

        @Override
        public long runsUntil() {
            return second;
        }

        @Override
        public Instant lastInTime() {
            return Instant.ofEpochSecond(fullMinute(second));
        }

        @Override
        public Countdown paused(long from, long end) {
            return new Hours(second + end - from);
        }
    }

    /** Returns the last instant before a midnight. */
    static Instant endOfDay(long midnight) {
        return Instant.ofEpochSecond(midnight - 1, LAST_MICROSECOND);
    }

    /** Registers keep minutes: a limit used up within a minute is in time until the next one. */
    private static long fullMinute(long epochSecond) {
        return ceilDiv(epochSecond, 60) * 60;
    }

    /** Returns the quotient, rounded up. */
    static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
