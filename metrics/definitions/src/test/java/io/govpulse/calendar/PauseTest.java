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
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseTest {

    /** Monday; five working days without a pause end on Monday the 19th. */
    private static final String ACCEPTED = "2026-10-12T09:00";

    @Test
    void pushesByThePausedWorkingDays() {
        assertThat(due(ACCEPTED, "5wd", pause("2026-10-13T10:00", "2026-10-15T10:00")))
                .isEqualTo(endOf("2026-10-21"));
    }

    @Test
    void roundsARemainderOfSecondsUpToADay() {
        assertThat(due(ACCEPTED, "5wd", pause("2026-10-13T10:00", "2026-10-13T10:01")))
                .isEqualTo(endOf("2026-10-20"));
        assertThat(due(ACCEPTED, "5wd", pause("2026-10-13T10:00", "2026-10-15T10:01")))
                .isEqualTo(endOf("2026-10-22"));
    }

    @Test
    void roundsOnceOverAllPausesTogether() {
        assertThat(
                        due(
                                ACCEPTED,
                                "5wd",
                                pause("2026-10-13T08:30", "2026-10-13T12:00"),
                                pause("2026-10-14T13:30", "2026-10-14T18:00")))
                .isEqualTo(endOf("2026-10-20"));
    }

    @Test
    void doesNotCountNightsWeekendsAndHolidaysOfAPause() {
        assertThat(due(ACCEPTED, "5wd", pause("2026-10-13T18:00", "2026-10-14T08:30")))
                .isEqualTo(endOf("2026-10-19"));
        assertThat(due(ACCEPTED, "5wd", pause("2026-10-16T18:00", "2026-10-19T08:30")))
                .isEqualTo(endOf("2026-10-19"));
        assertThat(due("2026-09-28T09:00", "5wd", pause("2026-09-30T18:00", "2026-10-08T08:30")))
                .isEqualTo(due("2026-09-28T09:00", "5wd"));
    }

    @Test
    void countsMakeUpDaysOfAPause() {
        // Saturday 2024-09-14 is worked: from Friday evening to Wednesday morning lies one working
        // day.
        assertThat(due("2024-09-12T09:00", "3wd")).isEqualTo(endOf("2024-09-18"));
        assertThat(due("2024-09-12T09:00", "3wd", pause("2024-09-13T18:00", "2024-09-18T08:30")))
                .isEqualTo(endOf("2024-09-19"));
    }

    @Test
    void takesOverlappingPausesOutOnce() {
        assertThat(
                        due(
                                ACCEPTED,
                                "5wd",
                                pause("2026-10-13T10:00", "2026-10-15T10:00"),
                                pause("2026-10-14T10:00", "2026-10-15T09:00"),
                                pause("2026-10-13T10:00", "2026-10-14T10:00")))
                .isEqualTo(endOf("2026-10-21"));
    }

    @Test
    void takesNothingOutForAPauseThatEndedBeforeItBegan() {
        assertThat(due(ACCEPTED, "5wd", pause("2026-10-15T10:00", "2026-10-13T10:00")))
                .isEqualTo(endOf("2026-10-19"));
        assertThat(due(ACCEPTED, "5wd", pause("2026-10-15T10:00", "2026-10-15T10:00")))
                .isEqualTo(endOf("2026-10-19"));
    }

    @Test
    void countsOnlyThePartOfAPauseAfterTheClockStarted() {
        assertThat(due(ACCEPTED, "5wd", pause("2026-09-01T10:00", "2026-10-12T08:00")))
                .isEqualTo(endOf("2026-10-19"));
        assertThat(due(ACCEPTED, "5wd", pause("2026-09-01T10:00", "2026-10-13T09:00")))
                .isEqualTo(endOf("2026-10-20"));
    }

    @Test
    void countsAPauseThatLastsLongerThanTheCaseWhole() {
        assertThat(due(ACCEPTED, "5wd", pause("2026-10-13T09:00", "2026-11-10T09:00")))
                .isEqualTo(endOf("2026-11-16"));
    }

    @Test
    void doesNotUndoLatenessByAPauseThatBeginsAfterTheLimitIsOver() {
        assertThat(due(ACCEPTED, "5wd", pause("2026-10-20T00:00", "2026-10-30T10:00")))
                .isEqualTo(endOf("2026-10-19"));
        assertThat(due(ACCEPTED, "5wd", pause("2026-10-19T17:00", "2026-10-20T10:00")))
                .isEqualTo(endOf("2026-10-20"));
        // The first pause moves the limit, so that the second falls within it.
        assertThat(
                        due(
                                ACCEPTED,
                                "5wd",
                                pause("2026-10-20T09:00", "2026-10-21T09:00"),
                                pause("2026-10-13T09:00", "2026-10-14T09:00")))
                .isEqualTo(endOf("2026-10-21"));
    }

    @Test
    void hasNoDueDateWhileAPauseIsOpen() {
        List<Pause> open = List.of(Pause.open(china("2026-10-13T09:00")));
        Due due = CHINA.due(china(ACCEPTED), Limit.workingDays(5), open);

        assertThat(due.isStopped()).isTrue();
        assertThat(due).isEqualTo(Due.stopped());
        assertThat(At.pushed(CHINA, china("2026-10-19T18:00"), open)).isEqualTo(Due.stopped());
    }

    @Test
    void takesTheEndOfTimeInARegisterForAnOpenPause() {
        Pause endless = pause("2026-10-13T09:00", "9999-12-31T23:59:59");

        assertThat(CHINA.due(china(ACCEPTED), Limit.workingDays(5), List.of(endless)).isStopped())
                .isTrue();
    }

    @Test
    void doesNotStopALateCaseByAnOpenPause() {
        Pause open = Pause.open(china("2026-10-20T09:00"));

        assertThat(CHINA.due(china(ACCEPTED), Limit.workingDays(5), List.of(open)).date())
                .isEqualTo("2026-10-19");
    }

    @Test
    void letsTheClockGoOnWhenThePausesOwnLimitIsOver() {
        Pause review = Pause.open(china("2026-10-13T00:00"));
        Instant ownDue = CHINA.due(review.from(), Limit.workingDays(2), NO_PAUSES).lastInTime();

        assertThat(due(ACCEPTED, "5wd", review.cappedAt(ownDue))).isEqualTo(endOf("2026-10-22"));
        Pause shorter = pause("2026-10-13T00:00", "2026-10-14T00:00");
        assertThat(shorter.cappedAt(ownDue)).isEqualTo(shorter);
    }

    @Test
    void pushesWorkingHoursByTheOpenMinutesOfThePause() {
        assertThat(due("2026-10-12T10:00", "4wh", pause("2026-10-12T11:00", "2026-10-12T14:00")))
                .isEqualTo(time("2026-10-12T17:00"));
        assertThat(due("2026-10-12T10:00", "2wh", pause("2026-10-12T12:00", "2026-10-12T14:00")))
                .isEqualTo(time("2026-10-12T12:00"));
    }

    @Test
    void pushesAPartOfAWorkingDayByWholeDaysToo() {
        assertThat(due("2026-10-12T09:00", "1.5wd", pause("2026-10-13T10:00", "2026-10-13T11:00")))
                .isEqualTo(time("2026-10-15T14:00"));
    }

    @Test
    void pushesCalendarDaysAndMonthsByPausedDaysThroughWeekends() {
        assertThat(due("2026-10-12T10:00", "3d", pause("2026-10-13T10:00", "2026-10-15T10:00")))
                .isEqualTo(endOf("2026-10-19"));
        assertThat(due("2026-10-12T10:00", "10d", pause("2026-10-16T10:00", "2026-10-19T10:01")))
                .isEqualTo(endOf("2026-10-26"));
        assertThat(due("2026-07-20T10:00", "3mo", pause("2026-08-01T00:00", "2026-08-03T00:00")))
                .isEqualTo(endOf("2026-10-22"));
    }

    @Test
    void pushesHoursOfTheClockByThePausedTime() {
        assertThat(due("2026-10-16T17:00", "48h", pause("2026-10-17T00:00", "2026-10-17T06:30")))
                .isEqualTo(time("2026-10-18T23:30"));
    }

    @Test
    void pushesAnOnTheSpotCaseByWholeWorkingDays() {
        assertThat(due("2026-10-16T10:00", "onspot", pause("2026-10-16T10:30", "2026-10-16T11:00")))
                .isEqualTo(endOf("2026-10-19"));
    }

    @Test
    void pushesAPromisedInstantByPausedWorkingDaysAtTheSameTimeOfDay() {
        Instant promised = china("2026-10-16T17:30");
        List<Pause> hearing = List.of(pause("2026-10-13T10:00", "2026-10-14T11:00"));

        assertThat(At.pushed(CHINA, promised, hearing))
                .isEqualTo(new Due(china("2026-10-20T17:30"), LocalDate.of(2026, 10, 20), false));
        assertThat(At.pushed(CHINA, promised, NO_PAUSES).lastInTime()).isEqualTo(promised);
        assertThat(
                        At.pushed(
                                        CHINA,
                                        promised,
                                        List.of(pause("2026-10-19T10:00", "2026-10-20T10:00")))
                                .lastInTime())
                .isEqualTo(promised);
    }

    @Test
    void pushesAPromiseOnADayOffFromThatDay() {
        Instant saturday = china("2026-10-17T12:00");

        assertThat(At.pushed(CHINA, saturday, NO_PAUSES).lastInTime()).isEqualTo(saturday);
        assertThat(
                        At.pushed(
                                        CHINA,
                                        saturday,
                                        List.of(pause("2026-10-13T10:00", "2026-10-13T11:00")))
                                .lastInTime())
                .as("a promise for Friday evening is never due later than one for Saturday")
                .isEqualTo(china("2026-10-20T00:00").minusNanos(1_000));
    }

    @Test
    void pushesAPromiseAroundTheClockByThePausedTimeItself() {
        Instant promised = newYork("2011-09-10T14:37");
        Pause pause = Pause.between(newYork("2011-09-09T01:00"), newYork("2011-09-09T03:15"));

        assertThat(At.pushed(NEW_YORK, promised, List.of(pause)).lastInTime())
                .isEqualTo(newYork("2011-09-10T16:52"));
    }
}
