// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;

/** A due date promised as an instant, which pauses push: {@link JurisdictionCalendar#pushed}. */
final class PushedPromise {

    private final DayRules rules;
    private final DayTable table;
    private final Notices notices;
    private final Instant promised;
    private final int day;

    PushedPromise(DayRules rules, DayTable table, Notices notices, Instant promised) {
        this.rules = rules;
        this.table = table;
        this.notices = notices;
        this.promised = promised;
        this.day = table.dayAt(promised.getEpochSecond());
    }

    Due by(Collection<Pause> pauses) {
        PauseSpans spans = PauseSpans.of(pauses, Long.MIN_VALUE);
        long paused = 0;
        Instant last = promised;
        for (int i = 0; i < spans.size() && spans.from(i) < last.getEpochSecond(); i++) {
            if (spans.end(i) >= table.end()) {
                return Due.stopped();
            }
            paused += reading(spans.end(i)) - reading(spans.from(i));
            last = pushedBy(paused);
        }
        int lastDay = table.dayAt(last.getEpochSecond());
        return new Due(last, table.dateOf(lastDay), notices.miss(day, lastDay));
    }

    private long reading(long epochSecond) {
        return rules.isAroundTheClock() ? epochSecond : table.unitPosition(epochSecond);
    }

    private Instant pushedBy(long paused) {
        if (rules.isAroundTheClock()) {
            return promised.plusSeconds(paused);
        }
        long days = -Math.floorDiv(-paused, table.unitsPerDay());
        if (days == 0) {
            return promised;
        }
        // Through the ordinal of the day itself, or of the working day before it.
        int target = table.workday(table.workedBefore(day + 1) - 1L + days);
        LocalTime time = LocalTime.from(promised.atZone(rules.zone()));
        return table.dateOf(target).atTime(time).atZone(rules.zone()).toInstant();
    }
}
