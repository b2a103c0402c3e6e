// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import io.govpulse.event.Limit;

/**
 * A limit that has begun to run. It measures pauses, and ends later by them. One per way of
 * counting; all answer in constant time.
 */
sealed interface Countdown {

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

    /** Returns the reading of this limit's measure at an instant; a pause counts the difference. */
    long reading(long epochSecond);

    /**
     * Returns the epoch second at which the limit has run out when so much pause has been taken
     * out.
     */
    long end(long paused);

    /**
     * Returns whether the limit ends with a day, so that midnight itself is late; otherwise the
     * instant at which the limit has run out is the last one in time.
     */
    boolean endsWithDay();

    /**
     * Working days, pushed by whole paused working days. A remainder of seconds is rounded up to a
     * day (practice of supervision systems), once over all pauses together.
     *
     * @param ordinal the ordinal of the last working day without pauses
     * @param part how much of that day's office hours belongs to the limit, in thousandths; 1000
     *     for the whole day, to midnight
     */
    record WorkingDays(DayTable table, long ordinal, int part) implements Countdown {

        @Override
        public long reading(long epochSecond) {
            return table.unitPosition(epochSecond);
        }

        @Override
        public long end(long paused) {
            int day = table.workday(ordinal + ceilDiv(paused, table.unitsPerDay()));
            return endsWithDay()
                    ? table.midnightAfter(day)
                    : fullMinute(table.secondOfPart(day, part));
        }

        @Override
        public boolean endsWithDay() {
            return part == 1000;
        }
    }

    /**
     * Working hours, to the minute, pushed by the open seconds of the pauses.
     *
     * @param position the position at which the limit is used up without pauses
     */
    record WorkingHours(DayTable table, long position) implements Countdown {

        @Override
        public long reading(long epochSecond) {
            return table.position(epochSecond);
        }

        @Override
        public long end(long paused) {
            return fullMinute(table.secondAt(position + paused));
        }

        @Override
        public boolean endsWithDay() {
            return false;
        }
    }

    /**
     * Calendar days, months and years, pushed by whole paused days, a remainder rounded up; a last
     * day that is off moves to the next working day where the jurisdiction says so (民法典 Art. 203).
     *
     * @param day the number of the last day without pauses
     */
    record CalendarDays(DayTable table, long day, boolean lastDayMoves) implements Countdown {

        @Override
        public long reading(long epochSecond) {
            return table.localPosition(epochSecond);
        }

        @Override
        public long end(long paused) {
            long last = day + ceilDiv(paused, 86_400);
            int end = table.dayOf(DayTable.FIRST.plusDays(last));
            return table.midnightAfter(lastDayMoves ? table.sameOrNextWorked(end) : end);
        }

        @Override
        public boolean endsWithDay() {
            return true;
        }
    }

    /**
     * Hours of the clock, to the minute.
     *
     * @param second the epoch second at which the limit is used up without pauses
     */
    record Hours(long second) implements Countdown {

        @Override
        public long reading(long epochSecond) {
            return epochSecond;
        }

        @Override
        public long end(long paused) {
            return fullMinute(second + paused);
        }

        @Override
        public boolean endsWithDay() {
            return false;
        }
    }

    /** Registers keep minutes: a limit used up within a minute is in time until the next one. */
    private static long fullMinute(long epochSecond) {
        return ceilDiv(epochSecond, 60) * 60;
    }

    private static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
