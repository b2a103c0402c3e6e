// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static io.govpulse.streaming.CaseEvents.accepted;
import static io.govpulse.streaming.CaseEvents.decided;
import static io.govpulse.streaming.CaseEvents.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.event.Event;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.LakeTable;
import io.govpulse.process.Generation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on real Kafka, RocksDB and Iceberg. */
class CaseJobIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<JobClient> jobs = new ArrayList<>();
    @TempDir private Path home;
    private StreamFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new StreamFixture(home);
    }

    @AfterEach
    void close() throws Exception {
        for (JobClient job : List.copyOf(jobs)) {
            cancel(job);
        }
        fixture.close();
    }

    @Test
    void eventsBecomeOneEffectiveRowACaseWhateverTheOrderAndRepetition() throws Exception {
        List<Event> events = new ArrayList<>(cases(1, 200));
        events.addAll(cases(1, 50));
        Collections.shuffle(events, new Random(1));
        start(1);
        fixture.send(events);
        awaitCases(1, 200);
        assertThat(fixture.rows(LakeTable.RAW_EVENTS, 1))
                .extracting(row -> row.getField("event_id"))
                .hasSize(600)
                .doesNotHaveDuplicates();
    }

    @Test
    void aJobThatContinuesFromItsCheckpointLosesAndDoublesNothing() throws Exception {
        JobClient first = start(1);
        fixture.send(cases(1, 100));
        awaitCases(1, 100);
        fixture.send(cases(101, 200));
        cancel(first);
        fixture.send(cases(201, 300));
        start(1);
        awaitCases(1, 300);
        assertThat(fixture.rows(LakeTable.RAW_EVENTS, 1)).hasSize(900);
    }

    @Test
    void everyTableSaysHowFarItIsCommittedAlsoWithoutRows() throws Exception {
        start(1);
        fixture.send(cases(1, 10));
        fixture.send(List.of(CaseEvents.stepFinished("1", "2026-03-03T09:00:00Z")));
        awaitCases(1, 10);
        List<Table> tables =
                Stream.concat(
                                Stream.of(LakeTable.RAW_EVENTS),
                                CommittedCheckpoints.factTables().stream())
                        .map(fixture.lake::table)
                        .toList();
        long reached = CommittedCheckpoints.upTo(tables, 1).orElse(0L);
        await().untilAsserted(
                        () -> {
                            tables.forEach(Table::refresh);
                            assertThat(CommittedCheckpoints.upTo(tables, 1).orElse(0L))
                                    .isGreaterThan(reached);
                        });
        assertThat(fixture.rows(LakeTable.RATING_CHANGES, 1)).isEmpty();
        assertThat(CommittedCheckpoints.upTo(tables, 2)).isEmpty();
        await().untilAsserted(
                        () -> assertThat(fixture.rows(LakeTable.ACTIVITY_CHANGES, 1)).hasSize(1));
    }

    @Test
    void aGenerationWhoseStateIsLostIsRefused() throws Exception {
        cancel(startAndFill());
        deleteState("checkpoints");
        assertThatThrownBy(() -> start(1))
                .isInstanceOf(StreamException.class)
                .hasMessageContaining(
                        "is lost, but the tables have its facts; run ./govpulse rebuild");
    }

    @Test
    void anOlderStateIsRefusedAndARebuildLeadsOut() throws Exception {
        JobClient first = startAndFill();
        cancel(first);
        Path state = fixture.settings(1).stateDirectory().resolve("checkpoints");
        Path backup = home.resolve("backup");
        copy(state, backup);
        JobClient second = start(1);
        fixture.send(cases(51, 80));
        awaitCases(1, 80);
        cancel(second);
        deleteState("checkpoints");
        copy(backup, state);

        assertThatThrownBy(() -> start(1))
                .isInstanceOf(StreamException.class)
                .hasMessageContaining("an older state was brought back")
                .hasMessageContaining("run ./govpulse rebuild");
        start(2);
        awaitCases(2, 80);
        assertThat(factsWithoutInstant(2)).isEqualTo(factsWithoutInstant(1));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    @Test
    void aGenerationUnderOtherRulesIsRefused() throws Exception {
        cancel(startAndFill());
        Path file = fixture.settings(1).stateDirectory().resolve(Generation.FOLD_FILE);
        FoldVersion now = FoldVersion.read(file);
        new FoldVersion("0".repeat(64), now.fold(), now.state(), now.columns()).write(file);
        assertThatThrownBy(() -> start(1))
                .isInstanceOf(StreamException.class)
                .hasMessageContaining("made with other rules (000000000000, now ")
                .hasMessageNotContaining("columns");
    }

    @Test
    void aNewGenerationReadsTheRawTableThenKafkaAndGivesTheSameFacts() throws Exception {
        startAndFill();
        JobClient second = start(2);
        fixture.send(cases(51, 80));
        awaitCases(1, 80);
        awaitCases(2, 80);
        assertThat(factsWithoutInstant(2)).isEqualTo(factsWithoutInstant(1));
        assertThat(fixture.rows(LakeTable.RAW_EVENTS, 2))
                .as("only what came by Kafka is written to the raw table again")
                .hasSize(90);

        RawHistory history = RawHistory.resume(fixture.settings(2));
        cancel(second);
        fixture.send(cases(81, 100));
        awaitCases(1, 100);
        start(2);
        awaitCases(2, 100);
        assertThat(fixture.rows(LakeTable.RAW_EVENTS, 2)).hasSize(150);
        assertThat(RawHistory.resume(fixture.settings(2)))
                .as("a restart reads on after the snapshot that the generation began with")
                .isEqualTo(history);
        assertThat(history.snapshot()).isPresent();
        assertThat(history.nextOffsets().values().stream().mapToLong(Long::longValue).sum())
                .as("of 150 events, those that raw.events had when the generation began")
                .isBetween(1L, 150L);
    }

    @Test
    void whatCannotBeReadIsRefusedAndTheStreamGoesOn() throws Exception {
        start(1);
        fixture.send("test:x", "no json".getBytes(StandardCharsets.UTF_8));
        fixture.send(cases(1, 10));
        awaitCases(1, 10);
    }

    @Test
    void aCheckpointAbortedBetweenTwoSubtasksLosesNoRow() throws Exception {
        AbortingSink.ARMED.set(true);
        jobs.add(
                StreamingApplication.submit(
                                fixture.settings(1),
                                fixture.lake,
                                new AbortingSink(),
                                CaseFold.standard())
                        .client());
        for (int i = 0; i < 20; i++) {
            fixture.send(cases(1 + 20 * i, 20 + 20 * i));
        }
        awaitCases(1, 400);
        assertThat(AbortingSink.ARMED).as("a checkpoint was aborted").isFalse();
        assertThat(fixture.rows(LakeTable.RAW_EVENTS, 1)).hasSize(1200);
        labelsLieBetweenTheCommits(LakeTable.CASE_CHANGES);
        labelsLieBetweenTheCommits(LakeTable.RAW_EVENTS);
    }

    /** Rows a commit adds carry labels above the commit before and not above its own. */
    private void labelsLieBetweenTheCommits(LakeTable which) throws Exception {
        Table table = fixture.lake.table(which);
        long before = 0;
        Set<Long> seen = new HashSet<>();
        List<Snapshot> snapshots = new ArrayList<>();
        table.snapshots().forEach(snapshots::add);
        for (Snapshot snapshot : snapshots) {
            long committed =
                    Long.parseLong(
                            snapshot.summary()
                                    .getOrDefault(
                                            "flink.max-committed-checkpoint-id",
                                            Long.toString(before)));
            IcebergGenerics.ScanBuilder scan = IcebergGenerics.read(table);
            Long parent = snapshot.parentId();
            try (CloseableIterable<Record> rows =
                    (parent == null
                                    ? scan.useSnapshot(snapshot.snapshotId())
                                    : scan.appendsBetween(parent, snapshot.snapshotId()))
                            .build()) {
                for (Record row : rows) {
                    long label = (Long) row.getField("checkpoint");
                    assertThat(label).isGreaterThan(before).isLessThanOrEqualTo(committed);
                    seen.add(label);
                }
            }
            before = committed;
        }
        assertThat(seen).isNotEmpty();
    }

    private JobClient startAndFill() throws Exception {
        JobClient job = start(1);
        fixture.send(cases(1, 50));
        awaitCases(1, 50);
        return job;
    }

    private JobClient start(int generation) throws Exception {
        JobClient job =
                StreamingApplication.submit(fixture.settings(generation), fixture.lake).client();
        jobs.add(job);
        return job;
    }

    /** The embedded cluster ends with its job; asking it for the status afterwards would fail. */
    private void cancel(JobClient job) throws Exception {
        if (jobs.remove(job)) {
            CompletableFuture<?> end = job.getJobExecutionResult();
            job.cancel();
            end.handle((result, failure) -> failure).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void deleteState(String folder) throws Exception {
        try (Stream<Path> files =
                Files.walk(fixture.settings(1).stateDirectory().resolve(folder))) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void awaitCases(int generation, int cases) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            Map<List<Object>, Integer> net = fixture.net(generation);
                            assertThat(net.values()).allMatch(weight -> weight == 1);
                            assertThat(net).hasSize(cases);
                            assertThat(net.keySet())
                                    .as("each case with all three events")
                                    .allMatch(row -> row.contains("approved"));
                        });
    }

    private Set<Map<Integer, Object>> factsWithoutInstant(int generation) {
        int instant =
                CaseColumns.ALL.stream().map(column -> column.name()).toList().indexOf("as_of");
        return fixture.net(generation).keySet().stream()
                .map(
                        row -> {
                            Map<Integer, Object> facts = new HashMap<>();
                            for (int i = 0; i < row.size(); i++) {
                                if (i != instant) {
                                    facts.put(i, row.get(i));
                                }
                            }
                            return facts;
                        })
                .collect(Collectors.toSet());
    }

    private static List<Event> cases(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(Integer::toString)
                .flatMap(
                        number ->
                                Stream.of(
                                        submitted(number, "2026-03-02T08:00:00Z"),
                                        accepted(
                                                number,
                                                "2026-03-02T08:00:00Z",
                                                "2026-03-04T08:00:00Z"),
                                        decided(number, "2026-03-03T08:00:00Z")))
                .toList();
    }
}
