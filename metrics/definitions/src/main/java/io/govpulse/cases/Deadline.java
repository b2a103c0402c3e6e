package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.Pause;
import io.govpulse.calendar.UnknownYearException;
import io.govpulse.cases.EffectiveEvents.Said;
import io.govpulse.event.EventData.DeadlineExtended;
import io.govpulse.event.Limit;
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
 * @param extensions how many extensions moved it; one that came when it was broken does not
 */
record Deadline(Optional<Due> due, boolean stopped, boolean unknown, int extensions) {
    private static final Deadline NONE = new Deadline(Optional.empty(), false, false, 0);

    /**
     * The limit of an acceptance.
     *
     * @param stated last instant in time where the source states it; goes before {@code limit}
     * @param limit the limit
     * @param start when it begins; empty where it does not
     * @param extensions what may move it, by time
     */
    static Deadline of(
            Optional<Instant> stated,
            Optional<Limit> limit,
            Optional<Instant> start,
            List<Said<DeadlineExtended>> extensions,
            JurisdictionCalendar calendar,
            Pauses pauses) {
        if (start.isEmpty() || (stated.isEmpty() && limit.isEmpty())) {
            return NONE;
        }
        try {
            Due due = due(stated, limit, start.get(), calendar, pauses.ended());
            // Whether an open pause came in time is for the calendar to say: by the rules by which
            // the same pause will push the date once it has ended.
            boolean stopped =
                    pauses.openSince().isPresent()
                            && due(stated, limit, start.get(), calendar, pauses.all()).isStopped();
            Deadline plain = new Deadline(Optional.of(due), stopped, false, 0);
            return extensions.isEmpty()
                    ? plain
                    : plain.extended(
                            due(stated, limit, start.get(), calendar, List.of()),
                            extensions,
                            calendar,
                            pauses);
        } catch (UnknownYearException | IllegalArgumentException e) {
            // A gap in the calendar must not stop the stream of all other cases; the case says so.
            return new Deadline(Optional.empty(), false, true, 0);
        }
    }

    /**
     * Extensions lengthen the limit, and pauses push its end. More time has to be given while there
     * is some left: what was late stays late, or no case ever would be.
     *
     * @param unpaused the limit's end without any pause
     */
    private Deadline extended(
            Due unpaused,
            List<Said<DeadlineExtended>> given,
            JurisdictionCalendar calendar,
            Pauses pauses) {
        Deadline now = this;
        Due end = unpaused;
        for (Said<DeadlineExtended> extension : given) {
            boolean tooLate =
                    now.breaksAt(Optional.empty())
                            .filter(late -> !extension.at().isBefore(late))
                            .isPresent();
            if (tooLate) {
                continue;
            }
            end = longer(end, extension.data(), calendar);
            now =
                    new Deadline(
                            Optional.of(calendar.pushed(end, pauses.ended())),
                            stopped || calendar.pushed(end, pauses.all()).isStopped(),
                            false,
                            now.extensions + 1);
        }
        return now;
    }

    private static Due longer(Due end, DeadlineExtended extension, JurisdictionCalendar calendar) {
        if (extension.due().isPresent()) {
            Instant due = extension.due().get();
            return new Due(due, LocalDate.ofInstant(due, calendar.zone()), false);
        }
        Due longer = calendar.due(end.lastInTime(), extension.by().orElseThrow(), List.of());
        return new Due(
                longer.lastInTime(), longer.date(), end.provisional() || longer.provisional());
    }

    private static Due due(
            Optional<Instant> stated,
            Optional<Limit> limit,
            Instant start,
            JurisdictionCalendar calendar,
            List<Pause> pauses) {
        if (stated.isEmpty()) {
            return calendar.due(start, limit.orElseThrow(), pauses);
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
        return brokenAt(due.filter(limit -> !stopped), decidedAt);
    }

    /**
     * The first instant at which something is late, unless it was done before; empty where nothing
     * can be late: no due date, or a provisional one.
     */
    static Optional<Instant> brokenAt(Optional<Due> due, Optional<Instant> doneAt) {
        return due.filter(limit -> !limit.provisional())
                .map(limit -> limit.lastInTime().plus(1, ChronoUnit.MICROS))
                .filter(late -> doneAt.map(done -> !done.isBefore(late)).orElse(true));
    }
}
