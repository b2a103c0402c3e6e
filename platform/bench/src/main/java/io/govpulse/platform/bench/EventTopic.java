// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.event.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of a run, and the events in the one that all contenders read. */
final class EventTopic {
    /** The topic in which the tasks of the Connect sink agree on commits. */
    static final String CONTROL = "bench-connect-control";

    /** So many answers of Kafka are kept before they are looked at. */
    private static final int AWAITED_TOGETHER = 10_000;

    /** As many partitions as the intake makes. */
    private static final int PARTITIONS = 4;

    private EventTopic() {}

    static void create(String bootstrap) throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            admin.createTopics(
                            List.of(
                                    topic(Topics.APPROVAL_EVENTS, PARTITIONS),
                                    topic(Topics.QUARANTINE, 1),
                                    topic(CONTROL, 1)))
                    .all()
                    .get();
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    /**
     * Sends the events in their order, keyed by case id, and returns when Kafka has all of them.
     */
    static void fill(String bootstrap, List<GeneratedEvents.Generated> events)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                                ProducerConfig.ACKS_CONFIG, "all",
                                ProducerConfig.LINGER_MS_CONFIG, "20"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (GeneratedEvents.Generated event : events) {
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.APPROVAL_EVENTS, event.caseId(), event.wireForm())));
                if (sent.size() == AWAITED_TOGETHER) {
                    await(sent);
                }
            }
            await(sent);
        }
    }

    private static void await(List<Future<RecordMetadata>> sent)
            throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        sent.clear();
    }
}
