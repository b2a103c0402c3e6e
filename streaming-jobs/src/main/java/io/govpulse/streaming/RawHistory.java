// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What a later generation reads before Kafka: a snapshot of {@code raw.events}, and the offsets at
 * which Kafka goes on. It is found once, when the generation begins, and kept beside its state. An
 * earlier generation may write on, so a restart that looked again would go on in Kafka after events
 * that its snapshot does not have.
 *
 * @param snapshot the snapshot; empty when the table had none, so that everything is in Kafka
 * @param nextOffsets the first offset after the snapshot's rows by partition
 */
record RawHistory(Optional<Long> snapshot, Map<Integer, Long> nextOffsets) {
    /** Nothing before Kafka. */
    static final RawHistory NONE = new RawHistory(Optional.empty(), Map.of());

    private static final String FILE = "history.properties";
    private static final String SNAPSHOT = "snapshot";
    private static final String OFFSET = "offset.";

    RawHistory {
        nextOffsets = Map.copyOf(nextOffsets);
    }

    /** Finds the history of a generation that begins, and keeps it. */
    static RawHistory begin(StreamSettings settings, Lake lake) {
        if (settings.generation() == 1) {
            return NONE;
        }
        Table raw = lake.table(LakeTable.RAW_EVENTS);
        Snapshot newest = raw.currentSnapshot();
        RawHistory history =
                newest == null
                        ? NONE
                        : new RawHistory(
                                Optional.of(newest.snapshotId()),
                                nextOffsets(raw, newest.snapshotId()));
        history.write(settings.stateDirectory().resolve(FILE));
        return history;
    }

    /** Returns why a generation that goes on cannot, and the way out; empty when it can. */
    static Optional<String> whyNotResumed(StreamSettings settings) {
        Path file = settings.stateDirectory().resolve(FILE);
        return settings.generation() == 1 || Files.exists(file)
                ? Optional.empty()
                : Optional.of("%s is lost; run ./govpulse rebuild".formatted(file));
    }

    /** Reads the history of a generation that goes on: {@link #whyNotResumed} says if it can. */
    static RawHistory resume(StreamSettings settings) {
        if (settings.generation() == 1) {
            return NONE;
        }
        Path file = settings.stateDirectory().resolve(FILE);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        Map<Integer, Long> offsets = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(OFFSET)) {
                offsets.put(
                        Integer.valueOf(name.substring(OFFSET.length())),
                        Long.valueOf(properties.getProperty(name)));
            }
        }
        return new RawHistory(
                Optional.ofNullable(properties.getProperty(SNAPSHOT)).map(Long::valueOf), offsets);
    }

    private void write(Path file) {
        Properties properties = new Properties();
        snapshot.ifPresent(id -> properties.setProperty(SNAPSHOT, Long.toString(id)));
        nextOffsets.forEach(
                (partition, offset) ->
                        properties.setProperty(OFFSET + partition, Long.toString(offset)));
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep what comes before Kafka in " + file, e);
        }
    }

    /**
     * Returns the first offset after the raw table's rows by partition. The table holds each
     * partition up to some offset, but for repetitions, so everything that is not in it comes after
     * its greatest offset.
     */
    private static Map<Integer, Long> nextOffsets(Table raw, long snapshot) {
        Map<Integer, Long> next = new HashMap<>();
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(raw)
                        .useSnapshot(snapshot)
                        .select("kafka_partition", "kafka_offset")
                        .build()) {
            for (Record row : rows) {
                next.merge(
                        (Integer) row.getField("kafka_partition"),
                        (Long) row.getField("kafka_offset") + 1,
                        Math::max);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read raw.events", e);
        }
        return next;
    }
}
