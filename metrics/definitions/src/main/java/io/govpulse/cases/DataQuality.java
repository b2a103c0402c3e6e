package io.govpulse.cases;

import io.govpulse.event.EventType;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the facts stand on, for whoever has to answer for them.
 *
 * @param events how many different tellings there were of the case's events
 * @param conflicts how many pairs of tellings share id and revision but not content
 * @param acceptanceSkipped whether it was decided and never accepted (procedure skipped)
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

    private static final Set<EventType> PROCEDURE =
            EnumSet.of(
                    EventType.STEP_STARTED,
                    EventType.STEP_FINISHED,
                    EventType.CORRECTION_REQUESTED,
                    EventType.CORRECTION_SUPPLIED,
                    EventType.CLOCK_PAUSED,
                    EventType.CLOCK_RESUMED,
                    EventType.DEADLINE_EXTENDED);

    static DataQuality of(EventSet set, EffectiveEvents story, CaseMilestones course) {
        return new DataQuality(
                set.told(),
                set.conflicts(),
                course.decidedAt().isPresent() && course.acceptedAt().isEmpty(),
                course.decidedAt()
                        .map(
                                decided ->
                                        course.acceptedAt().map(decided::isBefore).orElse(false)
                                                || course.submittedAt()
                                                        .map(decided::isBefore)
                                                        .orElse(false))
                        .orElse(false),
                course.decidedAt()
                        .map(
                                decided ->
                                        story.events().stream()
                                                .filter(event -> PROCEDURE.contains(event.type()))
                                                .anyMatch(event -> event.time().isAfter(decided)))
                        .orElse(false));
    }
}
