// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.facts;
import static io.govpulse.cases.CaseEvents.limits;
import static io.govpulse.cases.CaseEvents.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Outcome;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Legal breaches, and how often applicants had to come. */
class LegalBreachTest {
    private static final Event SUBMITTED = submitted("2026-03-01T09:00");
    private static final Event ACCEPTED = limits("2026-03-02T09:00", "2wd", "5wd");

    @Test
    void pastTheStatutoryLimitLiesALegalBreach() {
        PlainFigures late =
                PlainFigures.of(facts(SUBMITTED, ACCEPTED, decided("2026-03-20T09:00")));
        PlainFigures kept =
                PlainFigures.of(facts(SUBMITTED, ACCEPTED, decided("2026-03-06T09:00")));
        LocalDate open = LocalDate.of(2026, 3, 19);

        assertThat(late.ratio("statutory_timeout_rate")).isEqualTo("1/1");
        assertThat(late.ratio("statutory_timeout_rate", open, open)).isEqualTo("1/1");
        assertThat(kept.ratio("statutory_timeout_rate")).isEqualTo("0/1");
        assertThat(kept.ratio("timeout_rate")).as("a breach of efficiency only").isEqualTo("1/1");
    }

    @Test
    void aCaseSubmittedOnlineWithoutAVisitIsHandledEndToEndOnline() {
        assertThat(PlainFigures.of(visited(0)).ratio("end_to_end_online_rate")).isEqualTo("1/1");
        assertThat(PlainFigures.of(visited(0)).ratio("zero_visit_rate")).isEqualTo("1/1");
        assertThat(PlainFigures.of(visited(2)).ratio("zero_visit_rate")).isEqualTo("0/1");
        assertThat(
                        PlainFigures.of(facts(SUBMITTED, ACCEPTED, decided("2026-03-03T09:00")))
                                .ratio("zero_visit_rate"))
                .as("nothing is guessed where no visits are stated")
                .isEqualTo("0/0");
    }

    private static io.govpulse.cases.CaseFacts visited(int times) {
        return facts(
                SUBMITTED,
                ACCEPTED,
                event(
                        "decided",
                        "2026-03-03T09:00",
                        new EventData.Decided(Outcome.APPROVED, Optional.of(times))));
    }
}
