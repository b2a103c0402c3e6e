// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.time.Instant;
import java.time.LocalTime;

/**
 * An end that a source states as an instant, pushed by the paused working days, a remainder of
 * seconds rounded up to a day, at the same time of day; around the clock, where there is no working
 * day to round up to, by the paused time itself. One that no pause meets stays as it is, on
 * whatever day it falls.
 *
 * @param stated the last instant in time without pauses
 * @param day the number of its day
 * @param days the working days by which it is pushed at least, because it was paused
 */
record StatedEnd(DayRules rules, DayTable table, Instant stated, int day, long paused, long days)
        implements Countdown {

    StatedEnd(DayRules rules, DayTable table, Instant stated) {
        this(rules, table, stated, table.dayAt(stated.getEpochSecond()), 0, 0);
    }

    @Override
    public long runsUntil() {
        Instant last = lastInTime();
        return last.getEpochSecond() + (last.getNano() > 0 ? 1 : 0);
    }

    @Override
    public Instant lastInTime() {
        return rules.isAroundTheClock()
                ? stated.plusSeconds(paused)
                : pushedBy(Math.max(days, Countdown.ceilDiv(paused, table.unitsPerDay())));
    }

    private Instant pushedBy(long workingDays) {
        if (workingDays == 0) {
            return stated;
        }
        // Through the ordinal of the day itself, or of the working day before it.
        int target = table.workday(table.workedBefore(day + 1) - 1L + workingDays);
        LocalTime time = LocalTime.from(stated.atZone(rules.zone()));
        return table.dateOf(target).atTime(time).atZone(rules.zone()).toInstant();
    }

    @Override
    public Countdown paused(long from, long end) {
        if (rules.isAroundTheClock()) {
            return new StatedEnd(rules, table, stated, day, paused + end - from, 0);
        }
        long sum = paused + table.unitPosition(end) - table.unitPosition(from);
        StatedEnd pushed = new StatedEnd(rules, table, stated, day, sum, days);
        if (pushed.runsUntil() > end) {
            return pushed;
        }
        long first = table.workedBefore(table.dayAt(end)) - (table.workedBefore(day + 1) - 1L);
        StatedEnd thatDay = new StatedEnd(rules, table, stated, day, sum, first);
        return thatDay.runsUntil() > end
                ? thatDay
                : new StatedEnd(rules, table, stated, day, sum, first + 1);
    }
}
