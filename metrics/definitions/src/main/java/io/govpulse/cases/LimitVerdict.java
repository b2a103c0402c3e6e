// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import java.time.Instant;
import java.util.Optional;

/**
 * One limit of a case and whether it was kept.
 *
 * @param due when it ends; empty where there is no limit, or none that can be decided
 * @param stated whether the case has such a limit, decidable or not
 * @param brokenAt first instant after it at which the case was still undecided; empty while it is
 *     in time, and always where it cannot be judged
 * @param judged whether it can be judged: the due date is neither provisional nor undecidable, and
 *     the case did not end before it began
 */
public record LimitVerdict(
        Optional<Due> due, boolean stated, Optional<Instant> brokenAt, boolean judged) {

    static LimitVerdict of(Deadline deadline, Lateness lateness) {
        return new LimitVerdict(
                deadline.due(),
                deadline.due().isPresent() || deadline.unknown(),
                lateness.lateAt(),
                lateness.judged());
    }

    /** Returns whether its due date reaches into a year without a holiday notice. */
    public boolean provisional() {
        return due.filter(Due::provisional).isPresent();
    }
}
