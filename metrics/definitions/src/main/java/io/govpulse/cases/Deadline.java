package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.Limit;
import io.govpulse.calendar.Pause;
import io.govpulse.calendar.UnknownYearException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One limit of a case.
 *
 * @param due when it ends, by the pauses that have ended; empty where there is no limit, or none
 *     that can be told
 * @param stopped whether it stands still in a pause that has not ended
 * @param unknown whether the calendar cannot tell it
 */
record Deadline(Optional<Due> due, boolean stopped, boolean unknown) {
    private static final Deadline NONE = new Deadline(Optional.empty(), false, false);

    /**
     * The limit of an acceptance.
     *
     * @param stated last instant in time where the source states it; goes before {@code limit}
     * @param limit limit text
     */
    static Deadline of(
            Optional<Instant> stated,
            Optional<String> limit,
            CaseCourse course,
            JurisdictionCalendar calendar,
            Pauses pauses) {
        if (course.acceptedAt().isEmpty() || (stated.isEmpty() && limit.isEmpty())) {
            return NONE;
        }
        Instant start = course.acceptedAt().get();
        try {
            Due due = due(stated, limit, start, calendar, pauses.ended());
            // Whether an open pause came in time is for the calendar to say: by the rules by which
            // the same pause will push the date once it has ended.
            boolean stopped =
                    pauses.openSince().isPresent()
                            && due(stated, limit, start, calendar, pauses.all()).isStopped();
            return new Deadline(Optional.of(due), stopped, false);
        } catch (UnknownYearException | IllegalArgumentException e) {
            // A gap in the calendar must not stop the stream of all other cases; the case says so.
            return new Deadline(Optional.empty(), false, true);
        }
    }

    private static Due due(
            Optional<Instant> stated,
            Optional<String> limit,
            Instant start,
            JurisdictionCalendar calendar,
            List<Pause> pauses) {
        if (stated.isEmpty()) {
            return calendar.due(start, Limit.parse(limit.orElseThrow()), pauses);
        }
        return pauses.isEmpty()
                // What nothing pushes stands on no calendar, in whatever year it lies.
                ? new Due(stated.get(), LocalDate.ofInstant(stated.get(), calendar.zone()), false)
                : calendar.pushed(stated.get(), pauses);
    }

    /**
     * The first instant at which it is late, unless something happens before; empty where nothing
     * can be late: no limit, a provisional one, one that stands still, one that was kept.
     */
    Optional<Instant> breaksAt(Optional<Instant> decidedAt) {
        return due.filter(limit -> !limit.provisional() && !stopped)
                .map(limit -> limit.lastInTime().plus(1, ChronoUnit.MICROS))
                .filter(late -> decidedAt.map(decided -> !decided.isBefore(late)).orElse(true));
    }
}
