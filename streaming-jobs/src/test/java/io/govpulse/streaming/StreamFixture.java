// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.Topics;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import io.govpulse.platform.broker.BrokerProcess;
import io.govpulse.platform.broker.BrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A home of its own on the one Kafka of this JVM, with new topics and empty tables. */
final class StreamFixture implements AutoCloseable {
    private static final BrokerProcess BROKER = startBroker();

    final Path home;
    final Lake lake;
    private final KafkaProducer<byte[], byte[]> producer;

    StreamFixture(Path home) throws Exception {
        this.home = home;
        try (Admin admin = Admin.create(kafka())) {
            if (admin.listTopics().names().get().contains(Topics.APPROVAL_EVENTS)) {
                admin.deleteTopics(List.of(Topics.APPROVAL_EVENTS, Topics.QUARANTINE)).all().get();
                Awaitility.await()
                        .until(
                                () ->
                                        !admin.listTopics()
                                                .names()
                                                .get()
                                                .contains(Topics.APPROVAL_EVENTS));
            }
            admin.createTopics(
                            List.of(
                                    new NewTopic(Topics.APPROVAL_EVENTS, 4, (short) 1),
                                    new NewTopic(Topics.QUARANTINE, 1, (short) 1)))
                    .all()
                    .get();
        }
        Files.createDirectories(home.resolve("lake"));
        lake = Lake.open(LakeSettings.embedded(home), new Configuration(false));
        lake.createMissing();
        producer = new KafkaProducer<>(kafka());
    }

    private static BrokerProcess startBroker() {
        try {
            return BrokerProcess.start(
                    BrokerSettings.in(Files.createTempDirectory("broker")).stoppedWithThisJvm());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties kafka() {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.bootstrap());
        properties.put(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return properties;
    }

    StreamSettings settings(int generation) {
        return settings(generation, false);
    }

    StreamSettings settings(int generation, boolean lossAccepted) {
        return new StreamSettings(
                home,
                generation,
                BROKER.bootstrap(),
                Duration.ofMillis(500),
                2,
                128,
                1_000,
                lossAccepted,
                Optional.empty(),
                LakeSettings.embedded(home));
    }

    void send(Collection<Event> events) {
        events.forEach(event -> send(event.caseId(), EventCodec.encode(event)));
        producer.flush();
    }

    void send(String key, byte[] value) {
        producer.send(
                new ProducerRecord<>(
                        Topics.APPROVAL_EVENTS, key.getBytes(StandardCharsets.UTF_8), value));
        producer.flush();
    }

    /** Drops all events that Kafka has, as its retention would, and returns how many were sent. */
    long dropAllEvents() throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int partition = 0; partition < 4; partition++) {
                latest.put(
                        new TopicPartition(Topics.APPROVAL_EVENTS, partition), OffsetSpec.latest());
            }
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            long sent = 0;
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                    admin.listOffsets(latest).all().get().entrySet()) {
                sent += end.getValue().offset();
                all.put(end.getKey(), RecordsToDelete.beforeOffset(end.getValue().offset()));
            }
            admin.deleteRecords(all).all().get();
            return sent;
        }
    }

    List<Record> rows(LakeTable table, int generation) {
        Table current = lake.table(table);
        List<Record> rows = new ArrayList<>();
        try (CloseableIterable<Record> scan =
                IcebergGenerics.read(current)
                        .where(Expressions.equal("generation", generation))
                        .build()) {
            scan.forEach(rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Sums the signs: full row without signs and labels → net weight, where it is not zero. */
    Map<List<Object>, Integer> net(int generation) {
        Map<List<Object>, Integer> net = new HashMap<>();
        for (Record row : rows(LakeTable.CASE_CHANGES, generation)) {
            List<Object> facts = new ArrayList<>();
            for (int i = 0; i < CaseColumns.ALL.size(); i++) {
                facts.add(row.get(i));
            }
            net.merge(facts, (Integer) row.getField("weight"), Integer::sum);
        }
        net.values().removeIf(weight -> weight == 0);
        return net;
    }

    @Override
    public void close() throws Exception {
        producer.close();
        lake.close();
    }
}
