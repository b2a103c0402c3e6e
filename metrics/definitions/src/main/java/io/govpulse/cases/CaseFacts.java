package io.govpulse.cases;

import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.reference.Reference;
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
 * @param steps its steps, questions, appointments and visits
 * @param ratings its ratings, each with what was done about it
 * @param evidence what the facts stand on
 * @param asOf the instant these facts are told for
 * @param validUntil the instant at which they change with no new event; empty if never
 */
public record CaseFacts(
        CaseIdentity identity,
        CasePlace place,
        CaseCourse course,
        CaseClock clock,
        Optional<CaseRating> rating,
        CaseAftermath aftermath,
        List<StepFacts> steps,
        List<RatingFacts> ratings,
        CaseEvidence evidence,
        Instant asOf,
        Optional<Instant> validUntil) {

    /** The columns of the fact table, in order. */
    public static final List<Column<CaseFacts>> COLUMNS = CaseColumns.ALL;

    /**
     * The fold.
     *
     * @param events all events of one case, in any order, repeated or not; they must have passed
     *     {@link Reference#check}
     * @param reference the rules
     * @param now the instant to tell the facts for
     * @return empty when nothing of the case stands, because every event was taken back
     * @throws IllegalArgumentException when the events are of different cases
     */
    public static Optional<CaseFacts> of(
            Collection<Event> events, Reference reference, Instant now) {
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
        CaseStory story = new CaseStory(set.standing());
        Optional<EventData.Submitted> submitted =
                story.submitted().map(event -> (EventData.Submitted) event.data());
        JurisdictionCalendar calendar = reference.calendarOf(submitted);
        CaseIdentity identity = CaseIdentity.of(set.standing().get(0));
        CasePlace place = CasePlace.of(submitted, reference);
        CaseCourse course = CaseCourse.of(story, calendar.zone());
        Pauses pauses = Pauses.of(story, reference);
        CaseClock clock = CaseClock.of(story, course, reference, calendar, pauses, asOf);
        boolean counted = counted(course, place);
        List<StepFacts> steps =
                CaseSteps.of(
                        story, identity, course, place, counted, reference, calendar, pauses, asOf);
        List<RatingFacts> ratings =
                RatingFacts.of(story, identity, course, place, counted, reference, calendar, asOf);
        return Optional.of(
                new CaseFacts(
                        identity,
                        place,
                        course,
                        clock,
                        CaseRating.of(story, calendar.zone()),
                        CaseAftermath.of(story, course, reference, calendar),
                        steps,
                        ratings,
                        CaseEvidence.of(set, story, course),
                        asOf,
                        Stream.of(
                                        Stream.of(clock.changesAt()),
                                        steps.stream().map(StepFacts::validUntil),
                                        ratings.stream().map(RatingFacts::validUntil))
                                .flatMap(Function.identity())
                                .flatMap(Optional::stream)
                                .min(Instant::compareTo)));
    }

    /** Whether it counts as a case. A joint case does not: its parts do. */
    public boolean counted() {
        return counted(course, place);
    }

    private static boolean counted(CaseCourse course, CasePlace place) {
        return !course.voided() && !course.exempt() && !place.joint();
    }
}
