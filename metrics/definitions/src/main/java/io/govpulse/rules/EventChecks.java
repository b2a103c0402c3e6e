// SPDX-License-Identifier: Apache-2.0
package io.govpulse.rules;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.InvalidEventException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The checks of an event that need more than the event: the calendars and the clock. Its shape and
 * the bounds of its values are checked where it is read, in {@link Event} and its data.
 */
public final class EventChecks {
    /** Clocks of departments differ by this much at most. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private EventChecks() {}

    /**
     * Checks that the event can be folded: the region knows its calendar.
     *
     * @throws InvalidEventException when it cannot be; the message says what is expected
     */
    public static void check(Event event, Rules rules) {
        if (event.data() instanceof EventData.Submitted submitted) {
            submitted.calendar().ifPresent(rules::checkCalendar);
        }
    }

    /**
     * Checks an event that arrives now: it can be folded, and has happened.
     *
     * @param now the time of the arrival; the event may be 10 minutes ahead of it
     * @throws InvalidEventException when it cannot be accepted; the message says what is expected
     */
    public static void checkArriving(Event event, Rules rules, Instant now) {
        Instant latest = now.plus(AHEAD);
        if (event.time().isAfter(latest)) {
            throw new InvalidEventException(
                    "Cannot accept time: %s; expected at most %s (now and %d minutes)"
                            .formatted(
                                    event.time(),
                                    latest.truncatedTo(ChronoUnit.SECONDS),
                                    AHEAD.toMinutes()));
        }
        check(event, rules);
    }
}
