// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.acceptedDue;
import static io.govpulse.cases.CaseEvents.china;
import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.facts;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.submitted;
import static io.govpulse.cases.CaseEvents.submittedUnder;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.calendar.Due;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Limits, and whether they were kept. 2026-10-12 is a Monday; five working days end on the 19th.
 */
class LatenessTest {
    private static final Event ACCEPTED = accepted("2026-10-12T10:00", "5wd");
    private static final Instant DUE = china("2026-10-19T23:59:59.999999");
    private static final Instant LATE = china("2026-10-20T00:00");

    @Test
    void isInTimeWhenDecidedExactlyAtTheDueInstant() {
        CaseFacts facts = facts(ACCEPTED, decided(DUE));

        assertThat(column(facts, "promised_due")).isEqualTo(DUE.toString());
        assertThat(column(facts, "decided_late")).isEqualTo("false");
        assertThat(column(facts, "late_on")).isEmpty();
    }

    @Test
    void isLateWhenDecidedAMicrosecondAfterTheDueInstant() {
        CaseFacts facts = facts(ACCEPTED, decided(DUE.plus(1, ChronoUnit.MICROS)));

        assertThat(column(facts, "decided_late")).isEqualTo("true");
        assertThat(column(facts, "late_on")).isEqualTo("2026-10-20");
    }

    @Test
    void becomesLateOnTheLocalDayAfterALimitThatEndsWithADay() {
        CaseFacts facts = factsAt(LATE, ACCEPTED);

        assertThat(column(facts, "late_on")).isEqualTo("2026-10-20");
        assertThat(LATE).hasToString("2026-10-19T16:00:00Z");
    }

    @Test
    void becomesLateOnTheSameLocalDayWhenTheLimitEndsWithinADay() {
        assertThat(column(facts(accepted("2026-10-12T10:00", "2wh")), "late_on"))
                .isEqualTo("2026-10-12");
    }

    @Test
    void becomesLateExactlyAtValidUntil() {
        CaseFacts before = factsAt(LATE.minus(1, ChronoUnit.MICROS), ACCEPTED);
        CaseFacts after = factsAt(LATE, ACCEPTED);

        assertThat(before.validUntil()).contains(LATE);
        assertThat(column(before, "late_on")).isEmpty();
        assertThat(column(after, "late_on")).isNotEmpty();
        assertThat(after.validUntil()).isEmpty();
    }

    @Test
    void staysALateCaseOfItsDayAfterTheDecision() {
        assertThat(column(factsAt("2026-10-25T10:00", ACCEPTED), "late_on"))
                .isEqualTo("2026-10-20");
        assertThat(column(facts(ACCEPTED, decided("2026-11-30T10:00")), "late_on"))
                .isEqualTo("2026-10-20");
    }

    @Test
    void takesAnEndThatTheSourceStatesBeforeALimitText() {
        Event both =
                CaseEvents.event(
                        "accepted",
                        "2026-10-12T10:00",
                        new EventData.Accepted(
                                Optional.of(Limit.parse("20wd")),
                                Optional.of(china("2026-10-13T12:00")),
                                Optional.empty(),
                                Optional.empty()));

        assertThat(column(facts(both), "promised_due")).isEqualTo("2026-10-13T04:00:00Z");
        assertThat(column(facts(both), "late_on")).isEqualTo("2026-10-13");
    }

    @Test
    void keepsBothLimitsApart() {
        Event both =
                CaseEvents.event(
                        "accepted",
                        "2026-10-12T10:00",
                        new EventData.Accepted(
                                Optional.of(Limit.parse("1wd")),
                                Optional.empty(),
                                Optional.of(Limit.parse("3wd")),
                                Optional.empty()));
        CaseFacts breachOfThePromise = factsAt("2026-10-14T00:00", both);
        CaseFacts breachOfTheLaw = factsAt("2026-10-16T00:00", both);

        assertThat(column(breachOfThePromise, "late_on")).isEqualTo("2026-10-14");
        assertThat(column(breachOfThePromise, "statutory_late_on")).isEmpty();
        assertThat(breachOfThePromise.validUntil()).contains(china("2026-10-16T00:00"));
        assertThat(column(breachOfTheLaw, "statutory_late_on")).isEqualTo("2026-10-16");
        assertThat(breachOfTheLaw.validUntil()).isEmpty();
    }

    @Test
    void isEarlyOnlyOnADayBeforeThePromisedOne() {
        assertThat(column(facts(ACCEPTED, decided("2026-10-18T23:59")), "decided_early"))
                .isEqualTo("true");
        assertThat(column(facts(ACCEPTED, decided("2026-10-19T00:00")), "decided_early"))
                .isEqualTo("false");
    }

    @Test
    void neverCallsACaseLateByAProvisionalDate() {
        Event intoTheUnknown = accepted("2026-12-20T10:00", "20wd");
        CaseFacts open = facts(intoTheUnknown);
        CaseFacts decided = facts(intoTheUnknown, decided("2027-06-01T10:00"));

        assertThat(column(open, "promised_due")).startsWith("2027-01-18");
        assertThat(column(open, "due_provisional")).isEqualTo("true");
        assertThat(column(open, "late_on")).isEmpty();
        assertThat(open.validUntil()).isEmpty();
        assertThat(column(decided, "decided_late")).isEqualTo("false");
    }

