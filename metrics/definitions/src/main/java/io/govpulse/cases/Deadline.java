// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.event.EventData.DeadlineExtended;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The due date of one limit, after pauses and extensions.
 *
 * @param due when it ends, by the pauses that have ended; empty where there is no limit, or none
 *     that can be decided
 * @param stopped whether the clock stands still in a pause that has not ended
 * @param unknown whether the calendar cannot decide it
 * @param extensions how many extensions moved it; one that comes when it is broken does not
 */
record Deadline(Optional<Due> due, boolean stopped, boolean unknown, int extensions) {
    static final Deadline NONE = new Deadline(Optional.empty(), false, false, 0);

    private static final Deadline UNKNOWN = new Deadline(Optional.empty(), false, true, 0);

    /** Returns the due date of a limit that nothing extends. */
    static Deadline of(Term term, CaseCalendar calendar, Pauses pauses) {
        return term.due(calendar, pauses.ended())
                .flatMap(
                        due ->
                                stopped(term, calendar, pauses)
                                        .map(s -> new Deadline(Optional.of(due), s, false, 0)))
                .orElse(UNKNOWN);
    }

    /**
     * Whether an open pause came in time is for the calendar to say: by the rules by which the same
     * pause will push the date once it has ended.
     */
    private static Optional<Boolean> stopped(Term term, CaseCalendar calendar, Pauses pauses) {
        return pauses.openSince().isEmpty()
                ? Optional.of(false)
                : term.due(calendar, pauses.all()).map(Due::isStopped);
    }

    /**
     * Returns the due date of a limit that may have been extended.
     *
     * @param extensions what may move it, by time
     */
    static Deadline of(
            Term term,
            List<Occurrence<DeadlineExtended>> extensions,
            CaseCalendar calendar,
            Pauses pauses) {
        Deadline plain = of(term, calendar, pauses);
        if (extensions.isEmpty() || plain.unknown()) {
            return plain;
        }
        return term.due(calendar, List.of())
                .map(
                        unpaused ->
                                plain.extended(
                                        term.start(), unpaused, extensions, calendar, pauses))
                .orElse(UNKNOWN);
    }

    /**
     * Extensions lengthen the limit, and pauses push its end. More time has to be given while there
     * is some left: what was late stays late, or no case ever would be.
     *
     * @param unpaused the limit's end without any pause
     */
    private Deadline extended(
            Instant start,
            Due unpaused,
            List<Occurrence<DeadlineExtended>> extensions,
            CaseCalendar calendar,
            Pauses pauses) {
        Deadline current = this;
        Due end = unpaused;
        for (Occurrence<DeadlineExtended> extension : extensions) {
            if (current.isLateAt(start, extension.at())) {
                continue;
            }
            Optional<Due> longer = longer(end, extension.data(), calendar);
            if (longer.isEmpty()) {
                return UNKNOWN;
            }
            end = longer.get();
            Optional<Due> pushed = calendar.pushed(end, pauses.ended());
            Optional<Boolean> stopsNow =
                    stopped
                            ? Optional.of(true)
                            : calendar.pushed(end, pauses.all()).map(Due::isStopped);
            if (pushed.isEmpty() || stopsNow.isEmpty()) {
                return UNKNOWN;
            }
            current = new Deadline(pushed, stopsNow.get(), false, current.extensions + 1);
        }
        return current;
    }

    private boolean isLateAt(Instant start, Instant instant) {
        Lateness.Completion outstanding = new Lateness.Completion(Optional.empty(), instant);
        return running().flatMap(limit -> outstanding.by(limit, start).lateAt()).isPresent();
    }

    private static Optional<Due> longer(
            Due end, DeadlineExtended extension, CaseCalendar calendar) {
        if (extension.due().isPresent()) {
            return extension.due().map(calendar::stated);
        }
        return calendar.due(end.lastInTime(), extension.by().orElseThrow(), List.of())
                .map(
                        longer ->
                                new Due(
                                        longer.lastInTime(),
                                        longer.date(),
                                        end.provisional() || longer.provisional()));
    }

    /** Returns the due date while the clock runs; what stands still cannot become late. */
    Optional<Due> running() {
        return due.filter(limit -> !stopped);
    }
}
