// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.time.Instant;
import java.time.LocalTime;

/**
 * An end that a source states as an instant, pushed by the paused working days, a remainder of
 * seconds rounded up to a day, at the same time of day, from an off day to the end of the day;
 * around the clock, where there is no working day to round up to, by the paused time itself. One
 * that no pause meets stays as it is, on whatever day it falls; one that would end on a day into
 * which a pause reaches, or before, ends with that day.
 *
 * @param stated the last instant in time without pauses
 * @param day the number of its day
 * @param paused the pauses, in units of a day; in seconds where there is no working day
 * @param earliest the midnight before which it does not end, because it was paused
 */
record StatedEnd(
        DayRules rules, DayTable table, Instant stated, int day, long paused, long earliest)
        implements Countdown {

    StatedEnd(DayRules rules, DayTable table, Instant stated) {
        this(rules, table, stated, table.dayAt(stated.getEpochSecond()), 0, Long.MIN_VALUE);
    }

    @Override
    public long runsUntil() {
        Instant last = lastInTime();
        return last.getEpochSecond() + (last.getNano() > 0 ? 1 : 0);
    }

    @Override
    public Instant lastInTime() {
        if (rules.isAroundTheClock()) {
            return stated.plusSeconds(paused);
        }
        Instant last = pushedBy(Countdown.ceilDiv(paused, table.unitsPerDay()));
        return last.getEpochSecond() < earliest ? Countdown.endOfDay(earliest) : last;
    }

    private Instant pushedBy(long workingDays) {
        if (workingDays == 0) {
            return stated;
        }
        // Through the ordinal of the day itself, or of the working day before it.
        int target = table.workday(table.workedBefore(day + 1) - 1L + workingDays);
        if (!table.isWorked(day)) {
            return Countdown.endOfDay(table.midnightAfter(target));
        }
        LocalTime time = LocalTime.from(stated.atZone(rules.zone()));
        return table.dateOf(target).atTime(time).atZone(rules.zone()).toInstant();
    }

    @Override
    public Countdown paused(long from, long end) {
        if (rules.isAroundTheClock()) {
            return new StatedEnd(rules, table, stated, day, paused + end - from, earliest);
        }
        long sum = paused + table.unitPosition(end) - table.unitPosition(from);
        StatedEnd pushed = new StatedEnd(rules, table, stated, day, sum, earliest);
        int goesOn = table.dayAt(end);
        if (table.dayAt(pushed.runsUntil()) > goesOn) {
            return pushed;
        }
        long midnight = table.midnightAfter(goesOn);
        return new StatedEnd(rules, table, stated, day, sum, Math.max(earliest, midnight));
    }
}
