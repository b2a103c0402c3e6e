// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.event.Event;
import io.govpulse.event.EventType;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the facts rest on, and what of it does not fit together.
 *
 * @param events how many different event versions there are of the case
 * @param conflicts how many pairs of event versions share id and revision but not content
 * @param acceptanceSkipped whether it was decided and no acceptance or refusal was entered
 *     (procedure skipped)
 * @param endedBeforeStart whether it was decided before it was submitted or accepted
 * @param eventsAfterEnd whether something of the procedure happened after the decision: a step, a
 *     correction, a pause; what belongs after it (delivery, ratings …) is not meant
 */
public record DataQuality(
        int events,
        int conflicts,
        boolean acceptanceSkipped,
        boolean endedBeforeStart,
        boolean eventsAfterEnd) {

    /** What says that somebody decided about the acceptance. */
    private static final Set<EventType> ENTERED = EnumSet.of(EventType.ACCEPTED, EventType.REFUSED);

    private static final Set<EventType> PROCEDURE =
            EnumSet.of(
                    EventType.STEP_STARTED,
                    EventType.STEP_FINISHED,
                    EventType.CORRECTION_REQUESTED,
                    EventType.CORRECTION_SUPPLIED,
                    EventType.CLOCK_PAUSED,
                    EventType.CLOCK_RESUMED,
                    EventType.DEADLINE_EXTENDED);

    static DataQuality of(EventSet set, CaseMilestones milestones) {
        return new DataQuality(
                set.versions(),
                set.conflicts(),
                milestones.decidedAt().isPresent()
                        && set.effective().stream().map(Event::type).noneMatch(ENTERED::contains),
                milestones
                        .decidedAt()
                        .map(
                                decided ->
                                        milestones.acceptedAt().map(decided::isBefore).orElse(false)
                                                || milestones
                                                        .submittedAt()
                                                        .map(decided::isBefore)
                                                        .orElse(false))
                        .orElse(false),
                milestones
                        .decidedAt()
                        .map(
                                decided ->
                                        set.effective().stream()
                                                .filter(event -> PROCEDURE.contains(event.type()))
                                                .anyMatch(event -> event.time().isAfter(decided)))
                        .orElse(false));
    }
}
