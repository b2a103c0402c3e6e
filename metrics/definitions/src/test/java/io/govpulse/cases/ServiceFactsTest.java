// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.appeal;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.row;
import static io.govpulse.cases.CaseEvents.submitted;
import static io.govpulse.cases.FactRows.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Exemption;
import io.govpulse.event.Limit;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.VoiceData;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What surrounds a case: refusals, extensions, appeals, joint cases, delivery, fees. */
class ServiceFactsTest {
    private static final String LATER = "2026-12-01T00:00";

    private static Event extended(String at, String by) {
        return event(
                "x" + at,
                at,
                new EventData.DeadlineExtended(
                        Optional.of(Limit.parse(by)), Optional.empty(), Optional.empty()));
    }

    private static EventData.Submitted joint(EventData.Submitted plain, boolean whole) {
        return new EventData.Submitted(
                plain.channel(),
                plain.department(),
                plain.item(),
                plain.region(),
                plain.window(),
                plain.kind(),
                plain.calendar(),
                plain.applicant(),
                whole ? Optional.empty() : Optional.of("P-1"),
                whole ? Optional.of(true) : Optional.empty());
    }

    private static EventData delivered() {
        return new ProcedureData.Delivered(Optional.empty());
    }

    @Test
    void aCaseDecidedBeforeItsAcceptanceIsOpenOnNoDay() {
        FactRow row =
                row(
                        factsAt(
                                LATER,
                                submitted("2026-10-14T09:00"),
                                accepted("2026-10-14T09:00", "5wd"),
                                decided("2026-10-13T12:00")));

        assertThat(value(row, "ended_before_start")).isEqualTo("true");
        assertThat(value(row, "decided_on")).isEqualTo("2026-10-13");
        assertThat(value(row, "ended_on")).isEqualTo("2026-10-14");
    }

    @Test
    void aRefusedCaseIsNotAcceptedAndHasNoClock() {
        Event refusal =
                event("r", "2026-10-13T09:00", new EventData.Refused(Optional.of("not ours")));
        FactRow refused = row(factsAt(LATER, submitted("2026-10-12T09:00"), refusal));
        FactRow takenAfterAll =
                row(
                        factsAt(
                                "2026-10-14T12:00",
                                submitted("2026-10-12T09:00"),
                                refusal,
                                accepted("2026-10-14T09:00", "5wd")));

        assertThat(value(refused, "refused_on")).isEqualTo("2026-10-13");
        assertThat(value(refused, "valid_until")).isEmpty();
        assertThat(value(takenAfterAll, "refused")).isEqualTo("false");
        assertThat(value(takenAfterAll, "accepted")).isEqualTo("true");
    }

    @Test
    void anExtensionMovesTheStatutoryLimitOnly() {
        FactRow row =
                row(
                        factsAt(
                                "2026-10-14T00:00",
                                submitted("2026-10-12T09:00"),
                                CaseEvents.limits("2026-10-12T10:00", "5wd", "10wd"),
                                extended("2026-10-13T10:00", "5wd")));

        assertThat(value(row, "promised_due")).startsWith("2026-10-19T15:59:59");
        assertThat(value(row, "statutory_due")).startsWith("2026-11-02T15:59:59");
        assertThat(value(row, "extended_too_late")).isEqualTo("false");
    }

    @Test
    void anExtensionOfABrokenLimitMovesNothing() {
        FactRow row =
                row(
                        factsAt(
                                LATER,
                                submitted("2026-10-12T09:00"),
                                CaseEvents.limits("2026-10-12T10:00", "2wd", "5wd"),
                                extended("2026-10-20T10:00", "20wd")));

        assertThat(value(row, "statutory_late_on")).isEqualTo("2026-10-20");
        assertThat(value(row, "extended_too_late")).isEqualTo("true");
        assertThat(value(row, "extensions")).isEqualTo("1");
    }

