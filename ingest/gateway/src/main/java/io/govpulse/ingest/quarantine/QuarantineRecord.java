// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * The record in the quarantine topic of one event, or one body, that was not accepted.
 *
 * @param id name of the entry; the same payload has the same id, however often it comes
 * @param at when it came
 * @param reason what is wrong and what is expected; holds no identity
 * @param source of the event, when readable
 * @param eventId id of the event, when readable
 * @param type of the event, when readable
 * @param payload what came, encrypted, in Base64
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record QuarantineRecord(
        String id,
        Instant at,
        String reason,
        Optional<String> source,
        Optional<String> eventId,
        Optional<String> type,
        String payload) {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    /** Returns the record as the topic holds it. */
    public byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A quarantine record is always writable", e);
        }
    }

    static QuarantineRecord ofJson(byte[] json) throws IOException {
        return JSON.readValue(json, QuarantineRecord.class);
    }
}
