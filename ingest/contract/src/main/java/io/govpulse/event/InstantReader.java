// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;

/**
 * Reads an instant from its text on the wire. A number is none: nobody can tell whether it counts
 * seconds, milliseconds or the days of a spreadsheet.
 */
final class InstantReader extends StdDeserializer<Instant> {
    /** How a time is written, for messages. */
    static final String SAMPLE = "2026-03-02T09:30:00+08:00";

    private static final long serialVersionUID = 1L;

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING) || parser.getText().isBlank()) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        return InstantDeserializer.INSTANT.deserialize(parser, context);
    }
}
