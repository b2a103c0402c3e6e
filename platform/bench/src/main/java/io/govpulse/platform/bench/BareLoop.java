// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.FanoutDataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The least a program can do: take an event, read it, write its row to a table like {@code
 * raw.events}, and commit now and then. It has one thread, keeps nothing, folds nothing, and would
 * lose or double rows in a crash: a lower bound of the work, no alternative.
 */
public final class BareLoop {
    private static final long FILE_BYTES = 512L << 20;

    private final Table table;
    private final GenericRecord template;
    private final PartitionKey partition;
    private final InternalRecordWrapper wrapper;

    private BareLoop(Table table) {
        this.table = table;
        this.template = GenericRecord.create(table.schema());
        this.partition = new PartitionKey(table.spec(), table.schema());
        this.wrapper = new InternalRecordWrapper(table.schema().asStruct());
    }

    /**
     * Copies the topic up to its present end.
     *
     * @param args home of the run, Kafka's address, milliseconds between commits
     */
    public static void main(String[] args) throws IOException {
        Duration commitEvery = Duration.ofMillis(Long.parseLong(args[2]));
        try (BenchTables tables = new BenchTables(Path.of(args[0]));
                KafkaConsumer<String, byte[]> events =
                        new KafkaConsumer<>(
                                Map.of(
                                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                        args[1],
                                        ConsumerConfig.GROUP_ID_CONFIG,
                                        "bench-loop",
                                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                        "false",
                                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                        "earliest"),
                                new StringDeserializer(),
                                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    events.partitionsFor(Topics.APPROVAL_EVENTS).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            events.assign(partitions);
            new BareLoop(tables.load(BenchTables.LOOP)).copy(events, commitEvery);
        }
    }

    private void copy(KafkaConsumer<String, byte[]> events, Duration commitEvery)
            throws IOException {
        Map<TopicPartition, Long> ends = events.endOffsets(events.assignment());
        boolean more = true;
        for (long file = 1; more; file++) {
            long end = System.nanoTime() + commitEvery.toNanos();
            FanoutDataWriter<Record> writer = writer(file);
            try (writer) {
                while (more && System.nanoTime() < end) {
                    for (ConsumerRecord<String, byte[]> event :
                            events.poll(Duration.ofMillis(100))) {
                        Record row = row(event);
                        partition.partition(wrapper.wrap(row));
                        writer.write(row, table.spec(), partition);
                    }
                    more =
                            ends.entrySet().stream()
                                    .anyMatch(
                                            one -> events.position(one.getKey()) < one.getValue());
                }
            }
            AppendFiles append = table.newAppend();
            writer.result().dataFiles().forEach(append::appendFile);
            append.commit();
            events.commitSync();
        }
    }

    private FanoutDataWriter<Record> writer(long file) {
        return new FanoutDataWriter<>(
                new GenericFileWriterFactory.Builder(table)
                        .dataFileFormat(FileFormat.PARQUET)
                        .build(),
                OutputFileFactory.builderFor(table, 0, file).format(FileFormat.PARQUET).build(),
                table.io(),
                FILE_BYTES);
    }

    private Record row(ConsumerRecord<String, byte[]> record) {
        Event event = EventCodec.decode(record.value());
        GenericRecord row = template.copy();
        row.setField("case_id", event.caseId());
        row.setField("source", event.source());
        row.setField("event_id", event.id());
        row.setField("type", event.type().wireName());
        row.setField("happened_at", utc(event.time()));
        row.setField("revision", event.revision());
        row.setField("content_hash", EventCodec.contentHash(record.value()));
        row.setField("body", new String(record.value(), StandardCharsets.UTF_8));
        row.setField("arrived_at", utc(Instant.ofEpochMilli(record.timestamp())));
        row.setField("kafka_partition", record.partition());
        row.setField("kafka_offset", record.offset());
        row.setField("generation", 1);
        row.setField("checkpoint", 1L);
        return row;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
