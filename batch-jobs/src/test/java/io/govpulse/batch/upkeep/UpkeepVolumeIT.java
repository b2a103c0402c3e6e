// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.TestLake;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commits as often as the streaming job makes them, for days. */
@Tag("soak")
class UpkeepVolumeIT {
    private static final int COMMITS = 3_000;
    private static final int COMMITS_AN_HOUR = 120;
    private static final int COMMITS_WITHOUT = 600;
    private static final long MOST_BYTES = 100_000_000;
    private static final List<LakeTable> BY_FLINK =
            List.of(LakeTable.RAW_EVENTS, LakeTable.CASE_CHANGES);

    private final List<Instant> committed = new ArrayList<>();

    @Test
    void threeThousandCommitsKeepMetadataUnderAHundredMegabytes() throws IOException {
        Lake lake = TestLake.fresh();
        for (int commit = 1; commit <= COMMITS; commit++) {
            commit(lake, commit);
            if (commit % COMMITS_AN_HOUR == 0) {
                publish(commit);
                UpkeepReport report = upkeep(lake);
                System.out.println(
                        "after %d commits: %s; metadata %s"
                                .formatted(commit, report.line(), sizes()));
                assertThat(report.failures()).isZero();
            }
            if (commit % COMMITS_AN_HOUR == COMMITS_AN_HOUR - 1) {
                for (LakeTable table : BY_FLINK) {
                    assertThat(metadataBytes(table)).isLessThan(MOST_BYTES);
                }
            }
        }
        for (LakeTable table : BY_FLINK) {
            assertThat(TestLake.query("SELECT count(*) FROM " + table.sqlName()).get(0).getLong(0))
                    .isEqualTo(COMMITS);
        }
    }

    @Test
    void withoutUpkeepItGrowsWithEveryCommit() throws IOException {
        Lake lake = TestLake.fresh();
        for (int commit = 1; commit <= COMMITS_WITHOUT; commit++) {
            commit(lake, commit);
            if (commit == COMMITS_WITHOUT / 2 || commit == COMMITS_WITHOUT) {
                System.out.println("without upkeep, %d commits: %s".formatted(commit, sizes()));
            }
        }
        assertThat(
                        TestLake.query("SELECT count(*) FROM lake.raw.events.snapshots")
                                .get(0)
                                .getLong(0))
                .isEqualTo(COMMITS_WITHOUT);
    }

    /** Upkeep at an instant at which the commits of two hours ago are two hours old. */
    private UpkeepReport upkeep(Lake lake) {
        Instant twoHoursAgo = committed.get(Math.max(0, committed.size() - 2 * COMMITS_AN_HOUR));
        return new UpkeepJob(
                        TestLake.spark(),
                        lake,
                        Clock.fixed(twoHoursAgo.plus(Duration.ofHours(2)), ZoneOffset.UTC),
                        UpkeepLimits.STANDARD)
                .run();
    }

    private static void publish(int checkpoint) {
        TestLake.query(
                """
                INSERT INTO lake.indicators.refreshes BY NAME
                SELECT %1$dL AS sequence, 'r%1$d' AS refresh, now() AS published_at,
                  1 AS generation, %1$dL AS checkpoint, 'd' AS definitions,
                  current_date() AS through_day, 0L AS changes_read, 0L AS bytes_read,
                  0L AS milliseconds"""
                        .formatted(checkpoint));
    }

    private void commit(Lake lake, int number) throws IOException {
        for (LakeTable name : BY_FLINK) {
            Table table = lake.table(name);
            Record record = record(table, number);
            PartitionKey partition = new PartitionKey(table.spec(), table.schema());
            partition.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(record));
            OutputFile file =
                    table.io()
                            .newOutputFile(
                                    table.locationProvider()
                                            .newDataLocation(UUID.randomUUID() + ".parquet"));
            DataWriter<Record> writer =
                    Parquet.writeData(file)
                            .forTable(table)
                            .createWriterFunc(GenericParquetWriter::create)
                            .withSpec(table.spec())
                            .withPartition(partition)
                            .build();
            try (writer) {
                writer.write(record);
            }
            table.newAppend()
                    .appendFile(writer.toDataFile())
                    .set("flink.max-committed-checkpoint-id", Integer.toString(number))
                    .set("flink.operator-id", "sink of " + name)
                    .set("flink.job-id", "job")
                    .commit();
        }
        committed.add(Instant.now());
    }

    private static Record record(Table table, int number) {
        Record record = GenericRecord.create(table.schema());
        for (NestedField field : table.schema().columns()) {
            if (field.isRequired()) {
                record.setField(
                        field.name(),
                        switch (field.type().typeId()) {
                            case STRING -> "case-" + number % 97;
                            case BOOLEAN -> true;
                            case INTEGER -> 1;
                            case LONG -> (long) number;
                            case TIMESTAMP -> OffsetDateTime.parse("2026-11-21T00:00:00Z");
                            default -> throw new IllegalStateException(field.toString());
                        });
            }
        }
        return record;
    }

    private static String sizes() throws IOException {
        StringBuilder sizes = new StringBuilder();
        for (LakeTable table : BY_FLINK) {
            sizes.append(
                    "%s %.1f MB ".formatted(table.sqlName(), metadataBytes(table) / 1_000_000.0));
        }
        return sizes.toString().strip();
    }

    private static long metadataBytes(LakeTable table) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(TestLake.directory(table).resolve("metadata"))) {
            for (Path file : files.toList()) {
                bytes += Files.exists(file) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }
}
