// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import io.govpulse.event.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The vocabulary of the calendar tests: calendars laid out once, and instants as clocks show them.
 */
final class At {

    static final JurisdictionCalendar CHINA = Calendars.named("china");
    static final JurisdictionCalendar NEW_YORK =
            Calendars.named("around-the-clock/America/New_York");

    /** Most tests have none. */
    static final List<Pause> NO_PAUSES = List.of();

    private At() {}

    /** A time in China, such as {@code 2024-09-13T10:00}. */
    static Instant china(String local) {
        return zoned(local, CHINA.zone());
    }

    /** A time in New York. */
    static Instant newYork(String local) {
        return zoned(local, NEW_YORK.zone());
    }

    static Instant zoned(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    /** A pause in China. */
    static Pause pause(String from, String end) {
        return Pause.between(china(from), china(end));
    }

    /** The due date of a case accepted in China, as a local time there. */
    static LocalDateTime due(String accepted, String limit, Pause... pauses) {
        Due due = CHINA.due(china(accepted), Limit.parse(limit), List.of(pauses));
        return LocalDateTime.ofInstant(due.lastInTime(), CHINA.zone());
    }

    /** An end that a source states, pushed by pauses. */
    static Due pushed(JurisdictionCalendar calendar, Instant stated, List<Pause> pauses) {
        return calendar.stated(Instant.EPOCH, stated).due(pauses);
    }

    /** Open seconds of a Monday without a holiday: an ordinary working day. */
    static long secondsOfAnOrdinaryDay(JurisdictionCalendar calendar) {
        LocalDate monday = LocalDate.of(2026, 11, 16);
        return calendar.workingTime(
                        monday.atStartOfDay(calendar.zone()).toInstant(),
                        monday.plusDays(1).atStartOfDay(calendar.zone()).toInstant(),
                        NO_PAUSES)
                .seconds();
    }

    /** Whether working time from noon to noon rests on a day without a notice. */
    static boolean isProvisional(JurisdictionCalendar calendar, String from, String to) {
        return calendar.workingTime(
                        zoned(from + "T12:00", calendar.zone()),
                        zoned(to + "T12:00:01", calendar.zone()),
                        NO_PAUSES)
                .provisional();
    }

    /** The last microsecond of a day. */
    static LocalDateTime endOf(String date) {
        return LocalDateTime.parse(date + "T23:59:59.999999");
    }

    static LocalDateTime time(String local) {
        return LocalDateTime.parse(local);
    }
}
