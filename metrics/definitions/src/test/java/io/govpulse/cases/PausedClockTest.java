// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.acceptedDue;
import static io.govpulse.cases.CaseEvents.as;
import static io.govpulse.cases.CaseEvents.china;
import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.facts;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.paused;
import static io.govpulse.cases.CaseEvents.resumed;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import io.govpulse.event.PauseReason;
import org.junit.jupiter.api.Test;

/** Time not counted (行政许可法 Art. 45). Five working days from Monday 2026-10-12 end on the 19th. */
class PausedClockTest {
    private static final Event ACCEPTED = accepted("2026-10-12T10:00", "5wd");
    private static final String A = "a";
    private static final String B = "b";

    @Test
    void isNeverLateInAPauseThatIsStillOpen() {
        CaseFacts facts = facts(ACCEPTED, paused("2026-10-14T08:30"));

        assertThat(column(facts, "paused")).isEqualTo("true");
        assertThat(column(facts, "late_on")).isEmpty();
        assertThat(facts.validUntil()).isEmpty();
    }

    @Test
    void movesTheDueDateByThePausedWorkingDays() {
        CaseFacts facts = facts(ACCEPTED, paused("2026-10-14T08:30"), resumed("2026-10-16T08:30"));

        assertThat(column(facts, "promised_due")).startsWith("2026-10-21T15:59:59");
        assertThat(column(facts, "paused")).isEqualTo("false");
        assertThat(column(facts, "late_on")).isEqualTo("2026-10-22");
    }

    @Test
    void staysLateWhenThePauseBeginsAfterwards() {
        CaseFacts open = facts(ACCEPTED, paused("2026-10-20T08:30"));
        CaseFacts ended = facts(ACCEPTED, paused("2026-10-20T08:30"), resumed("2026-10-30T08:30"));

        assertThat(column(open, "late_on")).isEqualTo("2026-10-20");
        assertThat(column(open, "paused")).isEqualTo("true");
        assertThat(column(ended, "late_on")).isEqualTo("2026-10-20");
        assertThat(column(ended, "promised_due")).startsWith("2026-10-19T15:59:59");
    }

    @Test
    void judgesAPauseInTheLastSecondAlikeWhileItIsOpenAndWhenItHasEnded() {
        Event twoHours = accepted("2026-10-12T10:00", "2wh");
        CaseFacts open = facts(twoHours, paused("2026-10-12T12:00"));
        CaseFacts ended = facts(twoHours, paused("2026-10-12T12:00"), resumed("2026-10-13T12:00"));

        assertThat(column(open, "late_on")).isEqualTo("2026-10-12");
        assertThat(column(ended, "late_on")).isEqualTo("2026-10-12");
    }

    @Test
    void becomesLateAtValidUntilEvenIfAPauseIsAnnouncedForLater() {
        // Clocks of departments run ahead of ours: the pause arrives before its instant has come.
        Event pause = paused("2026-10-20T00:05");
        CaseFacts before = factsAt("2026-10-19T23:58", ACCEPTED, pause);

        assertThat(column(before, "late_on")).isEmpty();
        assertThat(before.validUntil()).contains(china("2026-10-20T00:00"));
        assertThat(column(factsAt("2026-10-20T00:00", ACCEPTED, pause), "late_on"))
                .isEqualTo("2026-10-20");
    }

    @Test
    void countsTheTimeOutOfHandlingTime() {
        CaseFacts facts =
                facts(
                        ACCEPTED,
                        paused("2026-10-13T08:30"),
                        resumed("2026-10-14T08:30"),
                        decided("2026-10-14T18:00"));

        assertThat(column(facts, "paused_seconds")).isEqualTo("28800");
        assertThat(column(facts, "handling_seconds")).isEqualTo(String.valueOf(23_400 + 28_800));
    }

    @Test
    void ignoresAResumptionWithoutAPause() {
        assertThat(facts(ACCEPTED, resumed("2026-10-14T08:30")).clock())
                .isEqualTo(facts(ACCEPTED).clock());
    }

    @Test
    void isNotStoppedByAReasonThatTheRulesDoNotKnow() {
        CaseFacts facts = facts(ACCEPTED, paused("2026-10-14T08:30", PauseReason.PUBLIC_NOTICE));

        assertThat(column(facts, "paused")).isEqualTo("false");
        assertThat(column(facts, "late_on")).isEqualTo("2026-10-20");
    }

