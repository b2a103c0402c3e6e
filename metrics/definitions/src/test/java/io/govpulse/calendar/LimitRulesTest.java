// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static io.govpulse.calendar.At.CHINA;
import static io.govpulse.calendar.At.NO_PAUSES;
import static io.govpulse.calendar.At.china;
import static io.govpulse.calendar.At.due;
import static io.govpulse.calendar.At.endOf;
import static io.govpulse.calendar.At.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Limit;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One test per rule of {@link Limit}, without pauses. */
class LimitRulesTest {

    @Test
    void doesNotCountTheDayOfAcceptanceAtWhateverHour() {
        assertThat(due("2026-10-12T00:00", "5wd")).isEqualTo(endOf("2026-10-19"));
        assertThat(due("2026-10-12T09:00", "5wd")).isEqualTo(endOf("2026-10-19"));
        assertThat(due("2026-10-12T23:59:59", "5wd")).isEqualTo(endOf("2026-10-19"));
    }

    @Test
    void countsFromTheNextWorkingDayWhenAcceptedOnADayOff() {
        assertThat(due("2026-10-17T10:00", "1wd")).isEqualTo(endOf("2026-10-19"));
        assertThat(due("2026-10-18T10:00", "1wd")).isEqualTo(endOf("2026-10-19"));
    }

    @Test
    void endsWithTheLastMicrosecondOfTheLastDay() {
        Due due = CHINA.due(china("2024-09-13T10:00"), Limit.workingDays(1), NO_PAUSES);
        Instant midnight = china("2024-09-15T00:00");

        assertThat(due.lastInTime()).isEqualTo(midnight.minusNanos(1000));
    }

    @Test
    void addsAPartOfTheOfficeHoursOfTheFollowingDay() {
        // Half of eight hours: until 12:00 three and a half have passed, the rest after the break.
        assertThat(due("2026-10-12T09:00", "0.5wd")).isEqualTo(time("2026-10-13T14:00"));
        assertThat(due("2026-10-12T09:00", "1.5wd")).isEqualTo(time("2026-10-14T14:00"));
        assertThat(due("2026-10-16T09:00", "0.25wd")).isEqualTo(time("2026-10-19T10:30"));
    }

    @Test
    void countsWorkingHoursToTheMinuteAcrossBreakNightAndWeekend() {
        assertThat(due("2026-10-12T10:00", "1wh")).isEqualTo(time("2026-10-12T11:00"));
        assertThat(due("2026-10-12T10:00", "3wh")).isEqualTo(time("2026-10-12T14:30"));
        assertThat(due("2026-10-16T17:00", "2wh")).isEqualTo(time("2026-10-19T09:30"));
        assertThat(due("2026-10-12T10:00:01", "1.5wh")).isEqualTo(time("2026-10-12T11:31"));
    }

    @Test
    void endsAtClosingTimeAndNotAtTheNextOpening() {
        assertThat(due("2026-10-12T10:00", "2wh")).isEqualTo(time("2026-10-12T12:00"));
        assertThat(due("2026-10-12T13:30", "4.5wh")).isEqualTo(time("2026-10-12T18:00"));
        assertThat(due("2026-10-12T08:30", "8wh")).isEqualTo(time("2026-10-12T18:00"));
    }

    @Test
    void startsWorkingHoursAtTheNextOpeningWhenAcceptedOutsideThem() {
        assertThat(due("2026-10-12T07:00", "1wh")).isEqualTo(time("2026-10-12T09:30"));
        assertThat(due("2026-10-12T12:10", "1wh")).isEqualTo(time("2026-10-12T14:30"));
        assertThat(due("2026-10-16T20:00", "1wh")).isEqualTo(time("2026-10-19T09:30"));
    }

    @Test
    void countsCalendarDaysThroughWeekendsAndMovesALastDayThatIsOff() {
        assertThat(due("2026-10-12T10:00", "3d")).isEqualTo(endOf("2026-10-15"));
        assertThat(due("2026-10-12T10:00", "10d")).isEqualTo(endOf("2026-10-22"));
        assertThat(due("2026-10-12T10:00", "5d")).isEqualTo(endOf("2026-10-19"));
        // Sunday 2024-09-15 to Tuesday 17 is Mid-Autumn; Saturday 14 makes up for it and is worked.
        assertThat(due("2024-09-11T10:00", "3d")).isEqualTo(endOf("2024-09-14"));
        assertThat(due("2024-09-11T10:00", "4d")).isEqualTo(endOf("2024-09-18"));
    }

    @Test
    void endsMonthsAndYearsOnTheCorrespondingDayOrTheLastOfTheMonth() {
        assertThat(due("2026-07-20T10:00", "3mo")).isEqualTo(endOf("2026-10-20"));
        assertThat(due("2025-11-30T10:00", "3mo")).isEqualTo(endOf("2026-02-28"));
        assertThat(due("2024-01-31T10:00", "1mo")).isEqualTo(endOf("2024-02-29"));
        assertThat(due("2024-02-29T10:00", "1y")).isEqualTo(endOf("2025-02-28"));
        assertThat(due("2023-10-08T10:00", "1y")).isEqualTo(endOf("2024-10-08"));
        // The first of October is off through the eighth in 2025.
        assertThat(due("2025-09-01T10:00", "1mo")).isEqualTo(endOf("2025-10-09"));
    }

    @Test
    void countsHoursOfTheClockThroughNightsAndHolidays() {
        assertThat(due("2026-10-16T17:00", "48h")).isEqualTo(time("2026-10-18T17:00"));
        assertThat(due("2026-10-16T17:00:30", "0.5h")).isEqualTo(time("2026-10-16T17:31"));
    }

    @Test
    void endsAnOnTheSpotCaseWithTheDayOnWhichTheOfficeIsOpen() {
        assertThat(due("2026-10-12T10:00", "onspot")).isEqualTo(endOf("2026-10-12"));
        assertThat(due("2026-10-12T07:00", "onspot")).isEqualTo(endOf("2026-10-12"));
        assertThat(due("2026-10-12T17:59", "onspot")).isEqualTo(endOf("2026-10-12"));
        // After closing time, and on a Saturday, nobody is there until the next working day.
        assertThat(due("2026-10-12T18:00", "onspot")).isEqualTo(endOf("2026-10-13"));
        assertThat(due("2026-10-17T10:00", "0")).isEqualTo(endOf("2026-10-19"));
    }

    @Test
    void canLeaveALastDayThatIsOffWhereTheJurisdictionSaysSo() {
        DayRules rules = Calendars.rules("china");
        JurisdictionCalendar calendar =
                JurisdictionCalendar.of(
                        new DayRules(
                                "strict",
                                rules.zone(),
                                rules.weekend(),
                                rules.hours(),
                                rules.holidays(),
                                rules.makeUpDays(),
                                rules.knownFrom(),
                                rules.knownThrough(),
                                false));

        assertThat(calendar.due(china("2026-10-12T10:00"), Limit.days(5), NO_PAUSES).date())
                .isEqualTo("2026-10-17");
        // Without a last day that moves the date needs no notice.
        assertThat(calendar.due(china("2027-03-01T10:00"), Limit.days(5), NO_PAUSES).provisional())
                .isFalse();
    }
}
