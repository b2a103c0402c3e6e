// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published JSON Schemas and the codec say the same. */
class EventSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Set<Map.Entry<Event, String>> samples() {
        return SampleEvents.withWireForms().entrySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatTheCodecWritesFitsTheSchema(Map.Entry<Event, String> sample) throws IOException {
        assertThat(schema(sample.getKey().type()).validate(JSON.readTree(sample.getValue())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void leavingOutARequiredFieldFailsInBoth(Map.Entry<Event, String> sample) throws IOException {
        EventType type = sample.getKey().type();
        JsonNode required = schema(type).getSchemaNode().at("/properties/data").path("required");
        for (JsonNode name : required) {
            ObjectNode wire = (ObjectNode) JSON.readTree(sample.getValue());
            ((ObjectNode) wire.get("data")).remove(name.asText());
            assertThat(schema(type).validate(wire)).as("schema without %s", name).isNotEmpty();
            assertThat(decodes(wire)).as("codec without %s", name).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anUnknownCodeFailsInBoth(Map.Entry<Event, String> sample) throws IOException {
        EventType type = sample.getKey().type();
        JsonNode fields = schema(type).getSchemaNode().at("/properties/data/properties");
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (field.getValue().has("enum")) {
                ObjectNode wire = (ObjectNode) JSON.readTree(sample.getValue());
                ((ObjectNode) wire.get("data")).put(field.getKey(), "99");
                assertThat(schema(type).validate(wire)).isNotEmpty();
                assertThat(decodes(wire)).isFalse();
            }
        }
    }

    /** Numbers are not codes, and what is no whole number is not cut to one. */
    @ParameterizedTest
    @MethodSource("samples")
    void aValueOfAnotherKindFailsInBoth(Map.Entry<Event, String> sample) throws IOException {
        EventType type = sample.getKey().type();
        JsonNode fields = schema(type).getSchemaNode().at("/properties/data/properties");
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            for (String other : List.of("1", "2.9", "true", "\"\"", "\"x\\u0000\"", "[]", "{}")) {
                ObjectNode wire = (ObjectNode) JSON.readTree(sample.getValue());
                ObjectNode data = (ObjectNode) wire.get("data");
                if (!data.has(field.getKey())) {
                    continue;
                }
                JsonNode value = JSON.readTree(other);
                if (fits(field.getValue(), value)) {
                    continue;
                }
                data.set(field.getKey(), value);
                if (!other.contains("u0000")) {
                    assertThat(schema(type).validate(wire))
                            .as("schema with %s: %s", field.getKey(), other)
                            .isNotEmpty();
                }
                assertThat(decodes(wire)).as("codec with %s: %s", field.getKey(), other).isFalse();
            }
        }
    }

    private static boolean fits(JsonNode field, JsonNode value) {
        return switch (field.path("type").asText()) {
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> false;
            default -> value.isObject();
        };
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theSchemaListsTheFieldsOfTheData(EventType type) throws IOException {
        Set<String> published = new TreeSet<>();
        schema(type)
                .getSchemaNode()
                .at("/properties/data/properties")
                .fieldNames()
                .forEachRemaining(published::add);
        Set<String> known = new TreeSet<>();
        for (java.lang.reflect.RecordComponent component : type.dataClass().getRecordComponents()) {
            known.add(component.getName());
        }
        if (type == EventType.SUBMITTED) {
            // Departments send the identity; only the intake writes the pseudonym.
            assertThat(published.remove("applicantId")).isTrue();
            assertThat(known.remove("applicant")).isTrue();
        }
        assertThat(published).isEqualTo(known);
    }

    @Test
    void theSchemaListsEveryCode() throws IOException {
        assertThat(codes(EventType.SUBMITTED, "channel"))
                .isEqualTo(WireCode.accepted(Channel.class));
        assertThat(codes(EventType.SUBMITTED, "kind")).isEqualTo(WireCode.accepted(CaseKind.class));
        assertThat(codes(EventType.DECIDED, "outcome")).isEqualTo(WireCode.accepted(Outcome.class));
        assertThat(codes(EventType.CLOCK_PAUSED, "reason/anyOf/0"))
                .isEqualTo(
                        PauseReason.COMMON.stream()
                                .map(PauseReason::code)
                                .collect(Collectors.joining(", ")));
        assertThat(WireCode.of(Channel.class, "kiosk")).contains(Channel.KIOSK);
        assertThat(WireCode.of(Channel.class, "KIOSK")).isEqualTo(Optional.empty());
    }

    private static String codes(EventType type, String field) throws IOException {
        JsonNode listed =
                schema(type).getSchemaNode().at("/properties/data/properties/" + field + "/enum");
        return String.join(", ", JSON.convertValue(listed, String[].class));
    }

    private static boolean decodes(JsonNode wire) {
        try {
            EventCodec.decode(wire.toString().getBytes(UTF_8));
            return true;
        } catch (InvalidEventException e) {
            return false;
        }
    }

    private static JsonSchema schema(EventType type) throws IOException {
        try (InputStream resource =
                EventSchemaTest.class.getResourceAsStream(type.schemaResource())) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(resource);
        }
    }
}
