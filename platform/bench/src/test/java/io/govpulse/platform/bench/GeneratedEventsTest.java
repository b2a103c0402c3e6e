// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventType;
import io.govpulse.platform.bench.GeneratedEvents.Generated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedEventsTest {
    private static final Instant END = Instant.parse("2026-03-31T16:00:00Z");

    private final List<Generated> events = GeneratedEvents.of(1, 2_000, END);

    @Test
    void theSameSeedMakesTheSameEventsAndAnotherMakesOthers() {
        assertThat(texts(GeneratedEvents.of(1, 2_000, END))).isEqualTo(texts(events));
        assertThat(texts(GeneratedEvents.of(2, 2_000, END))).isNotEqualTo(texts(events));
    }

    private static List<String> texts(List<Generated> events) {
        return events.stream()
                .map(event -> new String(event.wireForm(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void asManyAsWantedEachOnceInTheOrderInWhichTheyHappened() {
        assertThat(events).hasSize(2_000);
        assertThat(texts(events)).doesNotHaveDuplicates();
        assertThat(events)
                .isSortedAccordingTo(Comparator.comparing(Generated::time))
                .allSatisfy(event -> assertThat(event.time()).isBefore(END));
    }

    @Test
    void theyAreKeyedByCaseAndOfEveryTypeThatACaseHas() {
        List<Event> read =
                events.stream().map(event -> EventCodec.decode(event.wireForm())).toList();

        assertThat(read)
                .extracting(Event::caseId)
                .isEqualTo(events.stream().map(Generated::caseId).toList());
        assertThat(read)
                .extracting(Event::type)
                .contains(
                        EventType.SUBMITTED,
                        EventType.ACCEPTED,
                        EventType.CLOCK_PAUSED,
                        EventType.CLOCK_RESUMED,
                        EventType.DECIDED,
                        EventType.RATED);
        assertThat(read.stream().map(Event::caseId).distinct().count()).isBetween(400L, 700L);
    }
}
