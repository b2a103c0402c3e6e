package io.govpulse.streaming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.event.Topics;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.java.tuple.Tuple5;

/**
 * What the stream could not fold, as a record of the quarantine topic in the form the intake
 * writes: why, and where it lies (topic, partition, offset in the id). Its bytes stay in Kafka;
 * they are not repeated, for they may hold what the intake would have hidden.
 */
final class RefusedEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RefusedEvent() {}

    static byte[] encode(String reason, Tuple5<String, byte[], Long, Integer, Long> arrival) {
        try {
            return JSON.writeValueAsBytes(
                    Map.of(
                            "id",
                            "%s-%d@%d".formatted(Topics.APPROVAL_EVENTS, arrival.f3, arrival.f4),
                            "at",
                            Instant.ofEpochMilli(arrival.f2).toString(),
                            "reason",
                            reason,
                            "payload",
                            ""));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of plain values can always be written", e);
        }
    }

    /** A class of its own, for Flink reads no types off a lambda. */
    static final class AsIs implements SerializationSchema<byte[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public byte[] serialize(byte[] record) {
            return record;
        }
    }
}
