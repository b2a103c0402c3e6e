// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static io.govpulse.cases.CaseEvents.accepted;
import static io.govpulse.cases.CaseEvents.decided;
import static io.govpulse.cases.CaseEvents.event;
import static io.govpulse.cases.CaseEvents.factsAt;
import static io.govpulse.cases.CaseEvents.row;
import static io.govpulse.cases.CaseEvents.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Exemption;
import io.govpulse.event.FollowUp;
import io.govpulse.event.Limit;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.QueueData;
import io.govpulse.event.RatingFinding;
import io.govpulse.event.Region;
import io.govpulse.event.VoiceData;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What surrounds a case: steps, ratings and their rectification, visits, questions, appeals. */
class ServiceFactsTest {
    private static final String LATER = "2026-12-01T00:00";

    private static FactRow only(CaseFacts facts, FactKind kind) {
        return FactRow.allOf(facts).stream()
                .filter(row -> row.kind() == kind)
                .reduce(
                        (a, b) -> {
                            throw new AssertionError("more than one row of kind " + kind);
                        })
                .orElseThrow();
    }

    private static String value(FactRow row, String column) {
        return row.value(column).map(Object::toString).orElse("");
    }

    private static Event stepFinished(String at, String step, String instance) {
        return event(
                "f" + at + instance,
                at,
                new ProcedureData.StepFinished(step, Optional.of(instance), Optional.of("0042")));
    }

    private static Event extended(String at, String by) {
        return event(
                "x" + at,
                at,
                new EventData.DeadlineExtended(
                        Optional.of(Limit.parse(by)), Optional.empty(), Optional.empty()));
    }

    private static Event followed(String at, FollowUp stage, RatingFinding finding) {
        return event(
                "u" + at,
                at,
                new VoiceData.RatingFollowedUp(
                        Optional.empty(), stage, Optional.ofNullable(finding)));
    }

    private static Event appeal(String at, boolean upheld, Exemption exempts) {
        return event(
                "a" + at,
                at,
                new VoiceData.AppealDecided(
                        "A1",
                        upheld,
                        Optional.of(exempts),
                        Optional.empty(),
                        Optional.of("Art. 180")));
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

    private static EventData delivered() {
        return new ProcedureData.Delivered(Optional.empty());
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
