// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.batch.upkeep.UpkeepJob;
import io.govpulse.batch.upkeep.UpkeepLimits;
import io.govpulse.lake.Lake;
import io.govpulse.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A million events of history, then a hundred new ones. */
@Tag("soak")
class RefreshVolumeIT {
    private static final Instant BEGIN = Instant.parse("2023-03-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2024-02-28T05:00:00Z");
    private static final int EVENTS = 1_000_000;
    private static final int BATCHES = 48;
    private static final int CASES_A_BATCH = 7_200;
    private static final int ITEMS = 150;
    private static final int COMMITS_A_BATCH = 5;
    private static final long FEW_BYTES = 5_000_000;

    private final FactStream stream = new FactStream(Rules.standard(), 1);

    @Test
    void aHundredNewEventsOnAMillionReadLessThanFiveMegabytes() {
        Lake lake = TestLake.fresh();
        Duration span = Duration.between(BEGIN, NOW).dividedBy(BATCHES);
        for (int batch = 0; batch < BATCHES; batch++) {
            send(
                    City.events(
                            batch,
                            BEGIN.plus(span.multipliedBy(batch)),
                            span,
                            CASES_A_BATCH,
                            ITEMS),
                    COMMITS_A_BATCH);
            stream.forget();
        }
        assertThat(stream.events()).isGreaterThan(EVENTS);
        RefreshRow history = refresh(lake);
        upkeep(lake);

        long before = stream.events();
        send(newEvents(100), 2);
        assertThat(stream.events() - before).isEqualTo(100);
        RefreshRow incremental = refresh(lake);

        assertThat(history.changesRead()).isGreaterThan(EVENTS);
        assertThat(incremental.changesRead()).isBetween(100L, 400L);
        assertThat(incremental.cost().bytesRead()).isLessThan(FEW_BYTES);

        // Not only the first one: a day of refreshes and hourly upkeep keeps it so.
        for (int hour = 1; hour <= 6; hour++) {
            for (int half = 0; half < 2; half++) {
                send(newEvents(100), 10);
                assertThat(refresh(lake).cost().bytesRead()).isLessThan(FEW_BYTES);
            }
            upkeep(lake);
        }
    }

    private int seed = 1_000;

    private List<City.ReceivedEvent> newEvents(int count) {
        List<City.ReceivedEvent> received =
                City.events(
                                seed++,
                                NOW.minus(Duration.ofDays(10)),
                                Duration.ofDays(9),
                                count,
                                ITEMS)
                        .stream()
                        .filter(event -> event.at().isBefore(NOW))
                        .distinct()
                        .toList();
        return received.stream()
                .map(City.ReceivedEvent::event)
                .distinct()
                .limit(count)
                .map(event -> new City.ReceivedEvent(NOW, event))
                .toList();
    }

    private void send(List<City.ReceivedEvent> received, int commits) {
        for (int i = 0; i < commits; i++) {
            stream.take(
                    received.subList(
                            received.size() * i / commits, received.size() * (i + 1) / commits));
            stream.commit();
        }
    }

    private static RefreshRow refresh(Lake lake) {
        RefreshRow row = TestLake.refreshJob(Rules.standard(), NOW).run().orElseThrow();
        System.out.println(row.line());
        return row;
    }

    private static void upkeep(Lake lake) {
        System.out.println(
                new UpkeepJob(TestLake.spark(), lake, Clock.systemUTC(), UpkeepLimits.STANDARD)
                        .run()
                        .line());
    }
}
