// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.calendar.Calendars;
import io.govpulse.calendar.JurisdictionCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/** Reminds of the holiday notice of the coming year, which is published in the autumn before it. */
final class CalendarNotice {
    private static final MonthDay FIRST_REMINDER = MonthDay.of(10, 1);

    private CalendarNotice() {}

    /**
     * Says what to do, from 1 October on, when the default calendar does not know the coming year.
     */
    static Optional<String> warning(Instant now) {
        JurisdictionCalendar calendar = Calendars.named("china");
        LocalDate today = LocalDate.ofInstant(now, calendar.zone());
        int needed =
                MonthDay.from(today).isBefore(FIRST_REMINDER)
                        ? today.getYear()
                        : today.getYear() + 1;
        if (calendar.hasNotice(needed)) {
            return Optional.empty();
        }
        return Optional.of(
                "calendar china has no holiday notice of %d: due dates after %s are provisional and make no case late; install the release that has it, then run ./govpulse rebuild"
                        .formatted(needed, calendar.knownThrough()));
    }
}
