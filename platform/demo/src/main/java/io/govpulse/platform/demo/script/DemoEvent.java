// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An event version as a department sends it.
 *
 * @param time when it is sent, at the earliest
 * @param wire a CloudEvent in structured JSON
 * @param acceptable whether the intake is to accept it; what is invalid is so on purpose
 */
public record DemoEvent(Instant time, String wire, boolean acceptable) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sent when it happened. */
    static DemoEvent of(Event event) {
        return new DemoEvent(
                event.time(), new String(EventCodec.encode(event), StandardCharsets.UTF_8), true);
    }

    /** The same with the applicant's identity, of which the intake makes a pseudonym. */
    DemoEvent withApplicant(String applicantId) {
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(wire);
            event.withObject("/data").put("applicantId", applicantId);
            return new DemoEvent(time, JSON.writeValueAsString(event), acceptable);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The codec writes readable JSON", e);
        }
    }

    /** The same, but not sent before this instant. */
    DemoEvent notBefore(Instant earliest) {
        return time.isBefore(earliest) ? new DemoEvent(earliest, wire, acceptable) : this;
    }
}
