// SPDX-License-Identifier: Apache-2.0
package io.govpulse.rules;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.Region;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventChecksTest {
    private static final Rules RULES = Rules.standard();
    private static final Instant TIME = Instant.parse("2026-10-12T00:00:00Z");

    @Test
    void refusesASubmissionByAnUnknownCalendar() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> EventChecks.check(event(submission("mars")), RULES))
                .withMessageStartingWith("Cannot accept data.calendar: 'mars'; ")
                .withMessageEndingWith(
                        "expected china, or around-the-clock/ZONE such as"
                                + " around-the-clock/America/New_York, or a calendar of the"
                                + " region's rules: [china]");
    }

    @Test
    void letsPassWhatItKnows() {
        EventChecks.check(event(submission("china")), RULES);
        EventChecks.check(event(submission("around-the-clock/America/New_York")), RULES);
        EventChecks.check(event(new EventData.Tombstone()), RULES);
    }

    @Test
    void refusesWhatHasNotHappenedYet() {
        Event event = event(new EventData.Tombstone());

        EventChecks.checkArriving(event, RULES, TIME.minusSeconds(600));
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> EventChecks.checkArriving(event, RULES, TIME.minusSeconds(601)))
                .withMessage(
                        "Cannot accept time: 2026-10-12T00:00:00Z; expected at most"
                                + " 2026-10-11T23:59:59Z (now and 10 minutes)");
    }

    private static EventData.Submitted submission(String calendar) {
        return new EventData.Submitted(
                Channel.WEB,
                Optional.empty(),
                Optional.empty(),
                Region.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.of(calendar),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Event event(EventData data) {
        return new Event("hall-a", "e", "7", TIME, 0, data);
    }
}
