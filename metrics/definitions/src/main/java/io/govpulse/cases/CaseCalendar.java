// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.calendar.OutsideCalendarException;
import io.govpulse.calendar.Pause;
import io.govpulse.calendar.UnknownYearException;
import io.govpulse.calendar.WorkingTime;
import io.govpulse.event.Limit;
import java.time.Instant;
import java.time.LocalDate;
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

    Optional<Due> pushed(Instant promised, List<Pause> pauses) {
        return answer(() -> calendar.pushed(promised, pauses));
    }

    Optional<Due> pushed(Due promised, List<Pause> pauses) {
        return answer(() -> calendar.pushed(promised, pauses));
    }

    Optional<WorkingTime> workingTime(Instant from, Instant to, List<Pause> pauses) {
        return answer(() -> calendar.workingTime(from, to, pauses));
    }

    /** Returns a due date that a source states: it rests on no notice, in whatever year it lies. */
    Due stated(Instant lastInTime) {
        return new Due(lastInTime, LocalDate.ofInstant(lastInTime, zone()), false);
    }

    private static <T> Optional<T> answer(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (UnknownYearException | OutsideCalendarException e) {
            return Optional.empty();
        }
    }
}
