// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.java.tuple.Tuple5;
import org.jspecify.annotations.Nullable;

/**
 * What the stream puts into the quarantine topic, in the form the intake writes: a record that
 * cannot be read, or a case that cannot be folded. The events themselves stay where they are, in
 * Kafka or {@code raw.events}; they are not repeated, because they may hold what the intake would
 * have hidden.
 *
 * @param id name of the entry; the same trouble has the same id, however often it is met
 * @param json the entry as the topic holds it
 */
record RefusedEvent(String id, byte[] json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ID_DIGITS = 24;
    private static final int LONGEST_REASON = 1_000;

    /** Returns the entry of a record that cannot be read. Its id says where the record is. */
    static RefusedEvent ofRecord(
            String reason, Tuple5<String, byte[], Long, Integer, Long> received) {
        String id =
                ReceivedRecord.isFromKafka(received)
                        ? "%s-%d@%d"
                                .formatted(
                                        Topics.APPROVAL_EVENTS,
                                        ReceivedRecord.partition(received),
                                        ReceivedRecord.offset(received))
                        : "raw-events-" + digest(ReceivedRecord.wireForm(received));
        return of(id, ReceivedRecord.arrivedAt(received), reason, new TreeMap<>());
    }

    /**
     * Returns the entry of a case that cannot be folded.
     *
     * @param reason names the case and the cause
     * @param asOf the instant as of which it was to be folded
     * @param newest the event received last; null when it was a timer that asked
     */
    static RefusedEvent ofCase(String reason, Instant asOf, @Nullable Event newest) {
        Map<String, String> event = new TreeMap<>();
        if (newest != null) {
            event.put("source", newest.source());
            event.put("eventId", newest.id());
            event.put("type", newest.type().wireName());
        }
        return of("case-" + digest(reason.getBytes(UTF_8)), asOf, reason, event);
    }

    private static RefusedEvent of(
            String id, Instant at, String reason, Map<String, String> fields) {
        fields.put("id", id);
        fields.put("at", at.toString());
        fields.put("reason", readable(reason));
        fields.put("payload", "");
        try {
            return new RefusedEvent(id, JSON.writeValueAsBytes(fields));
        } catch (JsonProcessingException e) {
            throw StreamException.fault("Cannot write a refusal: " + reason, e);
        }
    }

    /** A reason may quote what no bytes can hold, half a character, or without end. */
    private static String readable(String reason) {
        String text =
                reason.length() <= LONGEST_REASON
                        ? reason
                        : reason.substring(0, LONGEST_REASON) + "…";
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    private static String digest(byte[] bytes) {
        return EventCodec.contentHash(bytes).substring(0, ID_DIGITS);
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
