// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.appeal;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.submitted;
import static io.govpulse.cases.FactRows.only;
import static io.govpulse.cases.FactRows.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.Exemption;
import io.govpulse.event.FollowUp;
import io.govpulse.event.RatingFinding;
import io.govpulse.event.VoiceData;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ratings, their rectification, and which of them count. */
class RatingFactsTest {
    private static final String LATER = "2026-12-01T00:00";

    private static Event followed(String at, FollowUp stage, RatingFinding finding) {
        return event(
                "u" + at,
                at,
                new VoiceData.RatingFollowedUp(
                        Optional.empty(), stage, Optional.ofNullable(finding)));
    }

    @Test
    void aDefaultRatingIsNotValidAndAPersonsOneReplacesIt() {
        FactRow byDefault =
                only(
                        factsAt(
                                LATER,
                                submitted("2026-10-12T09:00"),
                                CaseEvents.rated("2026-10-17T10:00", 5, true)),
                        FactKind.RATING);
        FactRow given =
                only(
                        factsAt(
                                LATER,
                                submitted("2026-10-12T09:00"),
                                CaseEvents.rated("2026-10-17T10:00", 5, true),
                                CaseEvents.rated("2026-10-16T10:00", 2, false)),
                        FactKind.RATING);

        assertThat(value(byDefault, "valid")).isEqualTo("false");
        assertThat(value(byDefault, "by_default")).isEqualTo("true");
        assertThat(value(given, "rating_level")).isEqualTo("2");
        assertThat(value(given, "points")).isEqualTo("300");
        assertThat(value(given, "bad")).isEqualTo("true");
    }

    @Test
    void aBadRatingIsRectifiedInTimeOrNot() {
        Event bad = CaseEvents.rated("2026-10-12T10:00", 1, false);
        FactRow open =
                only(
                        factsAt("2026-10-13T00:00", submitted("2026-10-12T09:00"), bad),
                        FactKind.RATING);
        FactRow inTime =
                only(
                        factsAt(
                                LATER,
                                submitted("2026-10-12T09:00"),
                                bad,
                                followed("2026-10-20T10:00", FollowUp.RECTIFIED, null)),
                        FactKind.RATING);
        FactRow late =
                only(
                        factsAt(
                                LATER,
                                submitted("2026-10-12T09:00"),
                                bad,
                                followed("2026-11-20T10:00", FollowUp.RECTIFIED, null)),
                        FactKind.RATING);

        assertThat(value(open, "rectify_due")).startsWith("2026-11-02T15:59:59");
        assertThat(value(open, "valid_until")).isEqualTo("2026-11-02T16:00:00Z");
        assertThat(value(inTime, "rectified_in_time")).isEqualTo("true");
        assertThat(value(late, "rectified_in_time")).isEqualTo("false");
        assertThat(value(late, "overdue_on")).isEqualTo("2026-11-03");
    }

    @Test
    void aMaliciousRatingAndAnExemptOneDoNotCount() {
        Event bad = CaseEvents.rated("2026-10-12T10:00", 1, false);
        FactRow malicious =
                only(
                        factsAt(
                                LATER,
                                submitted("2026-10-12T09:00"),
                                bad,
                                followed(
                                        "2026-10-13T10:00",
                                        FollowUp.VERIFIED,
                                        RatingFinding.MALICIOUS)),
                        FactKind.RATING);
        FactRow exempt =
                only(
                        factsAt(
                                LATER,
                                submitted("2026-10-12T09:00"),
                                bad,
                                appeal("2026-10-14T10:00", true, Exemption.RATING)),
                        FactKind.RATING);

        assertThat(value(malicious, "bad")).isEqualTo("false");
        assertThat(value(malicious, "finding")).isEqualTo("malicious");
        assertThat(value(exempt, "valid")).isEqualTo("false");
    }
}