    @Test
    void pausesOnceWhenPausedTwiceUnderOneName() {
        CaseFacts facts =
                facts(
                        ACCEPTED,
                        paused("2026-10-14T08:30"),
                        paused("2026-10-15T08:30"),
                        resumed("2026-10-16T08:30"));

        assertThat(column(facts, "paused")).isEqualTo("false");
        assertThat(column(facts, "promised_due")).startsWith("2026-10-21T15:59:59");
    }

    @Test
    void standsStillUntilTheLastOfItsNamedPausesHasEnded() {
        Event first = paused("2026-10-13T08:30", PauseReason.TESTING, A);
        Event second = paused("2026-10-14T08:30", PauseReason.APPRAISAL, B);
        Event firstEnds = resumed("2026-10-15T08:30", A);
        Event secondEnds = resumed("2026-10-16T08:30", B);

        assertThat(column(facts(ACCEPTED, first, second, firstEnds), "paused")).isEqualTo("true");
        CaseFacts ended = facts(ACCEPTED, first, second, firstEnds, secondEnds);
        assertThat(column(ended, "paused")).isEqualTo("false");
        // Three working days, the common one counted once.
        assertThat(column(ended, "promised_due")).startsWith("2026-10-22T15:59:59");
    }

    @Test
    void doesNotEndANamedPauseByAnUnnamedResumption() {
        CaseFacts facts =
                facts(
                        ACCEPTED,
                        paused("2026-10-14T08:30", PauseReason.TESTING, A),
                        resumed("2026-10-15T08:30"));

        assertThat(column(facts, "paused")).isEqualTo("true");
    }

    @Test
    void isNotLeftPausedWhenARegisterOfDaysEndsThePauseOnTheDayItBegan() {
        Event pause = as("z", paused("2026-10-14T00:00"));
        Event resumption = as("a", resumed("2026-10-14T00:00"));
        CaseFacts facts = facts(ACCEPTED, pause, resumption);

        assertThat(column(facts, "paused")).isEqualTo("false");
        assertThat(column(facts, "late_on")).isEqualTo("2026-10-20");
    }

    @Test
    void keepsBothPausesWhenOneBeginsTheInstantTheOtherEnds() {
        Event first = paused("2026-10-14T00:00");
        Event firstEnds = as("z", resumed("2026-10-15T00:00"));
        Event second = as("a", paused("2026-10-15T00:00"));
        Event secondEnds = resumed("2026-10-16T00:00");

        assertThat(column(facts(ACCEPTED, first, firstEnds, second, secondEnds), "promised_due"))
                .startsWith("2026-10-21T15:59:59");
        assertThat(column(facts(ACCEPTED, first, firstEnds, second), "paused")).isEqualTo("true");
    }

    @Test
    void endsAPauseThatIsStillOpenWithTheDecision() {
        CaseFacts facts = facts(ACCEPTED, paused("2026-10-14T08:30"), decided("2026-11-30T10:00"));

        assertThat(column(facts, "paused")).isEqualTo("false");
        assertThat(column(facts, "decided_late")).isEqualTo("false");
        assertThat(column(facts, "paused_seconds")).isNotEmpty();
    }

    @Test
    void gainsNothingByAResumptionThatIsEnteredAfterTheDecision() {
        Event pause = paused("2026-10-19T16:00");
        Event decision = decided("2026-10-19T17:00");
        CaseFacts open = facts(ACCEPTED, pause, decision);
        CaseFacts entered = facts(ACCEPTED, pause, decision, resumed("2026-11-02T08:30"));

        assertThat(entered.clock()).isEqualTo(open.clock());
    }

    @Test
    void isNotEarlyByAPauseAfterTheDecision() {
        CaseFacts facts =
                facts(
                        ACCEPTED,
                        decided("2026-10-19T10:00"),
                        paused("2026-10-19T11:00"),
                        resumed("2026-10-30T08:30"));

        assertThat(column(facts, "decided_early")).isEqualTo("false");
        assertThat(column(facts, "promised_due")).startsWith("2026-10-19T15:59:59");
    }

    @Test
    void doesNotMoveAStatedDueDateByAPauseBeforeAcceptance() {
        Event stated = acceptedDue("2026-10-12T10:00", china("2026-10-19T17:00"));

        assertThat(facts(stated, paused("2026-10-08T08:30"), resumed("2026-10-10T08:30")).clock())
                .isEqualTo(facts(stated).clock());
        assertThat(facts(stated, paused("2026-10-08T08:30"), resumed("2026-10-13T10:00")).clock())
                .isEqualTo(
                        facts(stated, paused("2026-10-12T10:00"), resumed("2026-10-13T10:00"))
                                .clock());
    }
}
