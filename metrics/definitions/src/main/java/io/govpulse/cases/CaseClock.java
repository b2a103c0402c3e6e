package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.Limit;
import io.govpulse.calendar.Pause;
import io.govpulse.calendar.UnknownYearException;
import io.govpulse.event.EventData;
import io.govpulse.reference.Reference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * @param pausedNow whether the clock stands still; a paused case does not become late
 * @param pausedSeconds working seconds that pauses took out, from acceptance to decision; empty
 *     until decided
 * @param handlingSeconds net working seconds from acceptance to decision; empty until decided
 */
public record CaseClock(
        Optional<Due> promised,
        Optional<Due> statutory,
        Optional<Instant> promiseBrokenAt,
        Optional<Instant> statuteBrokenAt,
        boolean pausedNow,
        Optional<Long> pausedSeconds,
        Optional<Long> handlingSeconds,
        boolean unknown) {

    static CaseClock of(
            CaseStory story,
            CaseCourse course,
            Reference reference,
            JurisdictionCalendar calendar,
            Instant now) {
        Pauses pauses = Pauses.of(story, reference);
        boolean decided = course.decidedAt().isPresent();
        List<Pause> counted = course.decidedAt().map(pauses::endedBy).orElse(pauses.ended());
        Optional<Instant> standsStill = decided ? Optional.empty() : pauses.openSince();
        Optional<EventData.Accepted> limits =
                story.accepted().map(event -> (EventData.Accepted) event.data());
        try {
            Optional<Due> promised =
                    limits.flatMap(
                            l ->
                                    due(
                                            l.promisedDue(),
                                            l.promisedLimit(),
                                            course,
                                            calendar,
                                            counted));
            Optional<Due> statutory =
                    limits.flatMap(
                            l ->
                                    due(
                                            l.statutoryDue(),
                                            l.statutoryLimit(),
                                            course,
                                            calendar,
                                            counted));
            Optional<Long> gross = worked(course, calendar, List.of());
            Optional<Long> net = worked(course, calendar, counted);
            return new CaseClock(
                    promised,
                    statutory,
                    brokenAt(promised, course, standsStill, now),
                    brokenAt(statutory, course, standsStill, now),
                    standsStill.isPresent(),
                    gross.flatMap(all -> net.map(counting -> all - counting)),
                    net,
                    false);
        } catch (UnknownYearException | IllegalArgumentException e) {
            // A gap in the calendar must not stop the stream of all other cases; the case says so.
            return new CaseClock(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    standsStill.isPresent(),
                    Optional.empty(),
                    Optional.empty(),
                    true);
        }
    }

    private static Optional<Due> due(
            Optional<Instant> stated,
            Optional<String> limit,
            CaseCourse course,
            JurisdictionCalendar calendar,
            List<Pause> pauses) {
        if (stated.isPresent()) {
            return Optional.of(calendar.pushed(stated.get(), pauses));
        }
        return limit.flatMap(
                text ->
                        course.acceptedAt()
                                .map(start -> calendar.due(start, Limit.parse(text), pauses)));
    }

    private static Optional<Long> worked(
            CaseCourse course, JurisdictionCalendar calendar, List<Pause> pauses) {
        return course.acceptedAt()
                .flatMap(
                        from ->
                                course.decidedAt()
                                        .map(
                                                to ->
                                                        to.isBefore(from)
                                                                ? 0L
                                                                : calendar.workingTime(
                                                                                from, to, pauses)
                                                                        .seconds()));
    }

    private static Optional<Instant> brokenAt(
            Optional<Due> due, CaseCourse course, Optional<Instant> standsStill, Instant now) {
        return due.filter(limit -> !limit.provisional())
                .map(CaseClock::firstLateInstant)
                .filter(late -> !course.decidedAt().orElse(now).isBefore(late))
                .filter(late -> standsStill.map(still -> !still.isBefore(late)).orElse(true));
    }

    private static Instant firstLateInstant(Due due) {
        return due.lastInTime().plus(1, ChronoUnit.MICROS);
    }

    /** The next instant after {@code now} at which an undecided, running case becomes late. */
    Optional<Instant> nextChange(Instant now) {
        if (handlingSeconds.isPresent() || pausedNow) {
            return Optional.empty();
        }
        return Stream.of(promised, statutory)
                .flatMap(Optional::stream)
                .filter(limit -> !limit.provisional())
                .map(CaseClock::firstLateInstant)
                .filter(late -> late.isAfter(now))
                .min(Instant::compareTo);
    }
}
