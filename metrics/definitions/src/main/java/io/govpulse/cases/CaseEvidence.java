package io.govpulse.cases;

/**
 * What the facts stand on, for whoever has to answer for them.
 *
 * @param events how many different tellings there were of the case's events
 * @param conflicts how many pairs of tellings share id and revision but not content
 * @param acceptanceSkipped whether it was decided and never accepted (procedure skipped)
 * @param endedBeforeStart whether it was decided before it was submitted or accepted
 */
public record CaseEvidence(
        int events, int conflicts, boolean acceptanceSkipped, boolean endedBeforeStart) {

    static CaseEvidence of(EventSet set, CaseCourse course) {
        return new CaseEvidence(
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
                        .orElse(false));
    }
}
