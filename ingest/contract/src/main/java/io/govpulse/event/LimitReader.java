// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads a limit from its text on the wire, which is nothing but a JSON string. */
final class LimitReader extends StdDeserializer<Limit> {
    private static final long serialVersionUID = 1L;

    LimitReader() {
        super(Limit.class);
    }

    @Override
    public Limit deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Limit) context.handleUnexpectedToken(Limit.class, parser);
        }
        try {
            return Limit.parse(parser.getText());
        } catch (IllegalArgumentException e) {
            throw context.weirdStringException(parser.getText(), Limit.class, e.getMessage());
        }
    }
}
