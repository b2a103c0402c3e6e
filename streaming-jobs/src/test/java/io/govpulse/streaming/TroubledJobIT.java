// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static io.govpulse.streaming.CaseEvents.decided;
import static io.govpulse.streaming.CaseEvents.submitted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.lake.LakeTable;
import io.govpulse.process.RecentFailures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on real Kafka, RocksDB and Iceberg, with what it cannot digest. */
class TroubledJobIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final AtomicBoolean BROKEN = new AtomicBoolean();

    private final List<JobClient> jobs = new ArrayList<>();
    @TempDir private Path home;
    private StreamFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new StreamFixture(home);
        CollectingSink.ENTRIES.clear();
    }

    @AfterEach
    void close() throws Exception {
        for (JobClient job : List.copyOf(jobs)) {
            cancel(job);
        }
        fixture.close();
    }

    private void cancel(JobClient job) throws Exception {
        if (jobs.remove(job)) {
            CompletableFuture<?> end = job.getJobExecutionResult();
            job.cancel();
            end.handle((result, failure) -> failure).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void everyExtremeIsInTheTablesOrSetAsideAndTheOthersAreWritten() throws Exception {
        List<EventData> extremes = ExtremeData.all();
        start(CaseFold.standard());
        fixture.send(List.of(submitted("before", "2026-03-02T08:00:00Z")));
        Set<String> expected = new HashSet<>(Set.of("before", "after"));
        for (int i = 0; i < extremes.size(); i++) {
            String number = "x" + i + ".";
            expected.add(number);
            fixture.send(
                    List.of(
                            submitted(number, "2026-03-02T08:00:00Z"),
                            new Event(
                                    CaseEvents.SOURCE,
                                    number + "/extreme",
                                    number,
                                    Instant.parse("2026-03-03T08:00:00Z"),
                                    0,
                                    extremes.get(i))));
        }
        fixture.send(
                List.of(
                        decided("before", "2026-03-03T08:00:00Z"),
                        submitted("after", "2026-03-02T08:00:00Z")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(writtenOrSetAside(expected)).isEqualTo(expected));
        assertThat(written()).contains("before", "after");
    }

    @Test
    void aCaseThatCannotBeFoldedWaitsWhileTheOthersAreCommitted() throws Exception {
        start(
                (events, rules, asOf) -> {
                    if (events.stream().anyMatch(event -> event.caseNumber().equals("bad"))) {
                        throw new ArithmeticException("long overflow");
                    }
                    return CaseFold.standard().rows(events, rules, asOf);
                });
        fixture.send(
                List.of(
                        submitted("bad", "2026-03-02T08:00:00Z"),
                        submitted("good", "2026-03-02T08:00:00Z")));
        fixture.send("test:half", half("half"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(written()).containsOnly("good"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(CollectingSink.ENTRIES)
                                        .hasSize(2)
                                        .anyMatch(entry -> entry.contains("fold case test:bad"))
                                        .anyMatch(entry -> entry.contains("half a character")));
        assertThat(fixture.rows(LakeTable.RAW_EVENTS, 1))
                .extracting(row -> row.getField("event_id"))
                .containsExactlyInAnyOrder("bad/submitted", "good/submitted");
    }

    @Test
    void aJobThatStartsOverAndOverIsToldFromOneThatRunsUntilItGetsOn() throws Exception {
        BROKEN.set(true);
        StartedJob job =
                start(
                        (events, rules, asOf) -> {
                            if (BROKEN.get()) {
                                throw new AssertionError("the engine is broken");
                            }
                            return CaseFold.standard().rows(events, rules, asOf);
                        });
        fixture.send(List.of(submitted("1", "2026-03-02T08:00:00Z")));
        Path directory = fixture.settings(1).stateDirectory();
        JobWatch watch = new JobWatch(fixture.settings(1), job);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            watch.look();
                            assertThat(RecentFailures.read(directory))
                                    .hasValueSatisfying(
                                            failures -> {
                                                assertThat(failures.unhealthy()).isTrue();
                                                assertThat(failures.cause())
                                                        .isEqualTo(
                                                                "the engine is broken (AssertionError)");
                                            });
                        });
        BROKEN.set(false);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            watch.look();
                            assertThat(RecentFailures.read(directory)).isEmpty();
                        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(written()).containsOnly("1"));
    }

    @Test
    void whatKafkaDroppedBeforeItWasReadStopsTheStreamAndSaysWhatIsLost() throws Exception {
        StartedJob first = start(CaseFold.standard());
        fixture.send(numbered("a", 20));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(written()).hasSize(20));
        cancel(first.client());
        fixture.send(numbered("b", 20));
        long dropped = fixture.dropAllEvents();
        assertThat(dropped).isEqualTo(40);
        fixture.send(numbered("c", 20));

        StartedJob again = start(CaseFold.standard());
        JobWatch watch = new JobWatch(fixture.settings(1), again);
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(failure -> !(failure instanceof StreamException))
                .untilAsserted(
                        () ->
                                assertThatThrownBy(watch::look)
                                        .isInstanceOf(StreamException.class)
                                        .hasMessageMatching(
                                                "Cannot read on: Kafka has dropped [0-9]+ events of approval-events-[0-9] [(]offsets [0-9]+ to [0-9]+[)] before they were read; send or import those events again.*rebuild --accept-loss"));
        cancel(again.client());

        StreamSettings next = fixture.settings(2);
        StartedJob refused = start(next);
        JobWatch watchNext = new JobWatch(next, refused);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            watchNext.look();
                            assertThat(RecentFailures.read(next.stateDirectory()))
                                    .hasValueSatisfying(
                                            failures ->
                                                    assertThat(failures.cause())
                                                            .contains("rebuild --accept-loss"));
                        });
        cancel(refused.client());

        start(fixture.settings(2, true));
        fixture.send(numbered("b", 20));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(fixture.rows(LakeTable.CASE_CHANGES, 2))
                                        .extracting(row -> row.getField("case_number"))
                                        .hasSize(60)
                                        .doesNotHaveDuplicates());
    }

    private static List<Event> numbered(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> submitted(name + i, "2026-03-02T08:00:00Z"))
                .toList();
    }

    private StartedJob start(CaseFold fold) throws Exception {
        return start(fixture.settings(1), fold);
    }

    private StartedJob start(StreamSettings settings) throws Exception {
        return start(settings, CaseFold.standard());
    }

    private StartedJob start(StreamSettings settings, CaseFold fold) throws Exception {
        StartedJob job =
                StreamingApplication.submit(settings, fixture.lake, new CollectingSink(), fold);
        jobs.add(job.client());
        return job;
    }

    private Set<String> written() {
        Set<String> written = new HashSet<>();
        fixture.rows(LakeTable.CASE_CHANGES, 1)
                .forEach(row -> written.add((String) row.getField("case_number")));
        return written;
    }

    private Set<String> writtenOrSetAside(Set<String> expected) {
        Set<String> found = written();
        for (String number : expected) {
            if (CollectingSink.ENTRIES.stream()
                    .anyMatch(entry -> entry.contains("fold case test:" + number))) {
                found.add(number);
            }
        }
        return found;
    }

    private static byte[] half(String number) {
        return """
        {"specversion":"1.0","id":"\\ud800","source":"test","type":"io.govpulse.case.voided.v1",\
        "subject":"%s","time":"2026-03-02T08:00:00Z","data":{}}"""
                .formatted(number)
                .getBytes(UTF_8);
    }
}
