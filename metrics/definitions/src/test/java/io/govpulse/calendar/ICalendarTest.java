// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ICalendarTest {

    @TempDir private Path folder;

    @Test
    void readsAllDayEventsAsHolidays() throws IOException {
        JurisdictionCalendar calendar =
                load(
                        event("DTSTART;VALUE=DATE:20260406", "SUMMARY:Easter Monday"),
                        event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"),
                        event("DTSTART;VALUE=DATE:20260525", "DURATION:P2D"),
                        event("DTSTART;VALUE=DATE:20260701", "STATUS:CANCELLED"));

        assertThat(calendar.id()).isEqualTo("Test town");
        assertThat(calendar.zone()).hasToString("Europe/Berlin");
        assertThat(worked(calendar, "2026-04-06")).isFalse();
        assertThat(worked(calendar, "2026-04-07")).isTrue();
        assertThat(worked(calendar, "2026-12-24")).isFalse();
        assertThat(worked(calendar, "2026-12-25")).isFalse();
        assertThat(worked(calendar, "2026-12-28")).isTrue();
        assertThat(worked(calendar, "2026-05-26")).isFalse();
        assertThat(worked(calendar, "2026-05-27")).isTrue();
        assertThat(worked(calendar, "2026-07-01")).isTrue();
        assertThat(worked(calendar, "2026-07-04")).isFalse();
        assertThat(At.secondsOfAnOrdinaryDay(calendar)).isEqualTo(86_400);
        assertThat(calendar.knownThrough()).isEqualTo("2026-12-31");
    }

    @Test
    void followsRulesOfRecurrenceButKnowsOnlyTheYearsListed() throws IOException {
        JurisdictionCalendar calendar =
                load(
                        event("DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=YEARLY"),
                        event(
                                "DTSTART;VALUE=DATE:20211125",
                                "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
                        event("DTSTART;VALUE=DATE:20260403", "SUMMARY:Good Friday"));

        assertThat(worked(calendar, "2029-01-01")).isFalse();
        assertThat(worked(calendar, "2026-11-26")).isFalse();
        assertThat(worked(calendar, "2026-11-19")).isTrue();
        assertThat(calendar.knownThrough()).isEqualTo("2026-12-31");
        assertThat(At.isProvisional(calendar, "2027-01-01", "2027-01-01")).isTrue();
    }

    @Test
    void doesNotShiftDaysWithTheZoneOfTheServer() throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : new String[] {"Pacific/Kiritimati", "America/Los_Angeles", "UTC"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                JurisdictionCalendar calendar =
                        load(event("DTSTART;VALUE=DATE:20261001", "RRULE:FREQ=YEARLY;COUNT=2"));
                assertThat(worked(calendar, "2026-09-30")).as(zone).isTrue();
                assertThat(worked(calendar, "2026-10-01")).as(zone).isFalse();
                assertThat(worked(calendar, "2026-10-02")).as(zone).isTrue();
                assertThat(worked(calendar, "2027-10-01")).as(zone).isFalse();
                assertThat(worked(calendar, "2028-10-02")).as(zone).isTrue();
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void readsMakeUpDaysAsCalendarsForChinaMarkThem() throws IOException {
        JurisdictionCalendar calendar =
                load(
                        event(
                                "DTSTART;VALUE=DATE:20240915",
                                "DTEND;VALUE=DATE:20240918",
                                "SUMMARY:中秋节（休）",
                                "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY"),
                        event(
                                "DTSTART;VALUE=DATE:20240914",
                                "SUMMARY:中秋节（班）",
                                "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY"),
                        event("DTSTART;VALUE=DATE:20240910", "SUMMARY:教师节"));

        assertThat(worked(calendar, "2024-09-14")).isTrue();
        assertThat(worked(calendar, "2024-09-16")).isFalse();
        assertThat(worked(calendar, "2024-09-10")).isTrue();
    }

    @Test
    void readsMakeUpDaysByCategory() throws IOException {
        assertThat(
                        worked(
                                load(
                                        event(
                                                "DTSTART;VALUE=DATE:20240914",
                                                "SUMMARY:中秋节补班",
                                                "CATEGORIES:workday"),
                                        event("DTSTART;VALUE=DATE:20240916")),
                                "2024-09-14"))
                .isTrue();
    }

    @Test
    void refusesToGuessThatAnUnmarkedMakeUpDayIsAHoliday() {
        assertRefused(
                "the event 中秋节补班 is called a make-up day but is not marked as one; add"
                        + " CATEGORIES:WORKDAY to it",
                event("DTSTART;VALUE=DATE:20240914", "SUMMARY:中秋节补班"));
    }

    @Test
    void refusesEventsAtATimeOfDay() {
        assertRefused(
                "the event Meeting has a time of day; expected all-day events (VALUE=DATE)",
                event("DTSTART:20240914T100000Z", "SUMMARY:Meeting"));
    }

    @Test
    void refusesFilesWithoutEvents() throws IOException {
        assertRefused("it has no events; expected an iCalendar file (RFC 5545)");
        Path file = Files.writeString(folder.resolve("text.ics"), "not a calendar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.load(file))
                .withMessageContaining("it has no events");
        assertRefused(
                "all of its events are cancelled or observances",
                event("DTSTART;VALUE=DATE:20240914", "STATUS:CANCELLED"));
    }

    @Test
    void refusesAFileWithoutAZone() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("nozone.ics"),
                        calendar("", event("DTSTART;VALUE=DATE:20240914")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.load(file))
                .withMessageContaining(
                        "it has no X-WR-TIMEZONE; add one, or name the file under ical:");
    }

    private static boolean worked(JurisdictionCalendar calendar, String date) {
        return calendar.isWorkingDay(LocalDate.parse(date));
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:"
                + String.join("", lines).hashCode()
                + "\r\n"
                + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\n";
    }

    private static String calendar(String header, String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
                + header
                + String.join("", events)
                + "END:VCALENDAR\r\n";
    }

    private JurisdictionCalendar load(String... events) throws IOException {
        String header = "X-WR-CALNAME:Test town\r\nX-WR-TIMEZONE:Europe/Berlin\r\n";
        return Calendars.load(
                Files.writeString(folder.resolve("days.ics"), calendar(header, events)));
    }

    private void assertRefused(String why, String... events) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(events))
                .withMessage("Cannot read calendar " + folder.resolve("days.ics") + ": " + why);
    }
}
