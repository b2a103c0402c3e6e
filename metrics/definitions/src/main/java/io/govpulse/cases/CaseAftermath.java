// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.VoiceData;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a case beside its decision: corrections, delivery, fees, licences, complaints,
 * appeals.
 *
 * @param corrections how often the applicant had to correct or complete the application
 * @param deliveredAt when the result first reached the applicant
 * @param deliveryDue by when it has to: within the region's limit of the decision (行政许可法 Art. 44);
 *     empty before the decision and where the calendar cannot decide
 * @param deliveredLate whether it reached the applicant after that
 * @param deliveryJudged whether the delivery can be judged: its due date is neither provisional nor
 *     undecidable, and it did not come before the decision
 * @param deliveryOverdueAt first instant after its due date at which it had not been delivered
 * @param changesAt the instant at which an outstanding delivery becomes overdue
 * @param fees what was charged, in fen
 * @param feeWithoutBasis whether a fee was charged that names no basis
 * @param licence kind of the licence issued last
 * @param licenceIssuedAt when that was
 * @param licenceValidUntil when it ends, if it does
 * @param licenceRevokedAt when a licence of this kind was revoked after that
 * @param complaints how many complaints there were
 * @param complainedAt when the first was filed
 * @param complaintsResolvedAt when the last one was resolved; empty while one is open
 * @param appealsUpheld how many appeals were upheld
 */
public record CaseAftermath(
        int corrections,
        Optional<Instant> deliveredAt,
        Optional<Instant> deliveryDue,
        boolean deliveredLate,
        boolean deliveryJudged,
        Optional<Instant> deliveryOverdueAt,
        Optional<Instant> changesAt,
        long fees,
        boolean feeWithoutBasis,
        Optional<String> licence,
        Optional<Instant> licenceIssuedAt,
        Optional<Instant> licenceValidUntil,
        Optional<Instant> licenceRevokedAt,
        int complaints,
        Optional<Instant> complainedAt,
        Optional<Instant> complaintsResolvedAt,
        int appealsUpheld) {

    static CaseAftermath of(FoldContext context) {
        EffectiveEvents events = context.events();
        Optional<Instant> delivered =
                events.all(ProcedureData.Delivered.class).stream().map(Occurrence::at).findFirst();
        Optional<Due> deliveryDue = deliveryDue(context);
        Lateness.Completion completion = new Lateness.Completion(delivered, context.now());
        Lateness delivery =
                context.milestones()
                        .decidedAt()
                        .flatMap(decided -> deliveryDue.map(due -> completion.by(due, decided)))
                        .orElse(Lateness.NONE);
        List<Occurrence<ProcedureData.FeeCharged>> fees =
                events.all(ProcedureData.FeeCharged.class);
        Optional<Occurrence<ProcedureData.LicenceIssued>> licence =
                events.all(ProcedureData.LicenceIssued.class).stream()
                        .reduce((earlier, later) -> later);
        List<Occurrence<VoiceData.ComplaintFiled>> complaints =
                events.all(VoiceData.ComplaintFiled.class);
        return new CaseAftermath(
                events.all(ProcedureData.CorrectionRequested.class).size(),
                delivered,
                deliveryDue.map(Due::lastInTime),
                delivered.isPresent() && delivery.lateAt().isPresent(),
                delivery.judged(),
                delivery.lateAt(),
                delivery.changesAt(),
                fees.stream().mapToLong(fee -> fee.data().amount()).sum(),
                fees.stream().anyMatch(fee -> fee.data().basis().isEmpty()),
                licence.map(issued -> issued.data().licence()),
                licence.map(Occurrence::at),
                licence.flatMap(issued -> issued.data().validUntil()),
                licence.flatMap(issued -> revoked(events, issued)),
                (int) complaints.stream().map(filed -> filed.data().complaint()).distinct().count(),
                complaints.stream().map(Occurrence::at).findFirst(),
                resolved(events, complaints),
                events.upheldAppeals().size());
    }

    private static Optional<Due> deliveryDue(FoldContext context) {
        CaseMilestones milestones = context.milestones();
        return milestones
                .decidedAt()
                .filter(decided -> milestones.normallyDecided())
                .flatMap(decided -> context.due(decided, context.service().deliverWithin()));
    }

    private static Optional<Instant> revoked(
            EffectiveEvents events, Occurrence<ProcedureData.LicenceIssued> issued) {
        return events.all(ProcedureData.LicenceRevoked.class).stream()
                .filter(revoked -> revoked.data().licence().equals(issued.data().licence()))
                .map(Occurrence::at)
                .filter(at -> !at.isBefore(issued.at()))
                .findFirst();
    }

    private static Optional<Instant> resolved(
            EffectiveEvents events, List<Occurrence<VoiceData.ComplaintFiled>> complaints) {
        Map<String, Instant> resolved = new HashMap<>();
        events.all(VoiceData.ComplaintResolved.class)
                .forEach(end -> resolved.putIfAbsent(end.data().complaint(), end.at()));
        boolean all =
                complaints.stream()
                        .allMatch(filed -> resolved.containsKey(filed.data().complaint()));
        return all
                ? complaints.stream()
                        .map(filed -> resolved.get(filed.data().complaint()))
                        .max(Instant::compareTo)
                : Optional.empty();
    }
}
