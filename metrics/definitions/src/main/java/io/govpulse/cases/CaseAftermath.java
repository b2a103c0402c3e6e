package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.UnknownYearException;
import io.govpulse.event.Limit;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.VoiceData;
import io.govpulse.rules.Rules;
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
 *     empty before the decision and where the calendar cannot tell
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

    static CaseAftermath of(
            EffectiveEvents story,
            CaseMilestones course,
            Rules rules,
            JurisdictionCalendar calendar) {
        List<EffectiveEvents.Said<ProcedureData.FeeCharged>> fees =
                story.all(ProcedureData.FeeCharged.class);
        Optional<EffectiveEvents.Said<ProcedureData.LicenceIssued>> licence =
                story.all(ProcedureData.LicenceIssued.class).stream()
                        .reduce((earlier, later) -> later);
        List<EffectiveEvents.Said<VoiceData.ComplaintFiled>> complaints =
                story.all(VoiceData.ComplaintFiled.class);
        return new CaseAftermath(
                story.all(ProcedureData.CorrectionRequested.class).size(),
                story.all(ProcedureData.Delivered.class).stream()
                        .map(EffectiveEvents.Said::at)
                        .findFirst(),
                course.decidedAt()
                        .filter(decided -> course.normallyDecided())
                        .flatMap(decided -> due(decided, rules.service().deliverWithin(), calendar))
                        .map(Due::lastInTime),
                fees.stream().mapToLong(fee -> fee.data().amount()).sum(),
                fees.stream().anyMatch(fee -> fee.data().basis().isEmpty()),
                licence.map(issued -> issued.data().licence()),
                licence.map(EffectiveEvents.Said::at),
                licence.flatMap(issued -> issued.data().validUntil()),
                licence.flatMap(issued -> revoked(story, issued)),
                (int) complaints.stream().map(said -> said.data().complaint()).distinct().count(),
                complaints.stream().map(EffectiveEvents.Said::at).findFirst(),
                resolved(story, complaints),
                story.upheldAppeals().size());
    }

    /** A due date where the calendar can tell one. */
    static Optional<Due> due(Instant start, Limit limit, JurisdictionCalendar calendar) {
        try {
            return Optional.of(calendar.due(start, limit, List.of()));
        } catch (UnknownYearException | IllegalArgumentException e) {
            // A gap in the calendar must not stop the stream of all other cases.
            return Optional.empty();
        }
    }

    private static Optional<Instant> revoked(
            EffectiveEvents story, EffectiveEvents.Said<ProcedureData.LicenceIssued> issued) {
        return story.all(ProcedureData.LicenceRevoked.class).stream()
                .filter(revoked -> revoked.data().licence().equals(issued.data().licence()))
                .map(EffectiveEvents.Said::at)
                .filter(at -> !at.isBefore(issued.at()))
                .findFirst();
    }

    private static Optional<Instant> resolved(
            EffectiveEvents story,
            List<EffectiveEvents.Said<VoiceData.ComplaintFiled>> complaints) {
        Map<String, Instant> resolved = new HashMap<>();
        story.all(VoiceData.ComplaintResolved.class)
                .forEach(said -> resolved.putIfAbsent(said.data().complaint(), said.at()));
        boolean all =
                complaints.stream().allMatch(said -> resolved.containsKey(said.data().complaint()));
        return all
                ? complaints.stream()
                        .map(said -> resolved.get(said.data().complaint()))
                        .max(Instant::compareTo)
                : Optional.empty();
    }
}
