// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshIT {
    private static final Instant BEGIN = Instant.parse("2023-12-20T00:00:00Z");
    private static final Instant NOW = Instant.parse("2024-03-10T05:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 10);

    private final Rules rules = Rules.standard();
    private final FactStream stream = new FactStream(rules, 1);
    private Definitions definitions = Definitions.standard();
    private NaiveCount naive = new NaiveCount(definitions);
    private Lake lake;
    private long fewChanges = 20_000;

    @BeforeEach
    void makeTables() {
        lake = TestLake.fresh();
    }

    private RefreshJob job(RefreshStage.Listener listener) {
        return new RefreshJob(
                new RefreshContext(
                        TestLake.spark(),
                        lake,
                        definitions,
                        rules,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        listener,
                        fewChanges));
    }

    private RefreshRow refresh() {
        return job(RefreshStage.Listener.NONE).run().orElseThrow();
    }

    private Map<NaiveCount.Key, List<String>> rankings(RefreshRow row) {
        return new PublishedRankings(lake, definitions).asOf(row);
    }

    private void assertPublishedIsTheRecount(RefreshRow row) {
        naive.count(stream.effective());
        Map<NaiveCount.Key, List<String>> expected = naive.rankings(TODAY);
        Map<NaiveCount.Key, List<String>> published = rankings(row);
        assertThat(published).hasSameSizeAs(expected);
        // One by one, so that a failure shows the ranking that differs, not all of them.
        expected.forEach(
                (key, lines) ->
                        assertThat(published.get(key))
                                .as(key.toString())
                                .containsExactlyElementsOf(lines));
    }

    private static List<City.ReceivedEvent> part(List<City.ReceivedEvent> all, int index, int of) {
        return all.subList(all.size() * index / of, all.size() * (index + 1) / of);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 20_000})
    void everyRefreshEqualsARecountFromTheEffectiveFacts(long few) {
        fewChanges = few;
        List<City.ReceivedEvent> received = City.events(1, BEGIN, Duration.ofDays(60), 500);
        for (int i = 0; i < 3; i++) {
            stream.take(part(received, i, 3));
            stream.commit();
            stream.commit();
            RefreshRow row = refresh();
            assertPublishedIsTheRecount(row);
            assertThat(row.sequence()).isEqualTo(i + 1);
        }
        stream.passTime(NOW);
        stream.commit();
        RefreshRow row = refresh();
        assertPublishedIsTheRecount(row);
        assertThat(row.throughDay()).isEqualTo(TODAY);
        assertThat(row.watermark()).contains(City.latestArrival(received));
        assertThat(row.factsAsOf()).isPresent();

        RefreshRow withNothingNew = refresh();
        assertThat(withNothingNew.sequence()).isEqualTo(row.sequence() + 1);
        assertThat(withNothingNew.changesRead()).isZero();
        assertThat(withNothingNew.checkpoint()).isEqualTo(row.checkpoint());
        assertThat(withNothingNew.watermark()).isEqualTo(row.watermark());
        assertThat(withNothingNew.factsAsOf()).isEqualTo(row.factsAsOf());
        assertThat(withNothingNew.cost().jobs()).isZero();
        assertThat(withNothingNew.cost().rowsWritten()).isZero();
        assertPublishedIsTheRecount(withNothingNew);
    }

    @Test
    void beforeTheFirstFactThereIsNothingToPublish() {
        assertThat(job(RefreshStage.Listener.NONE).run()).isEmpty();
        assertThat(TestLake.query("SELECT * FROM lake.indicators.refreshes")).isEmpty();
    }

    @Test
    void aRefreshKilledAfterAnyStageIsDoneAgainWithoutDoubling() {
        List<City.ReceivedEvent> received = City.events(3, BEGIN, Duration.ofDays(25), 70);
        int parts = RefreshStage.values().length + 1;
        stream.take(part(received, 0, parts));
        stream.commit();
        assertPublishedIsTheRecount(refresh());
        long sequence = 1;
        int index = 0;
        for (RefreshStage last : RefreshStage.values()) {
            index++;
            stream.take(part(received, index, parts));
            stream.commit();
            RefreshJob killed =
                    job(
                            stage -> {
                                if (stage == last) {
                                    throw new IllegalStateException("killed after " + stage);
                                }
                            });
            assertThatThrownBy(() -> killed.run()).hasMessage("killed after " + last);
            sequence += last == RefreshStage.PUBLISHED ? 2 : 1;
            RefreshRow row = refresh();
            assertThat(row.sequence()).isEqualTo(sequence);
            assertPublishedIsTheRecount(row);
        }
    }

    @Test
    void twoRefreshesAtOnceDoubleNothingAndBothEnd() throws Exception {
        List<City.ReceivedEvent> received = City.events(4, BEGIN, Duration.ofDays(25), 60);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 2; round++) {
                stream.take(part(received, round, 2));
                stream.commit();
                CyclicBarrier together = new CyclicBarrier(2);
                RefreshStage.Listener meet =
                        new RefreshStage.Listener() {
                            private final ThreadLocal<Boolean> met =
                                    ThreadLocal.withInitial(() -> false);

                            @Override
                            public void done(RefreshStage stage) {
                                if (stage == RefreshStage.ROW_WRITTEN && !met.get()) {
                                    met.set(true);
                                    await(together);
                                }
                            }
                        };
                // One that fails before they meet breaks the barrier: the other need not wait.
                Callable<Optional<RefreshRow>> refresh =
                        () -> {
                            try {
                                return job(meet).run();
                            } catch (RuntimeException | Error e) {
                                together.reset();
                                throw e;
                            }
                        };
                Future<Optional<RefreshRow>> one = threads.submit(refresh);
                Future<Optional<RefreshRow>> other = threads.submit(refresh);
                naive.count(stream.effective());
                long first = one.get(5, TimeUnit.MINUTES).orElseThrow().sequence();
                long second = other.get(5, TimeUnit.MINUTES).orElseThrow().sequence();
                assertThat(List.of(first, second))
                        .containsExactlyInAnyOrder(2L * round + 1, 2L * round + 2);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(
                        TestLake.query(
                                "SELECT sequence FROM lake.indicators.refreshes ORDER BY sequence"))
                .extracting(row -> row.getLong(0))
                .containsExactly(1L, 2L, 3L, 4L);
        naive.count(stream.effective());
        RefreshRow last = new PublishedRefreshes(lake).read().last().orElseThrow();
        assertThat(rankings(last)).isEqualTo(naive.rankings(TODAY));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(4, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void changedDefinitionsRecountEverything(@TempDir Path directory) throws IOException {
        stream.take(City.events(5, BEGIN, Duration.ofDays(25), 60));
        stream.commit();
        RefreshRow before = refresh();
        Path file = directory.resolve("definitions.yaml");
        try (InputStream yaml = Definitions.class.getResourceAsStream("definitions.yaml")) {
            Files.writeString(
                    file,
                    new String(yaml.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("minimum_denominator: 10", "minimum_denominator: 3")
                            .replace("[counted, online]", "[counted, not online]"));
        }
        definitions = Definitions.load(file);
        naive = new NaiveCount(definitions);
        RefreshRow after = refresh();
        assertThat(after.definitions()).isNotEqualTo(before.definitions());
        assertThat(after.changesRead()).isEqualTo(before.changesRead());
        assertPublishedIsTheRecount(after);
    }

    @Test
    void anotherGenerationIsCountedFromItsOwnFactsOnly() {
        List<City.ReceivedEvent> received = City.events(6, BEGIN, Duration.ofDays(25), 60);
        stream.take(received);
        stream.commit();
        refresh();
        FactStream rebuilt = new FactStream(rules, 2);
        rebuilt.take(received);
        rebuilt.commit();
        RefreshRow stays = refresh();
        assertThat(stays.generation()).isEqualTo(1);
        RefreshRow switched = job(RefreshStage.Listener.NONE).run(2);
        assertThat(switched.generation()).isEqualTo(2);
        assertPublishedIsTheRecount(switched);
        assertThat(refresh().generation()).isEqualTo(2);
    }

    @Test
    void aLateArrivalInAnOldMonthMovesTheStocksSinceThenAndEarlierRankingsStayAsTheyWere() {
        List<City.ReceivedEvent> received = City.events(8, BEGIN, Duration.ofDays(60), 150);
        stream.take(received);
        stream.commit();
        RefreshRow before = refresh();
        assertPublishedIsTheRecount(before);
        Map<NaiveCount.Key, List<String>> published = rankings(before);
        Instant late = NOW.minus(Duration.ofDays(1));
        stream.take(
                City.events(9, BEGIN, Duration.ofDays(3), 3).stream()
                        .map(event -> new City.ReceivedEvent(late, event.event()))
                        .toList());
        stream.commit();
        RefreshRow after = refresh();
        assertPublishedIsTheRecount(after);
        NaiveCount.Key february = new NaiveCount.Key("timeout", "city", "2024-02");
        assertThat(rankings(after).get(february)).isNotEqualTo(published.get(february));
        assertThat(rankings(before)).isEqualTo(published);
    }
}
