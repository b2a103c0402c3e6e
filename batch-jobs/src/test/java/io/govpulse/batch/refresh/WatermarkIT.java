// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Limit;
import io.govpulse.lake.Lake;
import io.govpulse.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a refresh says it contains. */
class WatermarkIT {
    private static final Instant BEGIN = Instant.parse("2023-12-20T00:00:00Z");
    private static final Instant NOW = Instant.parse("2024-03-10T05:00:00Z");

    private final Rules rules = Rules.standard();
    private final FactStream stream = new FactStream(rules, 1);
    private final Lake lake = TestLake.fresh();

    private RefreshJob job() {
        return TestLake.refreshJob(rules, NOW);
    }

    @Test
    void aClockThatRunsOutMovesTheInstantOfTheFactsAndNotTheWatermark() {
        List<City.ReceivedEvent> received = List.of(accepted(Limit.workingDays(5)));
        stream.take(received);
        stream.commit();
        RefreshRow events = job().run().orElseThrow();
        assertThat(events.watermark()).contains(City.latestArrival(received));
        // The promise passes, and nobody says anything of the case.
        stream.passTime(NOW);
        stream.commit();

        RefreshRow clocks = job().run().orElseThrow();

        assertThat(clocks.changesRead()).isPositive();
        assertThat(clocks.watermark()).isEqualTo(events.watermark());
        assertThat(clocks.factsAsOf().orElseThrow()).isAfter(events.factsAsOf().orElseThrow());
    }

    private static City.ReceivedEvent accepted(Limit promise) {
        return new City.ReceivedEvent(
                BEGIN.plusSeconds(60),
                new Event(
                        "city-hall",
                        "1/accepted",
                        "1",
                        BEGIN,
                        0,
                        new EventData.Accepted(
                                Optional.of(promise),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    @Test
    void aGenerationContainsTheEventsOfThoseBeforeItAndThenItsOwn() {
        List<City.ReceivedEvent> received = City.events(12, BEGIN, Duration.ofDays(25), 40);
        stream.take(received);
        stream.commit();
        Instant latest = City.latestArrival(received);
        assertThat(job().run().orElseThrow().watermark()).contains(latest);
        FactStream rebuilt = new FactStream(rules, 2);
        rebuilt.take(received.subList(0, received.size() / 2));
        rebuilt.commit();
        RefreshRow switched = job().run(2);
        assertThat(switched.watermark()).contains(latest);
        Instant later = latest.plus(Duration.ofDays(1));
        rebuilt.take(
                City.events(13, BEGIN, Duration.ofDays(1), 1).stream()
                        .map(each -> new City.ReceivedEvent(later, each.event()))
                        .toList());
        rebuilt.commit();
        assertThat(job().run().orElseThrow().watermark()).contains(later);
    }
}
