// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
import io.govpulse.platform.demo.city.City;
import io.govpulse.platform.demo.city.Plan;
import io.govpulse.platform.demo.script.DemoEvent;
import io.govpulse.platform.demo.script.LiveCases;
import io.govpulse.rules.EventChecks;
import io.govpulse.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveCityTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    private LiveCity city(Instant begun) {
        return new LiveCity(City.of(1), new Plan(1, 200, begun), now::get);
    }

    private List<DemoEvent> live(LiveCity city, Duration time) {
        List<DemoEvent> sent = new ArrayList<>();
        for (Instant end = now.get().plus(time); now.get().isBefore(end); ) {
            now.set(now.get().plusMillis(500));
            List<DemoEvent> due = city.due(1_000);
            assertThat(due).allMatch(event -> !event.time().isAfter(now.get()));
            sent.addAll(due);
        }
        return sent;
    }

    private static List<Event> events(List<DemoEvent> sent) {
        return sent.stream()
                .filter(DemoEvent::acceptable)
                .map(event -> EventCodec.decode(event.wire().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T03:00:00Z", "2026-12-31T18:30:00Z", "2028-03-01T02:15:00Z"})
    void aroundTheClockOneToThreeEventsASecondComeAndCasesAreDecided(String begun) {
        now.set(Instant.parse(begun));
        List<DemoEvent> sent = live(city(now.get()), Duration.ofHours(1));
        assertThat(sent.size()).isBetween(3_600, 3 * 3_600);
        List<Event> events = events(sent);
        events.forEach(event -> EventChecks.check(event, Rules.standard()));
        assertThat(events)
                .allMatch(event -> !event.time().isAfter(now.get()))
                .filteredOn(event -> event.type() == EventType.DECIDED)
                .hasSizeGreaterThan(500);
        assertThat(sent).anyMatch(event -> !event.acceptable());
        assertThat(events)
                .as("entered late")
                .anyMatch(
                        event ->
                                event.time()
                                        .isBefore(Instant.parse(begun).minus(Duration.ofDays(3))));
    }

    @ParameterizedTest(name = "{0}: open {1}")
    @CsvSource({
        // Wednesday, 10:15 in the city; its lunch, and its night; a Saturday, a working Sunday.
        "2028-03-01T02:15:00Z, true",
        "2028-03-01T04:15:00Z, false",
        "2026-12-31T18:30:00Z, false",
        "2026-11-21T03:00:00Z, false",
        "2026-09-20T03:00:00Z, true"
    })
    void peopleComeToAHallInOfficeHoursOnly(String begun, boolean open) {
        Instant begin = Instant.parse(begun);
        LiveCases live = new LiveCases(City.of(1), new Plan(1, 200, begin));
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            events.addAll(events(live.of(number)));
        }
        assertThat(events)
                .filteredOn(event -> event.time().isAfter(begin.minus(Duration.ofDays(1))))
                .anyMatch(event -> event.type() == EventType.DECIDED)
                .filteredOn(
                        event ->
                                event.type() == EventType.TICKET_TAKEN
                                        || event.data() instanceof EventData.Submitted submitted
                                                && submitted.channel() == Channel.HALL)
                .satisfies(visits -> assertThat(visits.isEmpty()).isEqualTo(!open));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T03:00:00Z"})
    void afterABreakItGoesOnAndBegunCasesEnd(String begun) {
        now.set(Instant.parse(begun));
        LiveCity before = city(now.get());
        List<DemoEvent> sent = live(before, Duration.ofMinutes(10));
        now.set(now.get().plus(Duration.ofHours(8)));
        List<DemoEvent> after = live(city(Instant.parse(begun)), Duration.ofMinutes(10));
        assertThat(after.size()).isLessThan(4 * sent.size());

        now.set(Instant.parse(begun));
        List<DemoEvent> unbroken = live(city(now.get()), Duration.ofMinutes(20));
        now.set(Instant.parse(begun).plus(Duration.ofMinutes(10)));
        List<DemoEvent> goneOn = live(city(Instant.parse(begun)), Duration.ofMinutes(10));
        List<DemoEvent> both = new ArrayList<>(sent);
        both.addAll(goneOn);
        assertThat(both).containsAll(unbroken);
    }
}
