// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.as;
import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.facts;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.indicator.PlainFigures;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Refusals (行政许可法 Art. 32), before and after an acceptance. */
class RefusalTest {
    private static final Event SUBMITTED = submitted("2026-03-01T09:00");
    private static final Event ACCEPTED = accepted("2026-03-02T09:00", "2wd");

    private static Event refused(String at) {
        return event("refused", at, new EventData.Refused(Optional.empty()));
    }

    @Test
    void aRefusalAfterTheAcceptanceKeepsALateCaseCounted() {
        CaseFacts facts = facts(SUBMITTED, ACCEPTED, refused("2026-03-20T09:00"));
        PlainFigures figures = PlainFigures.of(facts);

        assertThat(column(facts, "refused_after_acceptance")).isEqualTo("true");
        assertThat(column(facts, "refused")).isEqualTo("false");
        assertThat(column(facts, "late_on")).isEqualTo("2026-03-05");
        assertThat(column(facts, "outcome")).isEqualTo("denied");
        assertThat(figures.ratio("timeout_rate")).isEqualTo("1/1");
        assertThat(figures.ratio("on_time_rate")).isEqualTo("0/1");
        assertThat(figures.amount("accepted")).isEqualTo(1);
        assertThat(figures.amount("open")).isZero();
        assertThat(figures.amount("refused")).isZero();
        assertThat(figures.amount("refused_after_acceptance")).isEqualTo(1);
        LocalDate beforeThat = LocalDate.of(2026, 3, 19);
        assertThat(figures.ratio("timeout_rate", beforeThat, beforeThat))
                .as("open and late")
                .isEqualTo("1/1");
    }

    @Test
    void aRefusalWithoutAnAcceptanceCountsNowhereElse() {
        PlainFigures figures = PlainFigures.of(facts(SUBMITTED, refused("2026-03-05T09:00")));

        assertThat(figures.amount("refused")).isEqualTo(1);
        assertThat(figures.amount("accepted")).isZero();
        assertThat(figures.amount("decided")).isZero();
    }

    @Test
    void aCaseThatIsAcceptedAgainRunsFromTheSecondAcceptance() {
        Event again = as("again", accepted("2026-03-25T09:00", "2wd"));
        CaseFacts open =
                factsAt(
                        "2026-03-26T00:00",
                        SUBMITTED,
                        ACCEPTED,
                        refused("2026-03-20T09:00"),
                        again);
        CaseFacts decided =
                facts(
                        SUBMITTED,
                        ACCEPTED,
                        refused("2026-03-20T09:00"),
                        again,
                        decided("2026-03-27T09:00"));

        assertThat(column(open, "accepted_on")).isEqualTo("2026-03-25");
        assertThat(column(open, "promised_due")).startsWith("2026-03-27");
        assertThat(column(open, "refused_after_acceptance")).isEqualTo("false");
        assertThat(PlainFigures.of(decided).ratio("on_time_rate")).isEqualTo("1/1");
    }

    @Test
    void aRefusalBeforeTheAcceptanceIsNoBreach() {
        CaseFacts facts = facts(SUBMITTED, refused("2026-03-01T10:00"), ACCEPTED);

        assertThat(column(facts, "accepted_on")).isEqualTo("2026-03-02");
        assertThat(column(facts, "refused_after_acceptance")).isEqualTo("false");
    }
}
