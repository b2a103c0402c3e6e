package io.govpulse.cases;

import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.rules.Rules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What happened to one case, as far as its events tell and as of one instant.
 *
 * <p>Correctness of everything behind stands on these assumptions:
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
 * @param place where it belongs
 * @param course what was done and when
 * @param clock its limits, and whether they were kept
 * @param rating what the applicant said of it
 * @param aftermath what came of it beside the decision
 * @param activities its steps, questions, appointments and visits
 * @param ratings its ratings, each with what was done about it
 * @param evidence what the facts stand on
 * @param asOf the instant these facts are told for
 * @param validUntil the instant at which they change with no new event; empty if never
 */
public record CaseFacts(
        CaseIdentity identity,
        CaseAttributes place,
        CaseMilestones course,
        CaseClock clock,
        Optional<CaseRating> rating,
        CaseAftermath aftermath,
        List<ActivityFacts> activities,
        List<RatingFacts> ratings,
        DataQuality evidence,
        Instant asOf,
        Optional<Instant> validUntil) {

    /**
     * The fold.
     *
     * @param events all events of one case, in any order, repeated or not; they must have passed
     *     {@link Rules#check}
     * @param rules the rules
     * @param now the instant to tell the facts for
     * @return empty when nothing of the case stands, because every event was taken back
     * @throws IllegalArgumentException when the events are of different cases
     */
    public static Optional<CaseFacts> of(Collection<Event> events, Rules rules, Instant now) {
        EventSet set = EventSet.of(events);
        if (set.standing().isEmpty()) {
            return Optional.empty();
        }
        if (set.standing().stream().map(Event::caseId).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "Cannot fold events of different cases: "
                            + set.standing().stream().map(Event::caseId).distinct().toList());
        }
        // Every engine keeps microseconds: a row read back has to equal the row written.
        Instant asOf = now.truncatedTo(ChronoUnit.MICROS);
        EffectiveEvents story = new EffectiveEvents(set.standing());
        Optional<EventData.Submitted> submitted =
                story.submitted().map(event -> (EventData.Submitted) event.data());
        JurisdictionCalendar calendar = rules.calendarOf(submitted);
        CaseIdentity identity = CaseIdentity.of(set.standing().get(0));
        CaseAttributes place = CaseAttributes.of(submitted, rules);
        CaseMilestones course = CaseMilestones.of(story, calendar.zone());
        Pauses pauses = Pauses.of(story, rules);
        CaseClock clock = CaseClock.of(story, course, rules, calendar, pauses, asOf);
        boolean counted = counted(course, place);
        List<ActivityFacts> activities =
                CaseActivities.of(
                        story, identity, course, place, counted, rules, calendar, pauses, asOf);
        List<RatingFacts> ratings =
                RatingFacts.of(story, identity, course, place, counted, rules, calendar, asOf);
        return Optional.of(
                new CaseFacts(
                        identity,
                        place,
                        course,
                        clock,
                        CaseRating.of(story, calendar.zone()),
                        CaseAftermath.of(story, course, rules, calendar),
                        activities,
                        ratings,
                        DataQuality.of(set, story, course),
                        asOf,
                        Stream.of(
                                        Stream.of(clock.changesAt()),
                                        activities.stream().map(ActivityFacts::validUntil),
                                        ratings.stream().map(RatingFacts::validUntil))
                                .flatMap(Function.identity())
                                .flatMap(Optional::stream)
                                .min(Instant::compareTo)));
    }

    /** Whether it counts as a case. A joint case does not: its parts do. */
    public boolean counted() {
        return counted(course, place);
    }

    private static boolean counted(CaseMilestones course, CaseAttributes place) {
        return !course.voided() && !course.exempt() && !place.joint();
    }
}
