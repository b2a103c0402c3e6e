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
 * <p>Late is what happens, or is still outstanding, after the last instant in time; it is late at
 * the earliest when its clock starts, also where a source states an end before that.
 *
 * <p>Not everything can be judged. A provisional due date is for planning, and the next holiday
 * notice may move it; what was done before its clock started was done in an impossible order. Such
 * a thing is neither late nor in time.
 *
 * @param lateAt first instant after the due date at which it was not done; empty while it is in
 *     time
 * @param changesAt the instant at which it becomes late with no new event; empty where it cannot
 * @param judged whether it can be judged: late or in time, and nothing in between
 */
public record Lateness(Optional<Instant> lateAt, Optional<Instant> changesAt, boolean judged) {

    /** What has no due date, or none that can be decided, is neither late nor in time. */
    public static final Lateness NONE = new Lateness(Optional.empty(), Optional.empty(), false);

    /** What is not late and does not become so. */
    private static final Lateness IN_TIME = new Lateness(Optional.empty(), Optional.empty(), true);

    /**
     * When something was done, or that it was not.
     *
     * @param doneAt when it was done; empty while it is outstanding
     * @param now the instant that decides about what is outstanding
     */
    public record Completion(Optional<Instant> doneAt, Instant now) {

        /**
         * Returns the lateness of this for a due date.
         *
         * @param start when its clock started
         */
        public Lateness by(Due due, Instant start) {
            if (due.provisional() || doneAt.filter(start::isAfter).isPresent()) {
                return NONE;
            }
            Instant over = due.lastInTime().plus(1, ChronoUnit.MICROS);
            Instant late = over.isBefore(start) ? start : over;
            // What is done does not change any more, whatever the hour.
            return late.isAfter(doneAt.orElse(now))
                    ? new Lateness(
                            Optional.empty(),
                            Optional.of(late).filter(at -> doneAt.isEmpty()),
                            true)
                    : new Lateness(Optional.of(late), Optional.empty(), true);
        }
    }

    /** Returns the same without lateness, as an upheld appeal or a stopped clock has it. */
    Lateness excused() {
        return judged ? IN_TIME : NONE;
    }
}
