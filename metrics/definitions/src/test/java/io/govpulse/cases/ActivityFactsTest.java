// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.row;
import static io.govpulse.cases.CaseEvents.submitted;
import static io.govpulse.cases.FactRows.only;
import static io.govpulse.cases.FactRows.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.Limit;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.QueueData;
import io.govpulse.event.Region;
import io.govpulse.event.VoiceData;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Steps, visits and questions of a case, and of none. */
class ActivityFactsTest {
    private static final String LATER = "2026-12-01T00:00";

    private static Event stepFinished(String at, String step, String instance) {
        return event(
                "f" + at + instance,
                at,
                new ProcedureData.StepFinished(step, Optional.of(instance), Optional.of("0042")));
    }

    @Test
    void aStepThatOnlyEndedIsAStep() {
        FactRow row =
                only(
                        factsAt(
                                LATER,
                                submitted("2026-10-12T09:00"),
                                stepFinished("2026-10-13T09:00", "审核", "s1")),
                        FactKind.ACTIVITY);

        assertThat(value(row, "activity_key")).isEqualTo("审核/s1");
        assertThat(value(row, "finished_on")).isEqualTo("2026-10-13");
        assertThat(row.value("started_at")).isEmpty();
        assertThat(value(row, "department")).isEqualTo("D1");
        assertThat(value(row, "clerk")).isEqualTo("0042");
    }

    @Test
    void aStepBecomesLateThoughTheWholeIsInTime() {
        Event started =
                event(
                        "s",
                        "2026-10-12T10:00",
                        new ProcedureData.StepStarted(
                                "审核",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Limit.parse("1wd"))));
        CaseFacts before =
                factsAt(
                        "2026-10-13T12:00",
                        submitted("2026-10-12T09:00"),
                        accepted("2026-10-12T10:00", "20wd"),
                        started);
        CaseFacts after =
                factsAt(
                        "2026-10-14T12:00",
                        submitted("2026-10-12T09:00"),
                        accepted("2026-10-12T10:00", "20wd"),
                        started);

        assertThat(before.validUntil()).contains(CaseEvents.china("2026-10-14T00:00"));
        assertThat(value(only(before, FactKind.CASE), "valid_until"))
                .isEqualTo("2026-10-13T16:00:00Z");
        assertThat(value(only(after, FactKind.CASE), "valid_until"))
                .isEqualTo("2026-11-09T16:00:00Z");
        assertThat(row(before).sameFacts(row(after))).isFalse();
        assertThat(value(only(before, FactKind.ACTIVITY), "late_on")).isEmpty();
        assertThat(value(only(after, FactKind.ACTIVITY), "late_on")).isEqualTo("2026-10-14");
        assertThat(value(only(after, FactKind.CASE), "late_on")).isEmpty();
    }

    @Test
    void eventsAfterTheEndAreKeptAndFlagged() {
        CaseFacts facts =
                factsAt(
                        LATER,
                        submitted("2026-10-12T09:00"),
                        accepted("2026-10-12T09:00", "5wd"),
                        decided("2026-10-13T12:00"),
                        stepFinished("2026-10-14T09:00", "归档", "s9"));

        assertThat(value(only(facts, FactKind.CASE), "events_after_end")).isEqualTo("true");
        assertThat(value(only(facts, FactKind.ACTIVITY), "after_end")).isEqualTo("true");
    }

    @Test
    void aVisitWithoutACaseHasItsOwnAttributes() {
        FactRow visit =
                only(
                        factsAt(
                                LATER,
                                event(
                                        "t",
                                        "2026-10-12T09:00",
                                        new QueueData.TicketTaken(
                                                "N17",
                                                Optional.empty(),
                                                Optional.of("D9"),
                                                Optional.empty(),
                                                Region.ofDivision("411523"),
                                                Optional.empty())),
                                event(
                                        "c",
                                        "2026-10-12T09:16",
                                        new QueueData.Called(
                                                "N17", Optional.of("W3"), Optional.empty())),
                                event("s", "2026-10-12T09:30", new QueueData.Served("N17"))),
                        FactKind.ACTIVITY);

        assertThat(value(visit, "department")).isEqualTo("D9");
        assertThat(value(visit, "window_code")).isEqualTo("W3");
        assertThat(value(visit, "county")).isEqualTo("411523000000");
        assertThat(value(visit, "elapsed_seconds")).isEqualTo("960");
        assertThat(value(visit, "long_wait")).isEqualTo("true");
        assertThat(value(visit, "served")).isEqualTo("true");
    }

    @Test
    void aQuestionIsAnsweredInTimeByTheRegionsLimit() {
        Event asked =
                event(
                        "q",
                        "2026-10-12T09:00",
                        new VoiceData.ConsultationAsked(
                                "Q1",
                                Optional.empty(),
                                Optional.of("D2"),
                                Optional.empty(),
                                Region.UNKNOWN,
                                Optional.empty()));
        Event answered =
                event(
                        "w",
                        "2026-10-20T09:00",
                        new VoiceData.ConsultationAnswered("Q1", Optional.empty()));
        FactRow open = only(factsAt("2026-10-13T00:00", asked), FactKind.ACTIVITY);
        FactRow late = only(factsAt(LATER, asked, answered), FactKind.ACTIVITY);

        assertThat(value(open, "due")).startsWith("2026-10-19T15:59:59");
        assertThat(value(late, "finished_late")).isEqualTo("true");
        assertThat(value(late, "late_on")).isEqualTo("2026-10-20");
    }
}
