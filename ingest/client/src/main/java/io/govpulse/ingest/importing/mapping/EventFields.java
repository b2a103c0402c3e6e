// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The fields that the data of an event may have, by its published schema. The intake drops what it
 * does not know, so a misspelt field has to be found here.
 */
final class EventFields {
    private final Map<String, Set<String>> withInner;

    private EventFields(Map<String, Set<String>> withInner) {
        this.withInner = withInner;
    }

    static EventFields of(EventType type) {
        try (InputStream in = EventType.class.getResourceAsStream(type.schemaResource())) {
            if (in == null) {
                throw new IllegalStateException("The contract lacks " + type.schemaResource());
            }
            Map<String, Set<String>> fields = new LinkedHashMap<>();
            new ObjectMapper()
                    .readTree(in)
                    .at("/properties/data/properties")
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), inner(field.getValue())));
            return new EventFields(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> inner(JsonNode field) {
        Set<String> names = new LinkedHashSet<>();
        field.path("oneOf")
                .forEach(
                        choice ->
                                choice.path("properties")
                                        .fieldNames()
                                        .forEachRemaining(names::add));
        return names;
    }

    Set<String> names() {
        return withInner.keySet();
    }

    /** The fields within this field; empty when it is a plain value. */
    Set<String> within(String field) {
        return withInner.getOrDefault(field, Set.of());
    }
}
