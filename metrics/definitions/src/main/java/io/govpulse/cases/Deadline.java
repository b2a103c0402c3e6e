// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.RunningLimit;
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
    static Deadline of(RunningLimit limit, CaseCalendar calendar, Pauses pauses) {
        return calendar.due(limit, pauses.ended())
                .flatMap(
                        due ->
                                stopped(limit, calendar, pauses)
                                        .map(s -> new Deadline(Optional.of(due), s, false, 0)))
                .orElse(UNKNOWN);
    }

    /**
     * Whether an open pause came in time is for the calendar to say: by the rules by which the same
     * pause will push the date once it has ended.
     */
    private static Optional<Boolean> stopped(
            RunningLimit limit, CaseCalendar calendar, Pauses pauses) {
        return pauses.openSince().isEmpty()
                ? Optional.of(false)
                : calendar.due(limit, pauses.all()).map(Due::isStopped);
    }

    /**
     * Returns the due date of a limit that may have been extended. More time has to be given while
     * there is some left: what was late stays late, or no case ever would be.
     *
     * @param start when it began to run
     * @param extensions what may move it, by time
     */
    static Deadline of(
            RunningLimit limit,
            Instant start,
            List<Occurrence<DeadlineExtended>> extensions,
            CaseCalendar calendar,
            Pauses pauses) {
        RunningLimit longest = limit;
        Deadline current = of(limit, calendar, pauses);
        for (Occurrence<DeadlineExtended> extension : extensions) {
            if (current.unknown()) {
                return UNKNOWN;
            }
            if (!current.isLateAt(start, extension.at())) {
                longest = extended(longest, extension);
                Deadline longer = of(longest, calendar, pauses);
                current =
                        new Deadline(
                                longer.due(),
                                longer.stopped(),
                                longer.unknown(),
                                current.extensions() + 1);
            }
        }
        return current;
    }

    private static RunningLimit extended(
            RunningLimit limit, Occurrence<DeadlineExtended> extension) {
        return extension
                .data()
                .due()
                .map(end -> limit.extendedTo(extension.at(), end))
                .orElseGet(() -> limit.extendedBy(extension.data().by().orElseThrow()));
    }

    private boolean isLateAt(Instant start, Instant instant) {
        Lateness.Completion outstanding = new Lateness.Completion(Optional.empty(), instant);
        return running().flatMap(limit -> outstanding.by(limit, start).lateAt()).isPresent();
    }

    /** Returns the due date while the clock runs; what stands still cannot become late. */
    Optional<Due> running() {
        return due.filter(limit -> !stopped);
    }
}
