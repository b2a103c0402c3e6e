// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.event.Topics;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.java.tuple.Tuple5;

/**
 * A received record that cannot be folded, as the quarantine topic holds it, in the form the intake
 * writes: the reason, and where the record is (topic, partition and offset in the id). Its bytes
 * stay in Kafka; they are not repeated, because they may hold what the intake would have hidden.
 */
final class RefusedEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RefusedEvent() {}

    static byte[] encode(String reason, Tuple5<String, byte[], Long, Integer, Long> received) {
        try {
            return JSON.writeValueAsBytes(
                    Map.of(
                            "id",
                            "%s-%d@%d"
                                    .formatted(
                                            Topics.APPROVAL_EVENTS,
                                            ReceivedRecord.partition(received),
                                            ReceivedRecord.offset(received)),
                            "at",
                            ReceivedRecord.arrivedAt(received).toString(),
                            "reason",
                            reason,
                            "payload",
                            ""));
        } catch (JsonProcessingException e) {
            throw StreamException.fault("Cannot write a refusal: " + reason, e);
        }
    }

    /** Writes the bytes as they are. A class, because Flink reads no types off a lambda. */
    static final class Serializer implements SerializationSchema<byte[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public byte[] serialize(byte[] record) {
            return record;
        }
    }
}
