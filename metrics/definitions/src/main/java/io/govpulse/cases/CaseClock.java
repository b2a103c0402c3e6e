package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.Pause;
import io.govpulse.calendar.UnknownYearException;
import io.govpulse.event.EventData;
import io.govpulse.reference.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case's limits, and whether they were kept.
 *
 * @param promised the promised limit's due date; empty where the case has none
 * @param statutory the statutory limit's due date; empty where the case has none
 * @param promiseBrokenAt first instant after the promise at which it was still undecided; an
 *     efficiency breach. Empty while it is in time, and always when the due date is provisional
 * @param statuteBrokenAt the same for the statutory limit; a legal breach
 * @param changesAt the next instant at which an undecided, running case breaks a limit
 * @param pausedNow whether the clock stands still; a paused case does not become late
 * @param pausedSeconds working seconds that pauses took out, from acceptance to decision; empty
 *     until decided
 * @param handlingSeconds net working seconds from acceptance to decision; empty until decided
 * @param unknown whether the calendar cannot tell something of these; the rest is told
 */
public record CaseClock(
        Optional<Due> promised,
        Optional<Due> statutory,
        Optional<Instant> promiseBrokenAt,
        Optional<Instant> statuteBrokenAt,
        Optional<Instant> changesAt,
        boolean pausedNow,
        Optional<Long> pausedSeconds,
        Optional<Long> handlingSeconds,
        boolean unknown) {

    /** Working time with and without the pauses. */
    private record Handling(Optional<Long> gross, Optional<Long> net, boolean unknown) {
        static final Handling NONE = new Handling(Optional.empty(), Optional.empty(), false);
        static final Handling UNKNOWN = new Handling(Optional.empty(), Optional.empty(), true);
    }

    static CaseClock of(
            CaseStory story,
            CaseCourse course,
            Reference reference,
            JurisdictionCalendar calendar,
            Instant now) {
        Pauses pauses = Pauses.of(story, reference).during(course);
        Optional<EventData.Accepted> limits =
                story.accepted().map(event -> (EventData.Accepted) event.data());
        Deadline promised =
                Deadline.of(
                        limits.flatMap(EventData.Accepted::promisedDue),
                        limits.flatMap(EventData.Accepted::promisedLimit),
                        course,
                        calendar,
                        pauses);
        Deadline statutory =
                Deadline.of(
                        limits.flatMap(EventData.Accepted::statutoryDue),
                        limits.flatMap(EventData.Accepted::statutoryLimit),
                        course,
                        calendar,
                        pauses);
        // What was decided does not change any more, whatever the hour.
        Instant told = course.decidedAt().isPresent() ? Instant.MAX : now;
        List<Optional<Instant>> breaks =
                Stream.of(promised, statutory).map(d -> d.breaksAt(course.decidedAt())).toList();
        Handling handling = handling(course, calendar, pauses.ended());
        return new CaseClock(
                promised.due(),
                statutory.due(),
                breaks.get(0).filter(late -> !late.isAfter(told)),
                breaks.get(1).filter(late -> !late.isAfter(told)),
                breaks.stream()
                        .flatMap(Optional::stream)
                        .filter(late -> late.isAfter(told))
                        .min(Instant::compareTo),
                pauses.openSince().isPresent(),
                handling.gross().flatMap(all -> handling.net().map(net -> all - net)),
                handling.net(),
                promised.unknown() || statutory.unknown() || handling.unknown());
    }

    private static Handling handling(
            CaseCourse course, JurisdictionCalendar calendar, List<Pause> pauses) {
        if (course.acceptedAt().isEmpty() || course.decidedAt().isEmpty()) {
            return Handling.NONE;
        }
        Instant from = course.acceptedAt().get();
        Instant to = course.decidedAt().get();
        try {
            return new Handling(
                    Optional.of(calendar.workingTime(from, to, List.of()).seconds()),
                    Optional.of(calendar.workingTime(from, to, pauses).seconds()),
                    false);
        } catch (UnknownYearException | IllegalArgumentException e) {
            return Handling.UNKNOWN;
        }
    }
}