    @Test
    void decidesLatenessToTheMicrosecondAndNeverByAProvisionalOrStoppedDueDate() {
        Due due = new Due(DUE, LocalDate.of(2026, 10, 19), false);
        Due provisional = new Due(DUE, LocalDate.of(2026, 10, 19), true);

        assertThat(outstanding(due, DUE))
                .isEqualTo(new Lateness(Optional.empty(), Optional.of(LATE), true));
        assertThat(outstanding(due, LATE))
                .isEqualTo(new Lateness(Optional.of(LATE), Optional.empty(), true));
        assertThat(outstanding(provisional, china("2028-06-01T10:00"))).isEqualTo(Lateness.NONE);
        assertThat(outstanding(Due.stopped(), china("2100-01-01T00:00")).lateAt()).isEmpty();
        assertThat(new Lateness.Completion(Optional.of(DUE), LATE).by(due, ACCEPTED.time()))
                .isEqualTo(new Lateness(Optional.empty(), Optional.empty(), true));
    }

    private static Lateness outstanding(Due due, Instant now) {
        return new Lateness.Completion(Optional.empty(), now).by(due, ACCEPTED.time());
    }

    @Test
    void judgesByAnInstantThatTheSourceStatesInAYearWithoutNotice() {
        // Nothing is counted to reach it, so no notice can still move it.
        CaseFacts facts = facts(acceptedDue("2026-12-20T10:00", china("2027-03-01T17:00")));

        assertThat(column(facts, "due_provisional")).isEqualTo("false");
        assertThat(column(facts, "late_on")).isEqualTo("2027-03-01");
    }

    @Test
    void saysThatTheClockIsUnknownInPastYearsWithoutNotice() {
        CaseFacts facts = facts(accepted("1995-03-01T10:00", "5wd"), decided("1995-03-20T10:00"));

        assertThat(column(facts, "clock_unknown")).isEqualTo("true");
        assertThat(column(facts, "has_promise")).isEqualTo("true");
        assertThat(column(facts, "promise_judged")).isEqualTo("false");
        assertThat(column(facts, "decided_late")).isEqualTo("false");
        assertThat(column(facts, "handling_seconds")).isEmpty();
        assertThat(column(facts, "decided_on")).isEqualTo("1995-03-20");
    }

    @Test
    void knowsTheClockOfTheSameYearsAroundTheClock() {
        CaseFacts facts =
                facts(
                        submittedUnder("around-the-clock/Asia/Shanghai", "1995-03-01T10:00"),
                        accepted("1995-03-01T10:00", "5wd"),
                        decided("1995-03-20T10:00"));

        assertThat(column(facts, "clock_unknown")).isEqualTo("false");
        assertThat(column(facts, "late_on")).isEqualTo("1995-03-07");
        assertThat(column(facts, "handling_seconds"))
                .isEqualTo(String.valueOf(Duration.ofDays(19).toSeconds()));
    }

    @Test
    void keepsThePromiseWhereOnlyTheStatutoryLimitIsBeyondTheCalendar() {
        // Else an entry of a limit without end would hide that the promise was broken.
        Event endless =
                CaseEvents.event(
                        "accepted",
                        "2026-10-12T10:00",
                        new EventData.Accepted(
                                Optional.of(Limit.parse("5wd")),
                                Optional.empty(),
                                Optional.of(Limit.parse("100000y")),
                                Optional.empty()));
        CaseFacts facts = facts(endless, decided("2026-10-21T09:00"));

        assertThat(column(facts, "clock_unknown")).isEqualTo("true");
        assertThat(column(facts, "decided_late")).isEqualTo("true");
        assertThat(column(facts, "statutory_due")).isEmpty();
        assertThat(column(facts, "handling_seconds")).isNotEmpty();
    }

    @Test
    void takesTheEndOfTheYear9999AsAPromiseThatIsNeverBroken() {
        CaseFacts facts =
                facts(acceptedDue("2026-10-12T10:00", Instant.parse("9999-12-31T00:00:00Z")));

        assertThat(column(facts, "clock_unknown")).isEqualTo("false");
        assertThat(column(facts, "has_promise")).isEqualTo("true");
        assertThat(column(facts, "late_on")).isEmpty();
    }

    @Test
    void hasNoLimitBeforeItIsAccepted() {
        CaseFacts facts = factsAt("2026-10-13T00:00", submitted("2026-10-12T10:00"));

        assertThat(column(facts, "has_promise")).isEqualTo("false");
        assertThat(column(facts, "accepted")).isEqualTo("false");
        assertThat(facts.clock().changesAt()).isEmpty();
    }

    @Test
    void hasNoLimitWhereNoneWasPromised() {
        CaseFacts facts = facts(accepted("2026-10-12T10:00"), decided("2027-10-12T10:00"));

        assertThat(column(facts, "has_promise")).isEqualTo("false");
        assertThat(column(facts, "decided_late")).isEqualTo("false");
        assertThat(column(facts, "clock_unknown")).isEqualTo("false");
    }
}
