// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.cases.activity.ActivityFacts;
import io.govpulse.cases.activity.CaseActivities;
import io.govpulse.event.Event;
import io.govpulse.rules.Rules;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What happened to one case, by its events and as of one instant.
 *
 * <p>Everything behind is correct only under these assumptions:
 *
 * <ul>
 *   <li>{@link #of} is a function of the <em>set</em> of events: neither order nor repetition
 *       matters.
 *   <li>{@code now} decides only which instants have passed. No fact is a running duration, so
 *       facts change at {@link #validUntil} or by a new event, and never in between.
 *   <li>Every day is a local day of the case's jurisdiction.
 * </ul>
 *
 * @param identity which case
 * @param attributes where it belongs
 * @param milestones what was done and when
 * @param clock its limits and whether they were kept
 * @param rating what the applicant said of it
 * @param aftermath what came of it beside the decision
 * @param activities its steps, questions, appointments and visits
 * @param ratings its ratings, each with what was done about it
 * @param counted whether it counts: an application, not voided, not exempt by an upheld appeal, and
 *     no joint case, whose parts count
 * @param application whether there is an application, and not only a visit, question or rating
 * @param quality what the facts rest on, and what of it does not fit together
 * @param asOf the instant the facts are as of
 * @param validUntil the first instant at which something of all this changes with no new event;
 *     empty if nothing does
 */
public record CaseFacts(
        CaseIdentity identity,
        CaseAttributes attributes,
        CaseMilestones milestones,
        CaseClock clock,
        Optional<CaseRating> rating,
        CaseAftermath aftermath,
        List<ActivityFacts> activities,
        List<RatingFacts> ratings,
        boolean counted,
        boolean application,
        DataQuality quality,
        Instant asOf,
        Optional<Instant> validUntil) {

    /**
     * Number of this fold. It is raised whenever the same events under the same rules give other
     * facts, so that no generation goes on under two folds.
     */
    public static final int FOLD = 2;

    /**
     * Folds the events of a case.
     *
     * @param events all events of one case, in any order, repeated or not; they must have passed
     *     {@link Rules#check}
     * @param rules the rules
     * @param now the instant the facts are to be as of
     * @return empty when no event of the case is effective, because every one was taken back
     * @throws IllegalArgumentException when the events are of different cases
     */
    public static Optional<CaseFacts> of(Collection<Event> events, Rules rules, Instant now) {
        EventSet set = EventSet.of(events);
        if (set.effective().isEmpty()) {
            return Optional.empty();
        }
        List<String> cases = set.effective().stream().map(Event::caseId).distinct().toList();
        if (cases.size() > 1) {
            throw new IllegalArgumentException(
                    "Cannot fold events of different cases: %s; expected one case"
                            .formatted(cases));
        }
        return Optional.of(of(set, FoldContext.of(set.effective(), rules, now)));
    }

    private static CaseFacts of(EventSet set, FoldContext context) {
        DataQuality quality = DataQuality.of(set, context.milestones());
        CaseClock clock = CaseClock.of(context, quality);
        CaseAftermath aftermath = CaseAftermath.of(context);
        CaseRatings ratings = new CaseRatings(context);
        List<ActivityFacts> activityFacts = CaseActivities.of(context);
        List<RatingFacts> ratingFacts = ratings.all();
        return new CaseFacts(
                context.identity(),
                context.attributes(),
                context.milestones(),
                clock,
                ratings.ofCase(),
                aftermath,
                activityFacts,
                ratingFacts,
                context.counted(),
                context.events().application(),
                quality,
                context.now(),
                Stream.of(
                                Stream.of(
                                        context.milestones().silence().changesAt(),
                                        clock.changesAt(),
                                        aftermath.changesAt()),
                                activityFacts.stream().map(ActivityFacts::validUntil),
                                ratingFacts.stream().map(RatingFacts::validUntil))
                        .flatMap(Function.identity())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }

    /** Returns whether it was decided after the promised limit. */
    public boolean decidedLate() {
        return milestones.decidedAt().isPresent() && clock.promiseBrokenAt().isPresent();
    }

    /** Returns whether it was decided after the statutory limit, a legal breach. */
    public boolean decidedPastStatute() {
        return milestones.decidedAt().isPresent() && clock.statuteBrokenAt().isPresent();
    }

    /** Returns whether it was decided on a day before the promised one. */
    public boolean decidedEarly() {
        Optional<Due> promised = clock.promised();
        return promised.isPresent()
                && clock.promise().judged()
                && milestones
                        .decidedAt()
                        .map(milestones::day)
                        .map(day -> day.isBefore(promised.get().date()))
                        .orElse(false);
    }
}
