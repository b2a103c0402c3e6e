// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** The tables of a run, in one embedded lake, all with the properties of {@code raw.events}. */
final class BenchTables implements AutoCloseable {
    /** The table of all event versions, which the stream writes. */
    static final TableIdentifier RAW = LakeTable.RAW_EVENTS.identifier();

    private static final TableIdentifier CHANGES = LakeTable.CASE_CHANGES.identifier();

    /** The table that the Connect sink writes. */
    static final TableIdentifier COPY = TableIdentifier.of("bench", "copy");

    /** The table that the bare loop writes. */
    static final TableIdentifier LOOP = TableIdentifier.of("bench", "loop");

    private static final String OF_COLUMN = ".column.";

    private final Lake lake;

    BenchTables(Path home) {
        lake = Lake.open(LakeSettings.embedded(home), new Configuration(false));
    }

    /** Makes all tables before any contender starts: two first users of a catalog would collide. */
    void create() {
        lake.createMissing();
        if (lake.catalog() instanceof SupportsNamespaces namespaces) {
            namespaces.createNamespace(Namespace.of("bench"));
        }
        create(LOOP, LakeTable.RAW_EVENTS.schema(), LakeTable.RAW_EVENTS.partitions());
        create(COPY, cloudEvent(), PartitionSpec.unpartitioned());
    }

    private void create(TableIdentifier name, Schema schema, PartitionSpec partitions) {
        Map<String, String> properties = new HashMap<>(LakeTable.RAW_EVENTS.properties());
        properties
                .keySet()
                .removeIf(
                        key -> {
                            int column = key.indexOf(OF_COLUMN);
                            return column >= 0
                                    && schema.findField(key.substring(column + OF_COLUMN.length()))
                                            == null;
                        });
        lake.catalog().createTable(name, schema, partitions, properties);
    }

    /** A column for each attribute of a CloudEvent, its data as text. */
    private static Schema cloudEvent() {
        return new Schema(
                NestedField.optional(1, "specversion", Types.StringType.get()),
                NestedField.optional(2, "id", Types.StringType.get()),
                NestedField.optional(3, "source", Types.StringType.get()),
                NestedField.optional(4, "type", Types.StringType.get()),
                NestedField.optional(5, "datacontenttype", Types.StringType.get()),
                NestedField.optional(6, "subject", Types.StringType.get()),
                NestedField.optional(7, "time", Types.TimestampType.withZone()),
                NestedField.optional(8, "revision", Types.IntegerType.get()),
                NestedField.optional(9, "data", Types.StringType.get()));
    }

    Table load(TableIdentifier name) {
        return lake.catalog().loadTable(name);
    }

    /** The commits with rows to a table so far, the earliest first. */
    CommitTimes commits(TableIdentifier name) {
        List<CommitTimes.Commit> commits = new ArrayList<>();
        for (Snapshot snapshot : load(name).snapshots()) {
            long rows =
                    Long.parseLong(
                            snapshot.summary()
                                    .getOrDefault(SnapshotSummary.ADDED_RECORDS_PROP, "0"));
            if (rows > 0) {
                commits.add(
                        new CommitTimes.Commit(
                                Instant.ofEpochMilli(snapshot.timestampMillis()), rows));
            }
        }
        commits.sort(Comparator.comparing(CommitTimes.Commit::at));
        return new CommitTimes(commits);
    }

    /** Whether all events are committed to a table; those of the stream with the facts, too. */
    boolean done(TableIdentifier name, long events) {
        return commits(name).rows() >= events
                && (!name.equals(RAW) || checkpoint(CHANGES) >= checkpoint(RAW));
    }

    /** The instant of the last commit to a table; for the stream, of that with the facts. */
    Instant finished(TableIdentifier name) {
        Instant last = commits(name).last();
        if (!name.equals(RAW)) {
            return last;
        }
        Instant changes = commits(CHANGES).last();
        return changes.isAfter(last) ? changes : last;
    }

    /** The checkpoint of the stream that made the newest snapshot. */
    private long checkpoint(TableIdentifier name) {
        Snapshot newest = load(name).currentSnapshot();
        return newest == null
                ? 0
                : Long.parseLong(
                        newest.summary().getOrDefault("flink.max-committed-checkpoint-id", "0"));
    }

    /** The number of values of a column; with more rows than that, events were written twice. */
    long distinct(TableIdentifier name, String column) {
        Set<Object> values = new HashSet<>();
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(load(name)).select(column).build()) {
            for (Record row : rows) {
                values.add(row.getField(column));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
        return values.size();
    }

    /** The number of cases with facts: the sum of all weights, which is 1 for each case. */
    long casesWithFacts() {
        long sum = 0;
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(lake.table(LakeTable.CASE_CHANGES)).select("weight").build()) {
            for (Record row : rows) {
                sum += (Integer) row.getField("weight");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read cases.changes", e);
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        lake.close();
    }
}
