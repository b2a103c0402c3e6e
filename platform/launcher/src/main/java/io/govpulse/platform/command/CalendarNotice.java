// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.rules.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * Reminds of the holiday notice of the coming year, which is published in the autumn before it, and
 * of one that is still missing.
 */
final class CalendarNotice {
    private static final MonthDay FIRST_REMINDER = MonthDay.of(10, 1);

    private CalendarNotice() {}

    /**
     * Says what to do for each calendar of the region that does not know this year or, from 1
     * October on, the coming one.
     */
    static List<String> warnings(Rules rules, Instant now) {
        return rules.calendars().stream()
                .filter(calendar -> !calendar.hasNotice(needed(calendar, now)))
                .map(
                        calendar ->
                                "calendar %s has no holiday notice of %d: due dates after %s are provisional and make no case late; install the release that has it, or add it in a calendar file of the rules (docs/time.md), then run ./govpulse rebuild"
                                        .formatted(
                                                calendar.id(),
                                                needed(calendar, now),
                                                calendar.knownThrough()))
                .toList();
    }

    private static int needed(JurisdictionCalendar calendar, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, calendar.zone());
        return MonthDay.from(today).isBefore(FIRST_REMINDER)
                ? today.getYear()
                : today.getYear() + 1;
    }
}
