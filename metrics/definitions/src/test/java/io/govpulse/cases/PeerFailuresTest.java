// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.facts;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.paused;
import static io.govpulse.cases.CaseEvents.rated;
import static io.govpulse.cases.CaseEvents.resumed;
import static io.govpulse.cases.CaseEvents.revised;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import org.junit.jupiter.api.Test;

/** Failures that other systems have had with cases, each as one that must come out right. */
class PeerFailuresTest {

    @Test
    void measuresTheTimeThatPassedAndNotTheTimeThatWasPromisedUnlikeDss() {
        // Their "SLA achieved" counts promised hours, so a case of a long limit is always achieved.
        CaseFacts slow = facts(accepted("2026-10-12T08:30", "20wd"), decided("2026-11-30T18:00"));
        CaseFacts quick = facts(accepted("2026-10-12T08:30", "20wd"), decided("2026-10-12T09:30"));

        assertThat(column(slow, "decided_late")).isEqualTo("true");
        assertThat(column(slow, "handling_seconds")).isEqualTo(String.valueOf(36 * 28_800));
        assertThat(column(quick, "decided_late")).isEqualTo("false");
        assertThat(column(quick, "handling_seconds")).isEqualTo("3600");
    }

    @Test
    void takesACorrectionUnlikeDssWhichRefusesASecondSubmission() {
        Event decision = decided("2026-10-20T10:00");
        Event corrected = revised(decided("2026-10-16T10:00"), 1);
        Event acceptance = accepted("2026-10-12T10:00", "5wd");

        assertThat(column(facts(acceptance, decision), "decided_late")).isEqualTo("true");
        assertThat(column(facts(acceptance, decision, corrected), "decided_late"))
                .isEqualTo("false");
    }

    @Test
    void countsWorkingDaysUnlikeDssWithItsWallClock() {
        // Accepted before the seven days of National Day.
        CaseFacts facts = facts(accepted("2026-09-30T10:00", "2wd"), decided("2026-10-09T10:00"));

        assertThat(column(facts, "decided_late")).isEqualTo("false");
    }

    @Test
    void keepsTheLatestByTheTimeOfTheEventUnlikeThePerformancePlatformWithABackfill() {
        Event latest = CaseEvents.as("b", decided("2026-10-16T10:00"));
        Event filledInLater = CaseEvents.as("a", decided("2026-10-13T10:00"));

        assertThat(column(facts(latest, filledInLater), "decided_on")).isEqualTo("2026-10-16");
        assertThat(column(facts(filledInLater, latest), "decided_on")).isEqualTo("2026-10-16");
    }

    @Test
    void distinguishesNoRatingFromABadOneUnlikeThePerformancePlatform() {
        CaseFacts unrated = facts(decided("2026-10-16T10:00"));
        CaseFacts bad = facts(decided("2026-10-16T10:00"), rated("2026-10-17T10:00", 1, false));

        assertThat(column(unrated, "rating_level")).isEmpty();
        assertThat(column(unrated, "rated_on")).isEmpty();
        assertThat(column(bad, "rating_level")).isEqualTo("1");
    }

    @Test
    void warnsOfNothingThatIsSolvedUnlikeOptimize() {
        CaseFacts facts =
                factsAt(
                        "2026-10-13T10:00",
                        accepted("2026-10-12T10:00", "5wd"),
                        decided("2026-10-13T10:00"));

        assertThat(facts.clock().changesAt()).isEmpty();
    }

    @Test
    void keepsThePausesWhenTheLimitIsCorrectedUnlikeZammad() {
        Event acceptance = accepted("2026-10-12T10:00", "5wd");
        Event corrected = revised(accepted("2026-10-12T10:00", "10wd"), 1);

        CaseFacts facts =
                facts(
                        acceptance,
                        paused("2026-10-13T08:30"),
                        resumed("2026-10-15T08:30"),
                        corrected);

        assertThat(column(facts, "promised_due")).startsWith("2026-10-28T15:59:59");
    }

    @Test
    void doesNotCountTheWaitForTheApplicantUnlikeDemarcheNumerique() {
        CaseFacts facts =
                facts(
                        accepted("2026-10-12T08:30", "5wd"),
                        paused("2026-10-12T08:30"),
                        resumed("2026-10-30T08:30"),
                        decided("2026-10-30T09:30"));

        assertThat(column(facts, "handling_seconds")).isEqualTo("3600");
    }
}
