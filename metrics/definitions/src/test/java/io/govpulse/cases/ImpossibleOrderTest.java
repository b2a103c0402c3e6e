// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.acceptedDue;
import static io.govpulse.cases.CaseEvents.china;
import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.facts;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.submitted;
import static io.govpulse.cases.FactRows.only;
import static io.govpulse.cases.FactRows.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.Limit;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.Region;
import io.govpulse.event.VoiceData;
import io.govpulse.indicator.PlainFigures;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ends before it begins is a fault of the register, and no success. */
class ImpossibleOrderTest {

    @Test
    void aDecisionBeforeTheAcceptanceIsNeitherInTimeNorLate() {
        CaseFacts facts =
                facts(
                        submitted("2026-03-04T09:00"),
                        accepted("2026-03-05T09:00", "2wd"),
                        decided("2026-03-03T09:00"));

        assertThat(column(facts, "ended_before_start")).isEqualTo("true");
        assertThat(column(facts, "promise_judged")).isEqualTo("false");
        assertThat(column(facts, "decided_early")).isEqualTo("false");
        PlainFigures figures = PlainFigures.of(facts);
        assertThat(figures.ratio("on_time_rate")).isEqualTo("0/0");
        assertThat(figures.ratio("timeout_rate")).isEqualTo("0/0");
        assertThat(figures.ratio("handling_time")).isEqualTo("0/0");
        assertThat(figures.amount("decided_unjudged")).isEqualTo(1);
        assertThat(figures.amount("open_unjudged")).isZero();
    }

    @Test
    void aDecisionBeforeTheSubmissionIsNeitherInTimeNorLate() {
        PlainFigures figures =
                PlainFigures.of(
                        facts(
                                submitted("2026-03-10T09:00"),
                                accepted("2026-03-02T09:00", "2wd"),
                                decided("2026-03-09T09:00")));

        assertThat(figures.ratio("on_time_rate")).isEqualTo("0/0");
        assertThat(figures.amount("decided_unjudged")).isEqualTo(1);
    }

    @Test
    void aPromiseThatEndsBeforeTheAcceptanceIsLateFromTheAcceptanceOn() {
        Event acceptance = acceptedDue("2026-03-05T09:00", china("2026-03-01T17:00"));
        CaseFacts open = factsAt("2026-03-31T00:00", submitted("2026-03-01T09:00"), acceptance);
        CaseFacts decided =
                facts(submitted("2026-03-01T09:00"), acceptance, decided("2026-03-06T09:00"));

        assertThat(column(open, "late_on")).isEqualTo("2026-03-05");
        for (String day : new String[] {"2026-03-01", "2026-03-04", "2026-03-05", "2026-03-31"}) {
            // Before the acceptance nothing was open that could be late: 1/0 was the rate above 1.
            assertThat(
                            PlainFigures.of(open)
                                    .ratio(
                                            "timeout_rate",
                                            LocalDate.parse(day),
                                            LocalDate.parse(day)))
                    .isEqualTo(day.compareTo("2026-03-05") < 0 ? "0/0" : "1/1");
        }
        assertThat(PlainFigures.of(decided).ratio("timeout_rate")).isEqualTo("1/1");
        assertThat(PlainFigures.of(decided).ratio("on_time_rate")).isEqualTo("0/1");
    }

    @Test
    void anAnswerBeforeTheQuestionIsNeitherInTimeNorLate() {
        CaseFacts facts =
                facts(
                        question("2026-03-05T09:00"),
                        event(
                                "answered",
                                "2026-03-02T09:00",
                                new VoiceData.ConsultationAnswered("Q", Optional.empty())));
        FactRow row = only(facts, FactKind.ACTIVITY);

        assertThat(value(row, "finished_before_start")).isEqualTo("true");
        assertThat(value(row, "working_seconds")).isEmpty();
        assertThat(value(row, "elapsed_seconds")).isEmpty();
        assertThat(PlainFigures.of(facts).ratio("answered_in_time_rate")).isEqualTo("0/0");
        assertThat(PlainFigures.of(facts).amount("questions_unjudged")).isEqualTo(1);
        assertThat(
                        PlainFigures.of(facts(question("2026-03-05T09:00")))
                                .ratio("answered_in_time_rate"))
                .as("one that was never answered is late")
                .isEqualTo("0/1");
    }

    private static Event question(String at) {
        return event(
                "asked",
                at,
                new VoiceData.ConsultationAsked(
                        "Q",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Region.UNKNOWN,
                        Optional.of(Limit.workingDays(2))));
    }

    @Test
    void aStepFinishedBeforeItStartedTookNoKnownTime() {
        FactRow row =
                only(
                        facts(
                                submitted("2026-03-01T09:00"),
                                event(
                                        "started",
                                        "2026-03-05T09:00",
                                        new ProcedureData.StepStarted(
                                                "审核",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(Limit.workingDays(2)))),
                                event(
                                        "finished",
                                        "2026-03-03T09:00",
                                        new ProcedureData.StepFinished(
                                                "审核", Optional.empty(), Optional.empty()))),
                        FactKind.ACTIVITY);

        assertThat(value(row, "finished_before_start")).isEqualTo("true");
        assertThat(value(row, "limit_judged")).isEqualTo("false");
        assertThat(value(row, "finished_late")).isEqualTo("false");
        assertThat(value(row, "working_seconds")).isEmpty();
    }

    @Test
    void aDeliveryBeforeTheDecisionIsNeitherInTimeNorLate() {
        CaseFacts facts =
                facts(
                        submitted("2026-03-01T09:00"),
                        accepted("2026-03-02T09:00", "2wd"),
                        decided("2026-03-03T09:00"),
                        event(
                                "delivered",
                                "2026-03-02T10:00",
                                new ProcedureData.Delivered(Optional.empty())));

        assertThat(column(facts, "delivery_judged")).isEqualTo("false");
        assertThat(column(facts, "delivered_late")).isEqualTo("false");
    }
}
