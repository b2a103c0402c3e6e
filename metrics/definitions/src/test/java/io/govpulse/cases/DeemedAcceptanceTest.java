// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.as;
import static io.govpulse.cases.CaseEvents.china;
import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.ProcedureData;
import io.govpulse.indicator.PlainFigures;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who is told nothing within five working days is accepted on receipt (行政许可法 Art. 32). Submitted on
 * Monday 2026-10-12, told by Monday 10-19.
 */
class DeemedAcceptanceTest {
    private static final Event SUBMITTED = submitted("2026-10-12T10:00");
    private static final String LATER = "2026-11-20T00:00";

    private static Event refused(String at) {
        return event("refused", at, new EventData.Refused(Optional.empty()));
    }

    private static Event correctionRequested(String at) {
        return event("correction", at, new ProcedureData.CorrectionRequested(Optional.empty()));
    }

    @Test
    void silenceIsAcceptanceOnReceiptFromTheInstantItLapses() {
        CaseFacts waiting = factsAt("2026-10-19T23:59", SUBMITTED);
        CaseFacts lapsed = factsAt("2026-10-20T00:00", SUBMITTED);

        assertThat(column(waiting, "accepted")).isEqualTo("false");
        assertThat(waiting.validUntil()).contains(china("2026-10-20T00:00"));
        assertThat(column(lapsed, "accepted")).isEqualTo("true");
        assertThat(column(lapsed, "accepted_on")).isEqualTo("2026-10-12");
        assertThat(column(lapsed, "deemed_accepted")).isEqualTo("true");
        assertThat(PlainFigures.of(lapsed).amount("open")).isEqualTo(1);
        assertThat(PlainFigures.of(lapsed).amount("deemed_accepted")).isEqualTo(1);
    }

    @Test
    void whoAcceptsTooLateGainsNoTime() {
        CaseFacts facts =
                factsAt(
                        LATER,
                        SUBMITTED,
                        accepted("2026-10-28T10:00", "5wd"),
                        decided("2026-10-29T10:00"));

        assertThat(column(facts, "accepted_on")).isEqualTo("2026-10-12");
        assertThat(column(facts, "late_on")).isEqualTo("2026-10-20");
        assertThat(PlainFigures.of(facts).ratio("timeout_rate")).isEqualTo("1/1");
    }

    @Test
    void theLastInstantOfTheFifthDayIsInTime() {
        CaseFacts facts = factsAt(LATER, SUBMITTED, accepted("2026-10-19T23:59", "5wd"));

        assertThat(column(facts, "accepted_on")).isEqualTo("2026-10-19");
        assertThat(column(facts, "deemed_accepted")).isEqualTo("false");
    }

    @Test
    void aRequestForCorrectionsIsNoSilence() {
        CaseFacts facts =
                factsAt(
                        LATER,
                        SUBMITTED,
                        correctionRequested("2026-10-16T10:00"),
                        accepted("2026-11-03T10:00", "5wd"));

        assertThat(column(facts, "accepted_on")).isEqualTo("2026-11-03");
        assertThat(column(facts, "deemed_accepted")).isEqualTo("false");
    }

    @Test
    void aRefusalAfterTheSilenceIsOneOfAnAcceptedCase() {
        CaseFacts facts = factsAt(LATER, SUBMITTED, refused("2026-10-20T10:00"));

        assertThat(column(facts, "refused")).isEqualTo("false");
        assertThat(column(facts, "refused_after_acceptance")).isEqualTo("true");
        assertThat(column(facts, "acceptance_skipped")).isEqualTo("false");
        assertThat(column(factsAt(LATER, SUBMITTED, refused("2026-10-19T10:00")), "refused"))
                .isEqualTo("true");
    }

    @Test
    void whatWasRefusedInTimeAndAcceptedAfterThatRunsFromTheAcceptance() {
        CaseFacts facts =
                factsAt(
                        LATER,
                        SUBMITTED,
                        refused("2026-10-13T10:00"),
                        accepted("2026-10-28T10:00", "5wd"));

        assertThat(column(facts, "accepted_on")).isEqualTo("2026-10-28");
    }

    @Test
    void aDecisionWithoutAnAcceptanceSkipsItAlsoAfterSilence() {
        CaseFacts inTime = factsAt(LATER, SUBMITTED, decided("2026-10-15T10:00"));
        CaseFacts late = factsAt(LATER, SUBMITTED, decided("2026-10-28T10:00"));

        assertThat(column(inTime, "acceptance_skipped")).isEqualTo("true");
        assertThat(column(inTime, "accepted")).isEqualTo("false");
        assertThat(column(late, "acceptance_skipped")).isEqualTo("true");
        assertThat(column(late, "accepted_on")).isEqualTo("2026-10-12");
    }

    @Test
    void silenceUpToAProvisionalDayIsNoAcceptance() {
        CaseFacts facts = factsAt("2031-03-01T00:00", submitted("2030-12-27T10:00"));

        assertThat(column(facts, "accepted")).isEqualTo("false");
    }

    @Test
    void aRegionMayHaveAnotherTimeOrNone(@TempDir Path folder) throws IOException {
        List<Event> events = List.of(SUBMITTED, as("again", accepted("2026-10-15T10:00", "5wd")));

        assertThat(acceptedOn(rules(folder, "1wd"), events)).isEqualTo("2026-10-12");
        assertThat(acceptedOn(rules(folder, "never"), List.of(SUBMITTED))).isEmpty();
    }

    private static Rules rules(Path folder, String acceptWithin) throws IOException {
        Path file = folder.resolve(acceptWithin + ".yaml");
        try (var shipped = Rules.class.getResourceAsStream("rules.yaml")) {
            Files.writeString(
                    file,
                    new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("accept_within: 5wd", "accept_within: " + acceptWithin));
        }
        return Rules.load(file);
    }

    private static String acceptedOn(Rules rules, List<Event> events) {
        return column(CaseFacts.of(events, rules, china(LATER)).orElseThrow(), "accepted_on");
    }
}
