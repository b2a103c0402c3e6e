// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.event.Topics;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.util.Map;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.connector.base.source.hybrid.HybridSource;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.source.IcebergSource;

/** The sources of events: Kafka, preceded by {@code raw.events} when a new generation begins. */
final class EventSources {
    private EventSources() {}

    static Source<Tuple5<String, byte[], Long, Integer, Long>, ?, ?> of(
            StreamSettings settings, RawHistory history, Lake lake, TableLoader rawTable) {
        KafkaSource<Tuple5<String, byte[], Long, Integer, Long>> kafka =
                kafka(settings, history.nextOffsets());
        if (history.snapshot().isEmpty()) {
            return kafka;
        }
        IcebergSource<Tuple5<String, byte[], Long, Integer, Long>> raw =
                IcebergSource.forOutputType(new RawEventRows())
                        .tableLoader(rawTable)
                        .useSnapshotId(history.snapshot().get())
                        .project(
                                lake.table(LakeTable.RAW_EVENTS)
                                        .schema()
                                        .select(RawEventRows.COLUMNS))
                        .streaming(false)
                        .build();
        return HybridSource.builder(raw).addSource(kafka).build();
    }

    private static KafkaSource<Tuple5<String, byte[], Long, Integer, Long>> kafka(
            StreamSettings settings, Map<Integer, Long> firstOffsets) {
        return KafkaSource.<Tuple5<String, byte[], Long, Integer, Long>>builder()
                .setBootstrapServers(settings.bootstrap())
                .setTopics(Topics.APPROVAL_EVENTS)
                .setGroupId(settings.consumerGroup())
                .setStartingOffsets(new StrictOffsets(firstOffsets, settings.lossAccepted()))
                .setDeserializer(new KafkaRecords())
                .setProperty("partition.discovery.interval.ms", "60000")
                .build();
    }
}
