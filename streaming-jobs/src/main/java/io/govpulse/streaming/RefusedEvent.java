package io.govpulse.streaming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.event.Topics;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializationSchema;

/**
 * What the stream could not fold, as a record of the quarantine topic: why, and where it lies. Its
 * bytes stay in Kafka; they are not repeated, for they may hold what the intake would have hidden.
 */
final class RefusedEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RefusedEvent() {}

    static byte[] encode(String reason, int partition, long offset) {
        try {
            return JSON.writeValueAsBytes(
                    Map.of(
                            "reason",
                            reason,
                            "topic",
                            Topics.APPROVAL_EVENTS,
                            "partition",
                            partition,
                            "offset",
                            offset));
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
