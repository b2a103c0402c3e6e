// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The fields that the data of an event may have, by its published schema. The intake drops what it
 * does not know, so a misspelt field has to be found here.
 */
final class EventFields {
    /** The fields by which a unit is charged, a clock is chosen, or two events belong together. */
    private static final Set<String> IDENTIFYING =
            Set.of(
                    "appointment",
                    "calendar",
                    "consultation",
                    "correction",
                    "department",
                    "instance",
                    "item",
                    "pause",
                    "rating",
                    "region",
                    "ticket",
                    "window");

    private final Map<String, Set<String>> withInner;
    private final Set<String> needed;

    private EventFields(Map<String, Set<String>> withInner, Set<String> needed) {
        this.withInner = withInner;
        this.needed = needed;
    }

    static EventFields of(EventType type) {
        try (InputStream in = EventType.class.getResourceAsStream(type.schemaResource())) {
            if (in == null) {
                throw new IllegalStateException("The contract lacks " + type.schemaResource());
            }
            Map<String, Set<String>> fields = new LinkedHashMap<>();
            JsonNode data = new ObjectMapper().readTree(in).at("/properties/data");
            data.path("properties")
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), inner(field.getValue())));
            Set<String> needed = new HashSet<>(IDENTIFYING);
            if (type == EventType.SUBMITTED) {
                needed.addAll(fields.keySet());
            }
            data.path("required").forEach(name -> needed.add(name.textValue()));
            needed.retainAll(fields.keySet());
            return new EventFields(fields, needed);
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

    /**
     * The fields without which the event must not be sent where the file has a fault in them: what
     * the schema requires, what names units and partners, and everything in a submission.
     */
    Set<String> needed() {
        return needed;
    }

    /** The fields within this field; empty when it is a plain value. */
    Set<String> within(String field) {
        return withInner.getOrDefault(field, Set.of());
    }
}
