// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;
import static com.fasterxml.jackson.databind.cfg.CoercionAction.TryConvert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.v1.CloudEventV1;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The wire form: CloudEvents 1.0 in structured JSON.
 *
 * <p>Correctness of the fold depends on this: {@link #encode} is a function of the event alone (the
 * same event gives the same bytes, in every release), so {@link #contentHash} decides ties the same
 * way everywhere. Times, limits and division codes are written in one canonical form, so neither
 * depends on how the sender spells them. Fields this release does not know are dropped on reading:
 * what is written again holds nothing that was not understood, so no identity slips through in an
 * unknown field.
 */
public final class EventCodec {
    private static final String REVISION = "revision";

    private static final ObjectMapper DATA =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Limit.class, ToStringSerializer.instance)
                                    .addDeserializer(Limit.class, new LimitReader())
                                    .addDeserializer(Instant.class, new InstantReader()))
                    .serializationInclusion(JsonInclude.Include.NON_ABSENT)
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    // A number is no code and no name: read as one, it would count by the order in
                    // which codes are declared here, or lose its leading zeros.
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .withCoercionConfigDefaults(
                            all -> all.setCoercion(CoercionInputShape.EmptyString, Fail))
                    .withCoercionConfig(
                            LogicalType.Textual,
                            text ->
                                    text.setCoercion(CoercionInputShape.Integer, Fail)
                                            .setCoercion(CoercionInputShape.Float, Fail)
                                            .setCoercion(CoercionInputShape.Boolean, Fail)
                                            .setCoercion(
                                                    CoercionInputShape.EmptyString, TryConvert))
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .build();

    private static final Map<Class<?>, String> EXPECTED =
            Map.of(
                    String.class, "expected text in quotes",
                    int.class, "expected a whole number",
                    Integer.class, "expected a whole number",
                    Long.class, "expected a whole number",
                    boolean.class, "expected true or false",
                    Boolean.class, "expected true or false",
                    Instant.class,
                            "expected a time with its offset such as " + InstantReader.SAMPLE,
                    Region.class,
                            "expected a division code of six or twelve digits in quotes, or the"
                                    + " codes of its levels");

    private static final JsonFormat FORMAT = new JsonFormat();
    private static final CanonicalForm CANONICAL = new CanonicalForm(DATA);

    private EventCodec() {}

    /** Returns the event in wire form: UTF-8 JSON, the same bytes for the same event. */
    public static byte[] encode(Event event) {
        return CANONICAL.write(event);
    }

    /**
     * Reads one event.
     *
     * @throws UnknownEventTypeException when the type is none of ours
     * @throws InvalidEventException when it is no CloudEvent, or a field is missing or wrong
     */
    public static Event decode(byte[] wireForm) {
        return CANONICAL.read(wireForm).orElseGet(() -> decodeAnyForm(wireForm));
    }

    /** Returns the one-pass reader and writer. */
    static CanonicalForm canonical() {
        return CANONICAL;
    }

    /** Reads one event in any form that CloudEvents allows, and says what is wrong with it. */
    static Event decodeAnyForm(byte[] wireForm) {
        CloudEvent wire;
        try {
            wire = FORMAT.deserialize(wireForm);
        } catch (EventDeserializationException | CloudEventRWException e) {
            throw new InvalidEventException(
                    "Cannot read event as CloudEvents 1.0 JSON: " + innermost(e), e);
        }
        if (wire == null) {
            throw new InvalidEventException(
                    "Cannot read event as CloudEvents 1.0 JSON: no object; expected a JSON object");
        }
        return fromCloudEvent(wire);
    }

    private static Event fromCloudEvent(CloudEvent wire) {
        EventType type =
                EventType.ofWireName(wire.getType())
                        .orElseThrow(() -> new UnknownEventTypeException(wire.getType()));
        return new Event(
                wire.getSource().toString(),
                wire.getId(),
                required(CloudEventV1.SUBJECT, wire.getSubject()),
                required(CloudEventV1.TIME, wire.getTime()).toInstant(),
                revision(wire),
                data(type, wire));
    }

    private static <T> T required(String attribute, @Nullable T value) {
        if (value == null) {
            throw new InvalidEventException("Cannot accept event: '" + attribute + "' is missing");
        }
        return value;
    }

    private static int revision(CloudEvent wire) {
        Object revision = wire.getExtension(REVISION);
        if (revision == null) {
            return 0;
        }
        if (revision instanceof Integer number) {
            return number;
        }
        throw new InvalidEventException(
                "Cannot accept revision: '" + revision + "'; expected a whole number");
    }

    private static EventData data(EventType type, CloudEvent wire) {
        try {
            JsonNode tree = tree(wire);
            try {
                return DATA.treeToValue(tree, type.dataClass());
            } catch (JsonMappingException e) {
                throw new InvalidEventException(mappingMessage(e, tree), e);
            }
        } catch (IOException e) {
            throw new InvalidEventException("Cannot read data: " + innermost(e), e);
        }
    }

    private static JsonNode tree(CloudEvent wire) throws IOException {
        CloudEventData data = wire.getData();
        if (data == null) {
            return DATA.createObjectNode();
        }
        JsonNode tree =
                data instanceof JsonCloudEventData json
                        ? json.getNode()
                        : DATA.readTree(data.toBytes());
        if (!tree.isObject()) {
            throw new InvalidEventException("Cannot read data: no object; expected a JSON object");
        }
        return tree;
    }

    private static String mappingMessage(JsonMappingException e, JsonNode data) {
        if (e.getCause() instanceof InvalidEventException ours) {
            return ours.getMessage();
        }
        JsonNode value = data;
        StringBuilder path = new StringBuilder("data");
        for (JsonMappingException.Reference reference : e.getPath()) {
            if (reference.getFieldName() != null) {
                path.append('.').append(reference.getFieldName());
                value = value.path(reference.getFieldName());
            }
        }
        String expected =
                e instanceof MismatchedInputException mismatched
                        ? expected(mismatched.getTargetType())
                        : "";
        return expected.isEmpty()
                ? "Cannot accept %s: %s".formatted(path, e.getOriginalMessage())
                : "Cannot accept %s: %s; %s".formatted(path, shown(value), expected);
    }

    /** Whole objects are not repeated: a reason is in clear, and nobody knows what they hold. */
    private static String shown(JsonNode value) {
        if (value.isContainerNode()) {
            return value.isArray() ? "a list" : "an object";
        }
        return value.isTextual() ? "'" + value.textValue() + "'" : value.toString();
    }

    /** What a field of this type has to be; empty where the reader's own message says it. */
    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "";
        }
        if (type.isEnum()) {
            return "expected "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((WireCode) constant).code())
                            .collect(Collectors.joining(", "));
        }
        if (type == Limit.class) {
            return Limit.EXPECTED;
        }
        return EXPECTED.getOrDefault(type, "");
    }

    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(cause.getMessage());
    }

    /** SHA-256 of the wire form, in lower-case hexadecimal digits; it decides ties. */
    public static String contentHash(Event event) {
        return contentHash(encode(event));
    }

    /** SHA-256 of a wire form that {@link #encode} made. */
    public static String contentHash(byte[] wireForm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(wireForm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
