// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static io.govpulse.calendar.At.CHINA;
import static io.govpulse.calendar.At.NO_PAUSES;
import static io.govpulse.calendar.At.china;
import static io.govpulse.calendar.At.due;
import static io.govpulse.calendar.At.endOf;
import static io.govpulse.calendar.At.pause;
import static io.govpulse.calendar.At.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.govpulse.event.Limit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pauses at the end of a limit, extensions, and how much of a limit is used. */
class RunningLimitTest {

    @Test
    void aPauseOnTheDayToWhichALastDayMovedIsWithinTheLimit() {
        // Saturday 4 July moves to Monday the 6th; the hearing lasts two days.
        assertThat(due("2026-06-04T09:00", "30d", pause("2026-07-06T09:00", "2026-07-08T09:00")))
                .isEqualTo(endOf("2026-07-08"));
        assertThat(due("2026-06-04T09:00", "30d", pause("2026-07-06T09:00", "2026-07-06T11:00")))
                .as("31 days end on Sunday, which moves to Monday, too")
                .isEqualTo(endOf("2026-07-06"));
        assertThat(due("2026-06-04T09:00", "30d", pause("2026-07-06T09:00", "2026-07-09T11:00")))
                .isEqualTo(endOf("2026-07-09"));
        assertThat(due("2026-06-04T09:00", "30d", pause("2026-06-10T09:00", "2026-06-12T09:00")))
                .as("a pause before it pushes the Saturday")
                .isEqualTo(endOf("2026-07-06"));
        assertThat(due("2026-06-04T09:00", "30d", pause("2026-07-07T00:00", "2026-07-08T09:00")))
                .as("one after it changes nothing")
                .isEqualTo(endOf("2026-07-06"));
    }

    @Test
    void splittingAPauseInTwoChangesNothing() {
        // Sunday 15 February moves to the 24th, the first working day after Spring Festival.
        assertThat(due("2026-01-15T09:00", "1mo", pause("2026-02-24T00:00", "2026-03-06T00:00")))
                .isEqualTo(endOf("2026-03-06"));
        assertThat(
                        due(
                                "2026-01-15T09:00",
                                "1mo",
                                pause("2026-02-24T00:00", "2026-03-01T00:00"),
                                pause("2026-03-01T00:00", "2026-03-06T00:00")))
                .isEqualTo(endOf("2026-03-06"));
    }

    @Test
    void aLimitDoesNotEndWithinAPause() {
        // Five working days end on Friday the 23rd; the office has closed when the pause begins.
        assertThat(due("2026-10-16T09:00", "5wd", pause("2026-10-23T18:00", "2026-10-28T08:30")))
                .isEqualTo(endOf("2026-10-28"));
        assertThat(due("2026-10-16T09:00", "5wd", pause("2026-10-23T18:00", "2026-10-26T00:00")))
                .as("over the weekend: until the day on which the clock goes on")
                .isEqualTo(endOf("2026-10-26"));
        Instant stated = china("2026-10-16T20:00");
        assertThat(
                        At.pushed(
                                        CHINA,
                                        stated,
                                        List.of(pause("2026-10-16T18:30", "2026-10-21T08:30")))
                                .lastInTime())
                .as("the day on which the clock goes on, to its end")
                .isEqualTo(china("2026-10-22T00:00").minusNanos(1_000));
    }

    @Test
    void anExtensionLengthensTheLimitAndPausesPushOnce() {
        Pause pause = pause("2026-02-14T09:00", "2026-02-24T09:00");
        RunningLimit limit = limit("2026-02-02T09:00", "30d");

        assertThat(end(limit, pause)).isEqualTo(endOf("2026-03-16"));
        assertThat(end(limit.extendedBy(Limit.parse("1d")), pause)).isEqualTo(endOf("2026-03-16"));
        assertThat(end(limit.extendedBy(Limit.parse("3d")), pause)).isEqualTo(endOf("2026-03-17"));
    }

    @Test
    void anExtensionIsPushedInTheUnitOfTheLimit() {
        // The pause of a night is eight hours of the clock, and no working day.
        RunningLimit hours = limit("2026-10-12T10:00", "48h").extendedBy(Limit.parse("1h"));
        assertThat(end(hours, pause("2026-10-13T00:00", "2026-10-13T08:00")))
                .isEqualTo(time("2026-10-14T19:00"));

        RunningLimit officeHours = limit("2026-10-12T08:30", "8wh").extendedBy(Limit.parse("1wh"));
        assertThat(end(officeHours, pause("2026-10-12T09:00", "2026-10-12T09:30")))
                .as("half an hour and not a day")
                .isEqualTo(time("2026-10-13T10:00"));
    }

