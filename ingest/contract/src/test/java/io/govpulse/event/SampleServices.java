// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static io.govpulse.event.SampleEvents.event;
import static io.govpulse.event.SampleEvents.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One event of each type around a case's course, with every field filled, and its wire form. */
final class SampleServices {
    private static final Instant TIME = Instant.parse("2026-03-02T01:30:00.000123Z");

    private SampleServices() {}

    static Map<Event, String> withWireForms() {
        Map<Event, String> samples = new LinkedHashMap<>();
        samples.put(
                event(EventType.REFUSED, 0, new EventData.Refused(Optional.of("not our task"))),
                wire(
                        "refused",
                        0,
                        """
                        {"reason":"not our task"}"""));
        samples.put(
                event(
                        EventType.DEADLINE_EXTENDED,
                        0,
                        new EventData.DeadlineExtended(
                                Optional.of(Limit.parse("10wd")),
                                Optional.of(TIME),
                                Optional.of("Art. 42"))),
                wire(
                        "deadline-extended",
                        0,
                        """
                        {"by":"10wd","due":"2026-03-02T01:30:00.000123Z","ground":"Art. 42"}"""));
        samples.put(
                event(
                        EventType.STEP_STARTED,
                        0,
                        new ProcedureData.StepStarted(
                                "审核",
                                Optional.of("s1"),
                                Optional.of("0042"),
                                Optional.of(Limit.parse("3wd")))),
                wire(
                        "step-started",
                        0,
                        """
                        {"clerk":"0042","instance":"s1","limit":"3wd","step":"审核"}"""));
        samples.put(
                event(
                        EventType.STEP_FINISHED,
                        0,
                        new ProcedureData.StepFinished(
                                "审核", Optional.of("s1"), Optional.of("0042"))),
                wire(
                        "step-finished",
                        0,
                        """
                        {"clerk":"0042","instance":"s1","step":"审核"}"""));
        samples.put(
                event(
                        EventType.CORRECTION_REQUESTED,
                        0,
                        new ProcedureData.CorrectionRequested(Optional.of("c1"))),
                wire(
                        "correction-requested",
                        0,
                        """
                        {"correction":"c1"}"""));
        samples.put(
                event(
                        EventType.CORRECTION_SUPPLIED,
                        0,
                        new ProcedureData.CorrectionSupplied(Optional.of("c1"))),
                wire(
                        "correction-supplied",
                        0,
                        """
                        {"correction":"c1"}"""));
        samples.put(
                event(
                        EventType.DELIVERED,
                        0,
                        new ProcedureData.Delivered(Optional.of(DeliveryMethod.COURIER))),
                wire(
                        "delivered",
                        0,
                        """
                        {"method":"courier"}"""));
        samples.put(
                event(
                        EventType.FEE_CHARGED,
                        0,
                        new ProcedureData.FeeCharged(1_000L, Optional.of("F-7"))),
                wire(
                        "fee-charged",
                        0,
                        """
                        {"amount":1000,"basis":"F-7"}"""));
        samples.put(
                event(
                        EventType.LICENCE_ISSUED,
                        0,
                        new ProcedureData.LicenceIssued("L-food", Optional.of(TIME))),
                wire(
                        "licence-issued",
                        0,
                        """
                        {"licence":"L-food","validUntil":"2026-03-02T01:30:00.000123Z"}"""));
        samples.put(
                event(
                        EventType.LICENCE_REVOKED,
                        0,
                        new ProcedureData.LicenceRevoked("L-food", Optional.of("expired"))),
                wire(
                        "licence-revoked",
                        0,
                        """
                        {"licence":"L-food","reason":"expired"}"""));
        samples.put(
                event(
                        EventType.RATING_FOLLOWED_UP,
                        0,
                        new VoiceData.RatingFollowedUp(
                                Optional.of("2"),
                                FollowUp.VERIFIED,
                                Optional.of(RatingFinding.MALICIOUS))),
                wire(
                        "rating-followed-up",
                        0,
                        """
                        {"finding":"malicious","rating":"2","stage":"verified"}"""));
        samples.put(
                event(EventType.COMPLAINT_FILED, 0, new VoiceData.ComplaintFiled("T1")),
                wire(
                        "complaint-filed",
                        0,
                        """
                        {"complaint":"T1"}"""));
        samples.put(
                event(
                        EventType.COMPLAINT_RESOLVED,
                        0,
                        new VoiceData.ComplaintResolved("T1", Optional.of(true))),
                wire(
                        "complaint-resolved",
                        0,
                        """
                        {"complaint":"T1","founded":true}"""));
        samples.put(
                event(
                        EventType.APPEAL_DECIDED,
                        0,
                        new VoiceData.AppealDecided(
                                "A1",
                                true,
                                Optional.of(Exemption.RATING),
                                Optional.of("2"),
                                Optional.of("Art. 45"))),
                wire(
                        "appeal-decided",
                        0,
                        """
                        {"appeal":"A1","exempts":"rating","ground":"Art. 45","rating":"2","upheld":true}"""));
        samples.put(
                event(
                        EventType.CONSULTATION_ASKED,
                        0,
                        new VoiceData.ConsultationAsked(
                                "Q1",
                                Optional.of(Channel.PHONE),
                                Optional.of("D1"),
                                Optional.of("I1"),
                                Region.ofDivision("411523"),
                                Optional.of(Limit.parse("5wd")))),
                wire(
                        "consultation-asked",
                        0,
                        """
                        {"channel":"phone","consultation":"Q1","department":"D1","item":"I1","limit":"5wd","region":{"city":"411500000000","county":"411523000000","province":"410000000000"}}"""));
        samples.put(
                event(
                        EventType.CONSULTATION_ANSWERED,
                        0,
                        new VoiceData.ConsultationAnswered("Q1", Optional.of("0042"))),
                wire(
                        "consultation-answered",
                        0,
                        """
                        {"clerk":"0042","consultation":"Q1"}"""));
        samples.put(
                event(
                        EventType.APPOINTMENT_MADE,
                        0,
                        new QueueData.AppointmentMade(
                                "B1",
                                TIME,
                                Optional.of("D1"),
                                Optional.of("I1"),
                                Region.ofDivision("411523"),
                                Optional.of("A07"))),
                wire(
                        "appointment-made",
                        0,
                        """
                        {"appointment":"B1","department":"D1","item":"I1","region":{"city":"411500000000","county":"411523000000","province":"410000000000"},"slot":"2026-03-02T01:30:00.000123Z","window":"A07"}"""));
        samples.put(
                event(
                        EventType.TICKET_TAKEN,
                        0,
                        new QueueData.TicketTaken(
                                "N17",
                                Optional.of("B1"),
                                Optional.of("D1"),
                                Optional.of("I1"),
                                Region.ofDivision("411523"),
                                Optional.of("A07"))),
                wire(
                        "ticket-taken",
                        0,
                        """
                        {"appointment":"B1","department":"D1","item":"I1","region":{"city":"411500000000","county":"411523000000","province":"410000000000"},"ticket":"N17","window":"A07"}"""));
        samples.put(
                event(
                        EventType.CALLED,
                        0,
                        new QueueData.Called("N17", Optional.of("A07"), Optional.of("0042"))),
                wire(
                        "called",
                        0,
                        """
                        {"clerk":"0042","ticket":"N17","window":"A07"}"""));
        samples.put(
                event(EventType.SERVED, 0, new QueueData.Served("N17")),
                wire(
                        "served",
                        0,
                        """
                        {"ticket":"N17"}"""));
        samples.put(
                event(EventType.LEFT, 0, new QueueData.Left("N17")),
                wire(
                        "left",
                        0,
                        """
                        {"ticket":"N17"}"""));
        return samples;
    }
}
