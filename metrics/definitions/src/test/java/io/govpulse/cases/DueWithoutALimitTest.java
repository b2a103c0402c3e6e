// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.column;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.factsAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.CaseKind;
import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Region;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is due although no limit is stated: cases to be decided on the spot (即办件). */
class DueWithoutALimitTest {

    @Test
    void aCaseToBeDecidedOnTheSpotIsDueOnTheDayOfItsAcceptance() {
        Event onTheSpot = submission(CaseKind.ON_THE_SPOT);
        CaseFacts facts = factsAt("2026-10-14T00:00", onTheSpot, accepted("2026-10-12T10:00"));
        CaseFacts stated =
                factsAt("2026-10-14T00:00", onTheSpot, accepted("2026-10-12T10:00", "5wd"));
        CaseFacts promised =
                factsAt(
                        "2026-10-14T00:00",
                        submission(CaseKind.PROMISED),
                        accepted("2026-10-12T10:00"));

        assertThat(column(facts, "late_on")).isEqualTo("2026-10-13");
        assertThat(column(stated, "late_on")).isEmpty();
        assertThat(column(promised, "has_promise")).isEqualTo("false");
    }

    private static Event submission(CaseKind kind) {
        return event(
                "submitted",
                "2026-10-12T09:00",
                new EventData.Submitted(
                        Channel.HALL,
                        Optional.of("D1"),
                        Optional.empty(),
                        Region.UNKNOWN,
                        Optional.empty(),
                        Optional.of(kind),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
