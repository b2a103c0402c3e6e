// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static io.govpulse.streaming.CaseEvents.accepted;
import static io.govpulse.streaming.CaseEvents.decided;
import static io.govpulse.streaming.CaseEvents.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever the contract accepts is written or set aside, and stops no other case. */
class ExtremesPropertiesTest {
    private static final String ARRIVAL = "2026-03-05T08:00:00Z";
    private static final List<EventData> EXTREMES = ExtremeData.all();

    @Test
    void everyTypeOfEventIsAmongTheExtremes() {
        Set<EventType> types =
                EXTREMES.stream()
                        .map(data -> event(0, "x", Instant.parse(ARRIVAL), 0, data).type())
                        .collect(Collectors.toSet());
        assertThat(types).isEqualTo(EnumSet.allOf(EventType.class));
    }

    @Property(tries = 300)
    void aCaseOfExtremesIsWrittenOrSetAsideAndItsNeighbourIsWritten(
            @ForAll("events") List<Event> extremes) throws Exception {
        try (FoldHarness operator = new FoldHarness()) {
            operator.open();
            operator.receive(submitted("neighbour", "2026-03-02T08:00:00Z"), ARRIVAL);
            operator.receive(submitted("x", "2026-03-02T08:00:00Z"), ARRIVAL);
            for (Event extreme : extremes) {
                operator.receive(extreme, ARRIVAL);
            }
            operator.fold(decided("neighbour", "2026-03-03T08:00:00Z"), ARRIVAL);
            operator.receive(
                    accepted("x", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z"), ARRIVAL);
            operator.setProcessingTime(Instant.parse("2030-01-01T00:00:00Z").toEpochMilli());

            assertThat(operator.effectiveRow("neighbour").toString()).contains("approved");
            assertThat(effectiveRows(operator, "neighbour")).isEqualTo(1);
            assertThat(effectiveRows(operator, "x") == 1 || isSetAside(operator))
                    .as("case x is written or set aside")
                    .isTrue();
        }
    }

    private static long effectiveRows(FoldHarness operator, String number) {
        return operator.net().keySet().stream()
                .filter(row -> row.stream().map(String::valueOf).anyMatch(number::equals))
                .count();
    }

    private static boolean isSetAside(FoldHarness operator) {
        return operator.refused().stream()
                .anyMatch(entry -> entry.contains("Cannot fold case test:x"));
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Event> events =
                Combinators.combine(
                                Arbitraries.integers().between(1, 6),
                                Arbitraries.of("e", "政".repeat(190)),
                                Arbitraries.of(
                                                "1990-01-01T00:00:00Z",
                                                "2026-03-03T08:00:00Z",
                                                "2262-04-11T23:47:16.854776Z",
                                                "9999-12-31T00:00:00Z")
                                        .map(Instant::parse),
                                Arbitraries.of(0, 1, Integer.MAX_VALUE),
                                Arbitraries.of(EXTREMES))
                        .as(ExtremesPropertiesTest::event);
        return events.list().ofMinSize(1).ofMaxSize(8).map(ArrayList::new);
    }

    private static Event event(
            int number, String name, Instant time, int revision, EventData data) {
        return new Event(CaseEvents.SOURCE, name + number, "x", time, revision, data);
    }
}
