// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static io.govpulse.calendar.At.CHINA;
import static io.govpulse.calendar.At.NO_PAUSES;
import static io.govpulse.calendar.At.zoned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.govpulse.event.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlCalendarTest {

    private static final String DUBAI =
            """
            id: dubai-example
            zone: Asia/Dubai
            weekend: [friday, Saturday]
            office-hours: ["07:30-12:00", "12:30-15:30"]
            holidays: [2026-03-19/2026-03-22, 2026-05-26]
            make-up-days: [2026-03-28]
            yearly-holidays: ["01-01", "12-02", "12-03"]
            known: {from: 2025, through: 2026}
            """;

    @TempDir private Path folder;

    @Test
    void readsWeekendHolidaysMakeUpDaysHoursAndZone() throws IOException {
        JurisdictionCalendar calendar = load(DUBAI);

        assertThat(calendar.id()).isEqualTo("dubai-example");
        assertThat(calendar.zone()).isEqualTo(ZoneId.of("Asia/Dubai"));
        assertThat(At.secondsOfAnOrdinaryDay(calendar)).isEqualTo(27_000);
        assertThat(worked(calendar, "2026-03-18")).isTrue();
        assertThat(worked(calendar, "2026-03-19")).isFalse();
        assertThat(worked(calendar, "2026-03-22")).isFalse();
        assertThat(worked(calendar, "2026-03-28")).isTrue();
        assertThat(worked(calendar, "2026-04-03")).isFalse();
        assertThat(worked(calendar, "2026-04-05")).isTrue();
        assertThat(worked(calendar, "2026-12-02")).isFalse();
        assertThat(worked(calendar, "2029-12-03")).isFalse();
    }

    @Test
    void isProvisionalAfterTheYearsItKnows() throws IOException {
        JurisdictionCalendar calendar = load(DUBAI);

        assertThat(calendar.knownThrough()).isEqualTo("2026-12-31");
        assertThat(At.isProvisional(calendar, "2024-12-31", "2026-12-31")).isTrue();
        assertThat(At.isProvisional(calendar, "2026-12-31", "2026-12-31")).isFalse();
        assertThat(At.isProvisional(calendar, "2027-01-01", "2027-01-01")).isTrue();
    }

    @Test
    void startsFromAnotherCalendarAndChangesOnlyWhatItSays() throws IOException {
        JurisdictionCalendar calendar =
                load(
                        """
                        id: xinyang
                        extends: china
                        office-hours: ["09:00-12:00", "13:00-17:00"]
                        """);

        assertThat(At.secondsOfAnOrdinaryDay(calendar)).isEqualTo(25_200);
        assertThat(calendar.zone()).isEqualTo(CHINA.zone());
        assertThat(calendar.knownThrough()).isEqualTo(CHINA.knownThrough());
        assertThat(calendar.hash()).isNotEqualTo(CHINA.hash());
        for (LocalDate day = LocalDate.of(2015, 1, 1);
                day.getYear() < 2028;
                day = day.plusDays(1)) {
            assertThat(calendar.isWorkingDay(day)).as("%s", day).isEqualTo(CHINA.isWorkingDay(day));
        }
    }

    @Test
    void bringsTheNextNoticeBeforeTheLibraryHasIt() throws IOException {
        JurisdictionCalendar calendar =
                load(
                        """
                        id: china-with-an-invented-2027
                        extends: china
                        holidays: [2027-01-01/2027-01-04]
                        make-up-days: [2026-12-26, 2027-02-05]
                        known: {through: 2027-12-28}
                        """);

        assertThat(worked(calendar, "2026-12-26")).isTrue();
        assertThat(worked(calendar, "2027-01-04")).isFalse();
        assertThat(worked(calendar, "2027-02-05")).isTrue();
        Due due =
                calendar.due(
                        zoned("2026-12-20T10:00", calendar.zone()),
                        Limit.workingDays(20),
                        NO_PAUSES);
        assertThat(due.date()).isEqualTo("2027-01-18");
        assertThat(due.provisional()).isFalse();
    }

    @Test
    void hasShorterHoursOnSomeDaysAndCountsEachDayAsOne() throws IOException {
        JurisdictionCalendar calendar =
                load(
                        """
                        id: short-friday
                        zone: Europe/Berlin
                        weekend: [saturday, sunday]
                        office-hours:
                          friday: ["08:00-12:00"]
                          other-days: ["08:00-12:00", "13:00-17:00"]
                        known: {from: 2026, through: 2026}
                        """);

        WorkingTime week =
                calendar.workingTime(
                        zoned("2026-10-12T00:00", calendar.zone()),
                        zoned("2026-10-17T00:00", calendar.zone()),
                        NO_PAUSES);
        assertThat(week.seconds()).isEqualTo(36 * 3600);
        assertThat(week.thousandthsOfDay()).isEqualTo(5000);
        assertThat(
                        calendar.due(
                                        zoned("2026-10-15T16:00", calendar.zone()),
                                        Limit.of(6, Limit.Unit.WORKING_HOUR),
                                        NO_PAUSES)
                                .lastInTime())
                .isEqualTo(zoned("2026-10-19T09:00", calendar.zone()));
    }

    @Test
    void takesDaysFromAnICalendarFileBesideIt() throws IOException {
        Files.writeString(
                folder.resolve("days.ics"),
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20261012
                SUMMARY:Town day
                END:VEVENT
                END:VCALENDAR
                """);
        JurisdictionCalendar calendar =
                load(
                        """
                        id: town
                        zone: Europe/Berlin
                        weekend: [saturday, sunday]
                        office-hours: ["08:00-16:00"]
                        ical: days.ics
                        """);

        assertThat(worked(calendar, "2026-10-12")).isFalse();
        assertThat(calendar.knownThrough()).isEqualTo("2026-12-31");
        assertThat(At.secondsOfAnOrdinaryDay(calendar)).isEqualTo(28_800);
    }

    @Test
    void refusesAnUnknownKey() {
        assertRefused(
                "id: x\nholiday: [2026-10-01]\n",
                "unknown key holiday; expected extends, holidays, ical, id, known, last-day-moves,"
                        + " make-up-days, office-hours, weekend, yearly-holidays, zone");
        assertRefused(DUBAI.replace("through", "to"), "unknown key to; expected from, through");
        assertRefused("- a list\n", "[\"a list\"]; expected keys among extends, holidays");
    }

    @Test
    void refusesAKeyGivenTwice() {
        assertRefused(DUBAI + "zone: Asia/Muscat\n", "Duplicate field 'zone'");
    }

    @Test
    void saysWhatItMisses() {
        assertRefused("zone: Asia/Dubai\n", "expected key id");
        assertRefused(
                "id: x\nextends: china\nknown: {}\nzone: [a]\n", "zone is [\"a\"]; expected one");
        assertRefused(DUBAI.replaceAll("(?m)^zone.*\n", ""), "expected key zone");
        assertRefused(DUBAI.replaceAll("(?m)^weekend.*\n", ""), "expected key weekend");
        assertRefused(DUBAI.replaceAll("(?m)^office.*\n", ""), "expected key office-hours");
        assertRefused(
                DUBAI.replaceAll("(?m)^known.*\n", ""),
                "expected key known: {from: YEAR, through: YEAR}");
    }

    @Test
    void saysWhichValueItCannotRead() {
        assertRefused(
                DUBAI.replace("2026-05-26", "2026-13-26"),
                "date 2026-13-26; expected 2026-10-01, or a period 2026-10-01/2026-10-07");
        assertRefused(
                DUBAI.replace("2026-03-19/2026-03-22", "2026-03-22/2026-03-19"),
                "period 2026-03-22/2026-03-19; expected one that begins before it ends");
        assertRefused(
                DUBAI.replace("12-02", "2.12."), "yearly holiday 2.12.; expected month and day");
        assertRefused(
                DUBAI.replace("friday", "freitag"),
                "day of the week freitag; expected monday to sunday");
        assertRefused(
                DUBAI.replace("[2026-03-28]", "2026-03-28"),
                "make-up-days is \"2026-03-28\"; expected a list");
        assertRefused(
                DUBAI + "last-day-moves: perhaps\n",
                "last-day-moves is \"perhaps\"; expected true or false");
        assertRefused(
                DUBAI.replace("[2026-03-28]", "[2026-03-20]"),
                "both a holiday and a make-up day on 2026-03-20; expected one of the two");
    }

    @Test
    void refusesOfficeHoursThatCannotBe() {
        assertMessage(DUBAI.replace("07:30", "7:30"), "Cannot read office hours: 7:30-12:00");
        assertMessage(DUBAI.replace("07:30", "07:61"), "minutes from 00 to 59");
        assertMessage(
                DUBAI.replace("07:30-12:00", "12:00-07:30"),
                "Cannot make office hours 12:00-07:30; expected a slot that opens before it closes");
        assertMessage(
                DUBAI.replace("12:30", "11:30"),
                "Cannot make office hours: 07:30-12:00 and 11:30-15:30 overlap; expected slots apart");
        assertMessage(
                DUBAI.replace("[\"07:30-12:00\", \"12:30-15:30\"]", "{sunday: [\"07:30-12:00\"]}"),
                "none on MONDAY; expected a slot for each day of the week, days off too (make-up days)");
    }

    @Test
    void refusesACalendarThatCannotBe() {
        assertMessage(
                DUBAI.replace(
                        "[friday, Saturday]",
                        "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]"),
                "Cannot make calendar dubai-example: all seven days of the week are off; expected a");
        assertMessage(
                DUBAI.replace("from: 2025", "from: 2027"),
                "known from 2027-01-01 through 2026-12-31; expected a first day that is not after the last");
        assertMessage(
                DUBAI.replace("Asia/Dubai", "Asia/Dubay"), "Cannot find time zone: Asia/Dubay");
        assertMessage(DUBAI + "extends: mars\n", "Cannot find calendar: mars");
    }

    @Test
    void saysWhichFilesItReads() {
        Path missing = folder.resolve("missing.yaml");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.load(missing))
                .withMessage("Cannot read calendar " + missing + ": no such file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.load(Path.of("days.json")))
                .withMessage(
                        "Cannot read calendar: days.json; expected a file named .yaml, .yml or .ics");
    }

    private static boolean worked(JurisdictionCalendar calendar, String date) {
        return calendar.isWorkingDay(LocalDate.parse(date));
    }

    private JurisdictionCalendar load(String yaml) throws IOException {
        return Calendars.load(Files.writeString(folder.resolve("calendar.yaml"), yaml));
    }

    private void assertRefused(String yaml, String why) {
        assertMessage(yaml, "Cannot read calendar " + folder.resolve("calendar.yaml") + ": " + why);
    }

    private void assertMessage(String yaml, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(yaml))
                .withMessageContaining(part);
    }
}
