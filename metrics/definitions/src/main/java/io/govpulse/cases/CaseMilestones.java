// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.event.EventData;
import io.govpulse.event.Exemption;
import io.govpulse.event.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What was done with a case, and on which local day.
 *
 * @param submittedAt when it was submitted
 * @param acceptedAt when it was accepted; its clocks start. At the submission where the applicant
 *     was told nothing in time, see {@link Silence}
 * @param silence whether the applicant was told nothing in time
 * @param decidedAt when it was decided; a refusal of what had been accepted is a decision, too
 * @param outcome how it was decided
 * @param visits how often the applicant had to come, as the decision states
 * @param refusedAt when it was refused (不予受理); empty where it was accepted after that
 * @param voided whether it was voided: then it counts nowhere
 * @param exempt whether an upheld appeal takes the whole case out: then it counts nowhere
 * @param zone zone of the jurisdiction
 */
public record CaseMilestones(
        Optional<Instant> submittedAt,
        Optional<Instant> acceptedAt,
        Silence silence,
        Optional<Instant> decidedAt,
        Optional<Outcome> outcome,
        Optional<Integer> visits,
        Optional<Instant> refusedAt,
        boolean voided,
        boolean exempt,
        ZoneId zone) {

    static CaseMilestones of(EffectiveEvents events, Silence silence, ZoneId zone) {
        Optional<Occurrence<EventData.Decided>> decision = events.decided();
        Optional<Instant> refused = events.refused().map(Occurrence::at);
        // What was accepted can only be decided; who refuses it denies it, in the wrong form.
        Optional<Instant> submitted = events.submitted().map(Occurrence::at);
        Optional<Instant> accepted =
                silence.lapsed() ? submitted : events.accepted().map(Occurrence::at);
        Optional<Instant> denied = accepted.flatMap(at -> refused);
        return new CaseMilestones(
                submitted,
                accepted,
                silence,
                decision.map(Occurrence::at).or(() -> denied),
                decision.map(decided -> decided.data().outcome())
                        .or(() -> denied.map(at -> Outcome.DENIED)),
                decision.flatMap(decided -> decided.data().visits()),
                refused,
                events.voided(),
                events.exempts(Exemption.CASE),
                zone);
    }

    /** Returns whether it was refused, and accepted neither before nor after that. */
    public boolean refused() {
        return refusedAt.isPresent() && acceptedAt.isEmpty();
    }

    /**
     * Returns whether it was refused although it had been accepted: a breach of procedure, because
     * what is accepted has to be decided (行政许可法 Art. 32, 38).
     */
    public boolean refusedAfterAcceptance() {
        return refusedAt.isPresent() && acceptedAt.isPresent();
    }

    /** Returns whether the case was normally decided (正常办结). */
    public boolean normallyDecided() {
        return outcome.map(Outcome::normal).orElse(false);
    }

    /** Returns when its clocks ended: at the decision, or at the refusal. */
    public Optional<Instant> endedAt() {
        return decidedAt.or(() -> refusedAt);
    }

    /**
     * Returns when it left the open stock: at the decision, but not before it came in. Registers
     * know cases that were decided before they were accepted; those are open on no day.
     */
    public Optional<Instant> leftAt() {
        return decidedAt.map(
                decided ->
                        acceptedAt.filter(accepted -> accepted.isAfter(decided)).orElse(decided));
    }

    /** Returns the local day of an instant of this case. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
