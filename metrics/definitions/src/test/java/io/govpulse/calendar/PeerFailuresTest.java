// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static io.govpulse.calendar.At.CHINA;
import static io.govpulse.calendar.At.NEW_YORK;
import static io.govpulse.calendar.At.NO_PAUSES;
import static io.govpulse.calendar.At.china;
import static io.govpulse.calendar.At.due;
import static io.govpulse.calendar.At.endOf;
import static io.govpulse.calendar.At.newYork;
import static io.govpulse.calendar.At.pause;
import static io.govpulse.calendar.At.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Limit;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/**
 * Failures that other systems have had with working time, each as a case that must come out right.
 */
class PeerFailuresTest {

    @Test
    void countsMakeUpWorkingDaysUnlikeZammadSignalenAndPm4py() {
        // 2024-09-14 is a Saturday and worked; a Monday-to-Friday calendar says the 18th.
        assertThat(due("2024-09-13T10:00", "1wd")).isEqualTo(endOf("2024-09-14"));
        assertThat(
                        CHINA.workingTime(
                                        china("2024-09-14T00:00"),
                                        china("2024-09-15T00:00"),
                                        NO_PAUSES)
                                .seconds())
                .isEqualTo(28_800);
    }

    @Test
    void losesNoMinuteAtMidnightUnlikeZammad() {
        // Their day ends at 23:59, so a week around the clock has seven minutes less.
        Instant monday = newYork("2024-06-03T00:00");
        Instant nextMonday = newYork("2024-06-10T00:00");

        assertThat(NEW_YORK.workingTime(monday, nextMonday, NO_PAUSES).seconds())
                .isEqualTo(7 * 86_400);
        assertThat(NEW_YORK.due(monday, Limit.parse("168wh"), NO_PAUSES).lastInTime())
                .isEqualTo(nextMonday);
        assertThat(
                        NEW_YORK.workingTime(
                                        newYork("2024-06-03T23:59"),
                                        newYork("2024-06-04T00:00"),
                                        NO_PAUSES)
                                .seconds())
                .isEqualTo(60);
    }

    @Test
    void countsNoClosedHoursInPausesUnlikeZammadAndGlpi() {
        // The pause lasts 62.5 hours by the clock, of which the office is open for one.
        assertThat(due("2026-10-16T16:00", "4wh", pause("2026-10-16T17:00", "2026-10-19T07:30")))
                .isEqualTo(time("2026-10-19T11:30"));
        assertThat(due("2026-10-16T16:00", "4wh")).isEqualTo(time("2026-10-19T10:30"));
    }

    @Test
    void doesNotEscalateAtMidnightUnlikeGlpi() {
        // A limit in working hours runs out while the office is open, never at 00:00.
        assertThat(due("2026-10-12T17:00", "1wh")).isEqualTo(time("2026-10-12T18:00"));
        assertThat(due("2026-10-12T17:01", "1wh")).isEqualTo(time("2026-10-13T08:31"));
    }

    @Test
    void leavesHolidaysOutUnlikeSignalen() {
        // From 2024-10-01 to 7 is National Day; a calendar of weekends alone says 2024-10-02.
        assertThat(due("2024-09-30T10:00", "2wd")).isEqualTo(endOf("2024-10-09"));
    }

    @Test
    void takesTheTimeOutInWhichTheCitizenIsWaitedForUnlikeSignalen() {
        assertThat(due("2026-10-12T10:00", "3wd", pause("2026-10-13T08:30", "2026-10-20T08:30")))
                .isEqualTo(endOf("2026-10-22"));
    }

    @Test
    void countsWorkingTimeAndNotTheWallClockUnlikeDss() {
        // Friday 17:00 to Monday 09:00 is 64 hours by the clock and an hour and a half of work.
        assertThat(
                        CHINA.workingTime(
                                        china("2026-10-16T17:00"),
                                        china("2026-10-19T09:00"),
                                        NO_PAUSES)
                                .seconds())
                .isEqualTo(5_400);
    }

    @Test
    void doesNotDependOnTheZoneOfTheServer() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(JurisdictionCalendar.of(Calendars.rules("china"))).isEqualTo(CHINA);
            assertThat(due("2024-09-13T23:30", "1wd")).isEqualTo(endOf("2024-09-14"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void remembersThePausesWhenTheLimitChangesUnlikeZammad() {
        List<Pause> hearing = List.of(pause("2026-10-13T08:30", "2026-10-15T08:30"));

        assertThat(CHINA.due(china("2026-10-12T10:00"), Limit.workingDays(5), hearing).date())
                .isEqualTo("2026-10-21");
        assertThat(CHINA.due(china("2026-10-12T10:00"), Limit.workingDays(10), hearing).date())
                .isEqualTo("2026-10-28");
    }
}
