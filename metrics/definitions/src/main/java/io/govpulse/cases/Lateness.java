// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether something was late for its due date. All lateness is decided here: that of the two limits
 * of a case, of steps and questions, of the follow-up of ratings and of the delivery.
 *
 * <p>Late is what happens, or is still outstanding, after the last instant in time. A provisional
 * due date makes nothing late: it is for planning, and the next holiday notice may move it.
 *
 * @param lateAt first instant after the due date at which it was not done; empty while it is in
 *     time
 * @param changesAt the instant at which it becomes late with no new event; empty where it cannot
 */
public record Lateness(Optional<Instant> lateAt, Optional<Instant> changesAt) {

    /** What has no due date, or none that can be decided, is never late. */
    public static final Lateness NONE = new Lateness(Optional.empty(), Optional.empty());

    /**
     * When something was done, or that it was not.
     *
     * @param doneAt when it was done; empty while it is outstanding
     * @param now the instant that decides about what is outstanding
     */
    public record Completion(Optional<Instant> doneAt, Instant now) {

        /** Returns the lateness of this for a due date. */
        public Lateness by(Due due) {
            if (due.provisional()) {
                return NONE;
            }
            Instant late = due.lastInTime().plus(1, ChronoUnit.MICROS);
            // What is done does not change any more, whatever the hour.
            return late.isAfter(doneAt.orElse(now))
                    ? new Lateness(
                            Optional.empty(), Optional.of(late).filter(at -> doneAt.isEmpty()))
                    : new Lateness(Optional.of(late), Optional.empty());
        }
    }

    /** Returns the lateness of what is outstanding at an instant. */
    static Lateness outstanding(Due due, Instant now) {
        return new Completion(Optional.empty(), now).by(due);
    }
}
