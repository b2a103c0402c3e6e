// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.Topics;
import io.govpulse.ingest.quarantine.QuarantineRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The way to Kafka, which ends when Kafka has acknowledged all of it. */
final class KafkaLog {
    private final Producer<byte[], byte[]> producer;
    private final TopicSetup topics;

    KafkaLog(Producer<byte[], byte[]> producer, TopicSetup topics) {
        this.producer = producer;
        this.topics = topics;
    }

    /**
     * Writes these events and quarantine entries.
     *
     * @throws KafkaUnavailableException when not all of it is acknowledged; part of it may be
     *     written, so the same has to be sent again
     */
    void append(List<Event> events, List<QuarantineRecord> entries) {
        topics.ensure();
        List<Future<RecordMetadata>> sent = new ArrayList<>(events.size() + entries.size());
        for (Event event : events) {
            sent.add(send(Topics.APPROVAL_EVENTS, event.caseId(), EventCodec.encode(event)));
        }
        for (QuarantineRecord entry : entries) {
            sent.add(send(Topics.QUARANTINE, entry.id(), entry.toJson()));
        }
        for (Future<RecordMetadata> acknowledgement : sent) {
            await(acknowledgement);
        }
    }

    private Future<RecordMetadata> send(String topic, String key, byte[] value) {
        Future<RecordMetadata> sent =
                producer.send(
                        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
        if (sent.isDone()) {
            // Without this, each event of a batch would wait for a broker that is not there.
            await(sent);
        }
        return sent;
    }

    private static void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException(
                    "Cannot store the events: Kafka does not acknowledge", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("Cannot wait for Kafka: interrupted", e);
        }
    }
}
