package io.govpulse.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.event.InvalidEventException;
import java.util.Optional;

/** One JSON value that claims to be an event, before it is judged. It may hold an identity. */
final class ReceivedEvent {
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

    /**
     * The event as bytes for the codec, without the identity.
     *
     * @throws InvalidEventException when its text is not Unicode: JSON can escape half a character
     */
    byte[] withoutIdentity() {
        JsonNode copy = event.deepCopy();
        if (copy.get(DATA) instanceof ObjectNode data) {
            data.remove(APPLICANT_ID);
        }
        String text = copy.toString();
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidEventException(
                    "Cannot read event: it holds half a character (a surrogate without its other"
                            + " half); accepted: whole characters");
        }
        return text.getBytes(UTF_8);
    }

    /** The event as it came, as far as it is Unicode. */
    byte[] payload() {
        return event.toString().getBytes(UTF_8);
    }

    /** An attribute for people to read, unless the identity stands in it. */
    Optional<String> readable(String attribute) {
        JsonNode value = event.path(attribute);
        return Optional.ofNullable(value.textValue())
                .filter(text -> !text.isBlank())
                .filter(text -> !tells(text))
                .filter(text -> UTF_8.newEncoder().canEncode(text))
                .map(ReceivedEvent::shortened);
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
        return identity.getBytes(UTF_8).length >= LEAST_TELLING_BYTES;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }
}
