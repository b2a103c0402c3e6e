// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.quarantine;

import io.govpulse.event.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the quarantine from its beginning to its end at the start of the reading. */
final class QuarantineReader {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String kafkaBootstrap;

    QuarantineReader(String kafkaBootstrap) {
        this.kafkaBootstrap = kafkaBootstrap;
    }

    /**
     * Passes on every entry once, oldest first, however often its payload came.
     *
     * @return how many records repeat an entry
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer or lacks the topic
     */
    int forEach(Consumer<QuarantineRecord> sink) throws IOException {
        Set<String> seen = new HashSet<>();
        int repeats = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.QUARANTINE, PATIENCE).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            while (!reached(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(PATIENCE)) {
                    QuarantineRecord entry = QuarantineRecord.ofJson(message.value());
                    if (seen.add(entry.id())) {
                        sink.accept(entry);
                    } else {
                        repeats++;
                    }
                }
            }
        }
        return repeats;
    }

    private static boolean reached(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafkaBootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
