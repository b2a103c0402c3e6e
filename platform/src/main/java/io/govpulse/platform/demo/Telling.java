package io.govpulse.platform.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a department sends once.
 *
 * @param time from when on it can be sent
 * @param wire a CloudEvent in structured JSON
 * @param acceptable whether the intake is to accept it; what is wrong is wrong on purpose
 */
record Telling(Instant time, String wire, boolean acceptable) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Telling of(Event event) {
        return new Telling(
                event.time(), new String(EventCodec.encode(event), StandardCharsets.UTF_8), true);
    }

    /** With the applicant's identity, of which the intake makes a pseudonym. */
    Telling from(String applicantId) {
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(wire);
            event.withObject("/data").put("applicantId", applicantId);
            return new Telling(time, JSON.writeValueAsString(event), acceptable);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the codec wrote is readable", e);
        }
    }

    /** The same, sent at this instant at the earliest. */
    Telling notBefore(Instant earliest) {
        return time.isBefore(earliest) ? new Telling(earliest, wire, acceptable) : this;
    }
}
