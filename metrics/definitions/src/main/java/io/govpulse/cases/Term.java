// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.Pause;
import io.govpulse.event.EventData.Accepted;
import io.govpulse.event.Limit;
import io.govpulse.rules.LimitKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A limit as it is stated: by its end, or by its length.
 *
 * @param start when it begins
 * @param end last instant in time where the source states it; takes precedence over the length
 * @param length how long it runs
 */
record Term(Instant start, Optional<Instant> end, Optional<Limit> length) {

    /** Returns a limit of an acceptance; empty where that states none. */
    static Optional<Term> of(LimitKind kind, Occurrence<Accepted> acceptance) {
        Accepted accepted = acceptance.data();
        Term term =
                switch (kind) {
                    case PROMISED ->
                            new Term(
                                    acceptance.at(),
                                    accepted.promisedDue(),
                                    accepted.promisedLimit());
                    case STATUTORY ->
                            new Term(
                                    acceptance.at(),
                                    accepted.statutoryDue(),
                                    accepted.statutoryLimit());
                };
        return Optional.of(term).filter(t -> t.end().isPresent() || t.length().isPresent());
    }

    /** Returns when it ends after these pauses; empty where the calendar cannot decide. */
    Optional<Due> due(CaseCalendar calendar, List<Pause> pauses) {
        if (end.isEmpty()) {
            return calendar.due(start, length.orElseThrow(), pauses);
        }
        return pauses.isEmpty()
                ? end.map(calendar::stated)
                : end.flatMap(instant -> calendar.pushed(instant, pauses));
    }
}