    @Test
    void anExtensionInAnotherUnitIsCountedFromTheEndBeforeIt() {
        RunningLimit limit = limit("2026-10-12T10:00", "20wd");
        assertThat(end(limit)).isEqualTo(endOf("2026-11-09"));
        assertThat(end(limit.extendedBy(Limit.parse("10d")))).isEqualTo(endOf("2026-11-19"));
        assertThat(
                        end(
                                limit.extendedBy(Limit.parse("10d")),
                                pause("2026-10-13T10:00", "2026-10-15T10:00"),
                                pause("2026-11-12T10:00", "2026-11-13T10:00")))
                .as("two working days in the first part, a day of the calendar in the second")
                .isEqualTo(endOf("2026-11-23"));
    }

    @Test
    void noTimeAtAllExtendsNothing() {
        RunningLimit limit = limit("2026-10-12T10:00", "5wd");

        assertThat(end(limit.extendedBy(Limit.parse("0wd")))).isEqualTo(end(limit));
    }

    @Test
    void anExtensionToAStatedInstantHasTakenAccountOfEarlierPauses() {
        Pause ended = pause("2026-10-13T10:00", "2026-10-15T10:00");
        RunningLimit extended =
                limit("2026-10-12T10:00", "5wd")
                        .extendedTo(china("2026-10-16T09:00"), china("2026-10-30T17:00"));

        assertThat(end(extended, ended)).isEqualTo(time("2026-10-30T17:00"));
        assertThat(end(extended, ended, pause("2026-10-20T09:00", "2026-10-21T09:00")))
                .isEqualTo(time("2026-11-02T17:00"));
    }

    @Test
    void anExtensionNeverShortens() {
        RunningLimit limit = limit("2026-10-12T10:00", "5wd");

        assertThat(end(limit.extendedTo(china("2026-10-13T09:00"), china("2026-10-14T17:00"))))
                .isEqualTo(endOf("2026-10-19"));
    }

    @Test
    void aStatedEndRestsOnNoNotice() {
        Due stated =
                limit("2026-10-12T10:00", "5wd")
                        .extendedTo(china("2026-10-16T09:00"), china("2027-03-01T17:00"))
                        .due(List.of(pause("2026-10-13T10:00", "2026-10-15T10:00")));

        assertThat(stated.lastInTime()).isEqualTo(china("2027-03-01T17:00"));
        assertThat(stated.provisional()).isFalse();
    }

    @Test
    void tellsWhenAPartOfItIsUsed() {
        RunningLimit limit = limit("2026-10-12T18:00", "10wd");

        assertThat(limit.due(NO_PAUSES).date()).isEqualTo("2026-10-26");
        assertThat(limit.usedAt(90, NO_PAUSES)).contains(china("2026-10-23T18:00"));
        assertThat(limit.usedAt(0, NO_PAUSES)).contains(china("2026-10-12T18:00"));
        assertThat(limit.usedAt(100, NO_PAUSES)).contains(china("2026-10-26T18:00"));
        assertThat(limit.usedAt(90, List.of(pause("2026-10-13T08:30", "2026-10-14T08:30"))))
                .contains(china("2026-10-26T18:00"));
        assertThat(limit.usedAt(90, List.of(Pause.open(china("2026-10-13T08:30"))))).isEmpty();
        assertThat(limit("2026-10-17T00:00", "10h").usedAt(90, NO_PAUSES))
                .as("on a Saturday, by the clock")
                .contains(china("2026-10-17T09:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> limit.usedAt(101, NO_PAUSES));
    }

    @Test
    void tellsTheInstantAWorkingDayBefore() {
        RunningLimit limit = limit("2026-10-12T10:00", "5wd");

        assertThat(limit.before(1, NO_PAUSES)).contains(china("2026-10-16T23:59:59.999999"));
        assertThat(limit.before(0, NO_PAUSES)).contains(limit.due(NO_PAUSES).lastInTime());
        assertThat(limit.before(1, List.of(Pause.open(china("2026-10-13T08:30"))))).isEmpty();
    }

    private static RunningLimit limit(String accepted, String limit) {
        return CHINA.limit(china(accepted), Limit.parse(limit));
    }

    private static LocalDateTime end(RunningLimit limit, Pause... pauses) {
        return LocalDateTime.ofInstant(limit.due(List.of(pauses)).lastInTime(), CHINA.zone());
    }
}