    @Test
    void anUpheldAppealTakesLatenessOutAndALaterDecisionPutsItBack() {
        Event[] late = {submitted("2026-10-12T09:00"), accepted("2026-10-12T10:00", "2wd")};
        Event upheld = appeal("2026-10-20T10:00", true, Exemption.LATENESS);
        Event reversed = appeal("2026-10-21T10:00", false, Exemption.LATENESS);

        assertThat(value(row(factsAt(LATER, late[0], late[1])), "late_on")).isEqualTo("2026-10-15");
        FactRow exempt = row(factsAt(LATER, late[0], late[1], upheld));
        assertThat(value(exempt, "late_on")).isEmpty();
        assertThat(value(exempt, "exempt_from_lateness")).isEqualTo("true");
        assertThat(value(row(factsAt(LATER, late[0], late[1], upheld, reversed)), "late_on"))
                .isEqualTo("2026-10-15");
    }

    @Test
    void aJointCaseIsNoCaseBesideItsParts() {
        EventData.Submitted plain = (EventData.Submitted) submitted("2026-10-12T09:00").data();
        FactRow whole = row(factsAt(LATER, event("j", "2026-10-12T09:00", joint(plain, true))));
        FactRow part = row(factsAt(LATER, event("p", "2026-10-12T09:00", joint(plain, false))));

        assertThat(value(whole, "joint")).isEqualTo("true");
        assertThat(value(whole, "counted")).isEqualTo("false");
        assertThat(value(part, "parent")).isEqualTo("P-1");
        assertThat(value(part, "counted")).isEqualTo("true");
    }

    @Test
    void aDeliveryIsLateAfterItsDueDateButNotAfterAProvisionalOne() {
        FactRow late =
                row(
                        factsAt(
                                LATER,
                                decided("2026-10-13T12:00"),
                                event("v", "2026-10-28T09:00", delivered())));
        FactRow intoTheUnknown =
                row(
                        factsAt(
                                "2027-06-01T00:00",
                                decided("2026-12-24T12:00"),
                                event("v", "2027-03-01T09:00", delivered())));

        assertThat(value(late, "delivery_due")).startsWith("2026-10-27T15:59:59");
        assertThat(value(late, "delivered_late")).isEqualTo("true");
        assertThat(intoTheUnknown.value("delivery_due")).isPresent();
        assertThat(value(intoTheUnknown, "delivered_late")).isEqualTo("false");
    }

    @Test
    void complaintsFeesAndLicencesAreFactsOfTheCase() {
        FactRow row =
                row(
                        factsAt(
                                LATER,
                                submitted("2026-10-12T09:00"),
                                event("k1", "2026-10-13T09:00", new VoiceData.ComplaintFiled("T1")),
                                event("k2", "2026-10-14T09:00", new VoiceData.ComplaintFiled("T2")),
                                event(
                                        "k3",
                                        "2026-10-15T09:00",
                                        new VoiceData.ComplaintResolved("T1", Optional.empty())),
                                event(
                                        "m1",
                                        "2026-10-15T09:00",
                                        new ProcedureData.FeeCharged(1_050L, Optional.of("F1"))),
                                event(
                                        "m2",
                                        "2026-10-15T10:00",
                                        new ProcedureData.FeeCharged(50L, Optional.empty())),
                                event(
                                        "l",
                                        "2026-10-16T09:00",
                                        new ProcedureData.LicenceIssued(
                                                "food", Optional.empty()))));

        assertThat(value(row, "complaints")).isEqualTo("2");
        assertThat(value(row, "complained_on")).isEqualTo("2026-10-13");
        assertThat(value(row, "complaints_resolved_on")).isEmpty();
        assertThat(value(row, "fees")).isEqualTo("1100");
        assertThat(value(row, "fee_without_basis")).isEqualTo("true");
        assertThat(value(row, "licence_issued_on")).isEqualTo("2026-10-16");
    }
}
