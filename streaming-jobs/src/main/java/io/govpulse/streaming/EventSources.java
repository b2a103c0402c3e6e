// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.event.Topics;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.connector.base.source.hybrid.HybridSource;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.source.IcebergSource;
import org.apache.iceberg.io.CloseableIterable;

/** The sources of events: Kafka, preceded by {@code raw.events} when a new generation begins. */
final class EventSources {
    private EventSources() {}

    static Source<Tuple5<String, byte[], Long, Integer, Long>, ?, ?> of(
            StreamSettings settings, Lake lake, TableLoader rawTable) {
        Table raw = lake.table(LakeTable.RAW_EVENTS);
        Optional<Snapshot> before = Optional.ofNullable(raw.currentSnapshot());
        if (settings.generation() == 1 || before.isEmpty()) {
            return kafka(settings, Map.of());
        }
        long snapshot = before.get().snapshotId();
        IcebergSource<Tuple5<String, byte[], Long, Integer, Long>> history =
                IcebergSource.forOutputType(new RawEventRows())
                        .tableLoader(rawTable)
                        .useSnapshotId(snapshot)
                        .project(raw.schema().select(RawEventRows.COLUMNS))
                        .streaming(false)
                        .build();
        return HybridSource.builder(history)
                .addSource(kafka(settings, nextOffsets(raw, snapshot)))
                .build();
    }

    private static KafkaSource<Tuple5<String, byte[], Long, Integer, Long>> kafka(
            StreamSettings settings, Map<Integer, Long> firstOffsets) {
        return KafkaSource.<Tuple5<String, byte[], Long, Integer, Long>>builder()
                .setBootstrapServers(settings.bootstrap())
                .setTopics(Topics.APPROVAL_EVENTS)
                .setGroupId(settings.consumerGroup())
                .setStartingOffsets(new StrictOffsets(firstOffsets))
                .setDeserializer(new KafkaRecords())
                .setProperty("partition.discovery.interval.ms", "60000")
                .build();
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
