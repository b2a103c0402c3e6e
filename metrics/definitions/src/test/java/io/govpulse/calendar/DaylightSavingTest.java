// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static io.govpulse.calendar.At.NEW_YORK;
import static io.govpulse.calendar.At.NO_PAUSES;
import static io.govpulse.calendar.At.newYork;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In New York the clocks went on at 02:00 on 2024-03-10 and back at 02:00 on 2024-11-03. */
class DaylightSavingTest {

    @Test
    void countsTheHoursThatReallyPass() {
        assertThat(seconds("2024-03-10T00:00", "2024-03-11T00:00")).isEqualTo(23 * 3600);
        assertThat(seconds("2024-11-03T00:00", "2024-11-04T00:00")).isEqualTo(25 * 3600);
        assertThat(seconds("2024-03-10T01:00", "2024-03-10T04:00")).isEqualTo(2 * 3600);
    }

    @Test
    void countsADayOf23Or25HoursAsOneDay() {
        assertThat(days("2024-03-10T00:00", "2024-03-11T00:00")).isEqualTo(1000);
        assertThat(days("2024-11-03T00:00", "2024-11-04T00:00")).isEqualTo(1000);
        assertThat(days("2024-01-01T00:00", "2025-01-01T00:00")).isEqualTo(366_000);
    }

    @Test
    void addsHoursByTheTimeThatPasses() {
        assertThat(due("2024-03-09T12:00", "24h")).isEqualTo(newYork("2024-03-10T13:00"));
        assertThat(due("2024-03-09T12:00", "24wh")).isEqualTo(newYork("2024-03-10T13:00"));
        assertThat(due("2024-11-02T12:00", "24wh")).isEqualTo(newYork("2024-11-03T11:00"));
    }

    @Test
    void endsADayAtLocalMidnight() {
        assertThat(due("2024-03-09T12:00", "1wd"))
                .isEqualTo(newYork("2024-03-11T00:00").minusNanos(1000));
        assertThat(due("2024-11-02T12:00", "1d"))
                .isEqualTo(newYork("2024-11-04T00:00").minusNanos(1000));
    }

    @Test
    void takesAPauseFromMidnightToMidnightOutAsOneDay() {
        for (String limit : List.of("5wd", "5d")) {
            for (LocalDate day : List.of(LocalDate.of(2024, 3, 10), LocalDate.of(2024, 11, 3))) {
                Pause pause =
                        Pause.between(newYork(day + "T00:00"), newYork(day.plusDays(1) + "T00:00"));
                Instant accepted = newYork(day.minusDays(1) + "T12:00");

                assertThat(NEW_YORK.due(accepted, Limit.parse(limit), List.of(pause)).date())
                        .isEqualTo(day.plusDays(5));
            }
        }
    }

    @Test
    void keepsTheTimeOfDayOfAPushedPromise() {
        DayRules rules = Calendars.rules("china");
        JurisdictionCalendar office =
                JurisdictionCalendar.of(
                        new DayRules(
                                "office",
                                ZoneId.of("America/New_York"),
                                rules.weekend(),
                                rules.hours(),
                                java.util.Set.of(),
                                java.util.Set.of(),
                                LocalDate.of(2024, 1, 1),
                                LocalDate.of(2024, 12, 31),
                                true));
        Pause hearing = Pause.between(newYork("2024-03-07T09:00"), newYork("2024-03-07T10:00"));

        assertThat(At.pushed(office, newYork("2024-03-08T17:00"), List.of(hearing)).lastInTime())
                .isEqualTo(newYork("2024-03-11T17:00"));
    }

    @Test
    void knowsADayThatItsZoneSkipped() {
        // Samoa went from the 29th to the 31st of December 2011.
        JurisdictionCalendar samoa = Calendars.named("around-the-clock/Pacific/Apia");
        Instant accepted = At.zoned("2011-12-29T12:00", samoa.zone());

        assertThat(samoa.isWorkingDay(LocalDate.of(2011, 12, 30))).isFalse();
        assertThat(samoa.due(accepted, Limit.workingDays(1), NO_PAUSES).date())
                .isEqualTo("2011-12-31");
    }

    @Test
    void knowsAZoneWhoseDaysBeginAfterMidnight() {
        // In Beirut the clocks went on at 00:00, so 2024-03-31 began at 01:00.
        JurisdictionCalendar beirut = Calendars.named("around-the-clock/Asia/Beirut");
        Instant accepted = At.zoned("2024-03-30T23:59", beirut.zone());

        assertThat(beirut.due(accepted, Limit.parse("2wh"), NO_PAUSES).lastInTime())
                .isEqualTo(At.zoned("2024-03-31T02:59", beirut.zone()));
    }

    private static long seconds(String from, String to) {
        return NEW_YORK.workingTime(newYork(from), newYork(to), NO_PAUSES).seconds();
    }

    private static long days(String from, String to) {
        return NEW_YORK.workingTime(newYork(from), newYork(to), NO_PAUSES).thousandthsOfDay();
    }

    private static Instant due(String accepted, String limit) {
        return NEW_YORK.due(newYork(accepted), Limit.parse(limit), NO_PAUSES).lastInTime();
    }
}
