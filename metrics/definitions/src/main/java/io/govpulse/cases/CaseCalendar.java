// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.OutsideCalendarException;
import io.govpulse.calendar.Pause;
import io.govpulse.calendar.RunningLimit;
import io.govpulse.calendar.UnknownYearException;
import io.govpulse.calendar.WorkingTime;
import io.govpulse.event.EventData.Accepted;
import io.govpulse.event.Limit;
import io.govpulse.rules.LimitKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The calendar of a case. It answers with nothing where it cannot decide: in past years without a
 * holiday notice, and outside the years that calendars reach. Such a case says so in its facts; it
 * must not stop the stream of all others.
 */
record CaseCalendar(JurisdictionCalendar calendar) {

    ZoneId zone() {
        return calendar.zone();
    }

    Optional<Due> due(Instant start, Limit limit, List<Pause> pauses) {
        return answer(() -> calendar.due(start, limit, pauses));
    }

    /** Returns when a limit ends that no pause moves. */
    Optional<Due> due(Instant start, Limit limit) {
        return due(start, limit, List.of());
    }

    Optional<Due> due(RunningLimit limit, List<Pause> pauses) {
        return answer(() -> limit.due(pauses));
    }

    /** Returns a limit of an acceptance that begins to run; empty where that states none. */
    Optional<RunningLimit> limit(LimitKind kind, Occurrence<Accepted> acceptance) {
        Accepted accepted = acceptance.data();
        Instant start = acceptance.at();
        // An end that the source states goes before a length: it may rest on more than the item
        // list.
        return switch (kind) {
            case PROMISED ->
                    accepted.promisedDue()
                            .map(end -> calendar.stated(start, end))
                            .or(() -> accepted.promisedLimit().map(limit -> limit(start, limit)));
            case STATUTORY ->
                    accepted.statutoryDue()
                            .map(end -> calendar.stated(start, end))
                            .or(() -> accepted.statutoryLimit().map(limit -> limit(start, limit)));
        };
    }

    /** Returns a limit that begins to run. */
    RunningLimit limit(Instant start, Limit length) {
        return calendar.limit(start, length);
    }

    Optional<WorkingTime> workingTime(Instant from, Instant to, List<Pause> pauses) {
        return answer(() -> calendar.workingTime(from, to, pauses));
    }

    private static <T> Optional<T> answer(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (UnknownYearException | OutsideCalendarException e) {
            return Optional.empty();
        }
    }
}
