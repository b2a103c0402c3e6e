package io.govpulse.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One JSON value that claims to be an event, before it is judged. It may hold an identity. */
final class ReceivedEvent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data";
    private static final String APPLICANT_ID = "applicantId";

    /**
     * An identity of fewer bytes (two Chinese characters make six) stands in other fields by
     * chance.
     */
    private static final int LEAST_TELLING_BYTES = 6;

    private static final int LONGEST_REASON = 1_000;

    private final JsonNode event;

    ReceivedEvent(JsonNode event) {
        this.event = event;
    }

    /** The clear identity of the applicant: an empty value when there is none, or it is no text. */
    Optional<String> identity() {
        JsonNode identity = event.path(DATA).path(APPLICANT_ID);
        return identity.isTextual() ? Optional.of(identity.textValue()) : Optional.empty();
    }

    /** Whether the identity is given in a way that cannot be read. */
    boolean identityIsNoText() {
        JsonNode identity = event.path(DATA).path(APPLICANT_ID);
        return !identity.isMissingNode() && !identity.isNull() && !identity.isTextual();
    }

    /** Whether the sender wrote a pseudonym, which only the intake may. */
    boolean bringsPseudonym() {
        return event.path(DATA).hasNonNull("applicant");
    }

    /** Whether this is a JSON object at all. */
    boolean isObject() {
        return event.isObject();
    }

    /** Whether the data stand where the codec would read them and this class would not look. */
    boolean hidesData() {
        JsonNode data = event.path(DATA);
        return event.has("data_base64") || !(data.isMissingNode() || data.isObject());
    }

    /** The event as bytes for the codec, without the identity. */
    byte[] withoutIdentity() {
        if (!event.path(DATA).has(APPLICANT_ID)) {
            return payload();
        }
        ObjectNode copy = event.deepCopy();
        ((ObjectNode) copy.get(DATA)).remove(APPLICANT_ID);
        return bytes(copy);
    }

    /** The event as it came. */
    byte[] payload() {
        return bytes(event);
    }

    /** An attribute for people to read, unless the identity stands in it. */
    Optional<String> readable(String attribute) {
        JsonNode value = event.path(attribute);
        if (!value.isTextual() || value.textValue().isBlank() || tells(value.textValue())) {
            return Optional.empty();
        }
        return Optional.of(shortened(value.textValue()));
    }

    /** A reason for people to read: a wrong value that it quotes may be the identity. */
    String withoutIdentity(String reason) {
        String safe =
                identity()
                        .filter(ReceivedEvent::telling)
                        .map(identity -> reason.replace(identity, "(applicant)"))
                        .orElse(reason);
        return shortened(safe);
    }

    /** Whether this text holds the applicant's identity. */
    boolean tells(String text) {
        return identity().filter(ReceivedEvent::telling).filter(text::contains).isPresent();
    }

    private static boolean telling(String identity) {
        return identity.getBytes(StandardCharsets.UTF_8).length >= LEAST_TELLING_BYTES;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree is always writable", e);
        }
    }
}
