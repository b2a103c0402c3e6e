// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
import io.govpulse.rules.ServiceRules;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an applicant was told nothing in time. An application that is neither accepted nor
 * refused, and for which no correction is asked, within the limit counts as accepted on receipt
 * (行政许可法 Art. 32): its clocks run from there, whenever an acceptance is entered later. So nobody
 * gains time by accepting late.
 *
 * @param lapsedAt first instant at which the limit had passed in silence; empty while it has not,
 *     and where that cannot be judged, see {@link Lateness}
 * @param changesAt the instant at which it passes if nobody says anything
 */
public record Silence(Optional<Instant> lapsedAt, Optional<Instant> changesAt) {

    private static final Silence NONE = new Silence(Optional.empty(), Optional.empty());

    private static final Set<EventType> ANSWERS =
            EnumSet.of(
                    EventType.ACCEPTED,
                    EventType.REFUSED,
                    EventType.CORRECTION_REQUESTED,
                    EventType.DECIDED,
                    EventType.VOIDED);

    static Silence of(
            EffectiveEvents events, ServiceRules rules, CaseCalendar calendar, Instant now) {
        Optional<Instant> submitted = events.submitted().map(Occurrence::at);
        if (submitted.isEmpty() || rules.acceptWithin().isEmpty() || acceptedAgain(events)) {
            return NONE;
        }
        Instant receipt = submitted.get();
        Lateness.Completion answer = new Lateness.Completion(answeredAt(events), now);
        Lateness lateness =
                calendar.due(receipt, rules.acceptWithin().get())
                        .map(due -> answer.by(due, receipt))
                        .orElse(Lateness.NONE);
        return new Silence(lateness.lateAt(), lateness.changesAt());
    }

    /** What was refused and accepted after that runs from that acceptance in any case. */
    private static boolean acceptedAgain(EffectiveEvents events) {
        return events.accepted()
                .filter(
                        accepted ->
                                events.all(EventData.Refused.class).stream()
                                        .anyMatch(refusal -> refusal.at().isBefore(accepted.at())))
                .isPresent();
    }

    private static Optional<Instant> answeredAt(EffectiveEvents events) {
        return events.events().stream()
                .filter(event -> ANSWERS.contains(event.type()))
                .map(Event::time)
                .findFirst();
    }

    /** Returns whether the case counts as accepted on receipt. */
    public boolean lapsed() {
        return lapsedAt.isPresent();
    }
}
