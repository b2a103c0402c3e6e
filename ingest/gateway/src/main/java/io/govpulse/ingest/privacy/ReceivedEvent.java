// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.event.InvalidEventException;
import java.util.Optional;

/** A received JSON value that may be an event, before any check. It may hold an identity. */
public final class ReceivedEvent {
    private static final String DATA = "data";
    private static final String APPLICANT_ID = "applicantId";

    /**
     * An identity of fewer bytes (two Chinese characters make six) occurs in other fields by
     * chance.
     */
    private static final int LEAST_REVEALING_BYTES = 6;

    private static final int LONGEST_REASON = 1_000;

    private final JsonNode event;

    /** Takes the value as it came. */
    public ReceivedEvent(JsonNode event) {
        this.event = event;
    }

    /** The clear identity of the applicant; empty when there is none, or it is no text. */
    public Optional<String> identity() {
        JsonNode identity = event.path(DATA).path(APPLICANT_ID);
        return identity.isTextual() ? Optional.of(identity.textValue()) : Optional.empty();
    }

    /** Whether the identity is given in a way that cannot be read. */
    public boolean identityIsNoText() {
        JsonNode identity = event.path(DATA).path(APPLICANT_ID);
        return !identity.isMissingNode() && !identity.isNull() && !identity.isTextual();
    }

    /** Whether the sender wrote a pseudonym, which only the intake may. */
    public boolean bringsPseudonym() {
        return event.path(DATA).hasNonNull("applicant");
    }

    /** Whether this is a JSON object at all. */
    public boolean isObject() {
        return event.isObject();
    }

    /** Whether the data are where the codec would read them and this class would not look. */
    public boolean hidesData() {
        JsonNode data = event.path(DATA);
        return event.has("data_base64") || !(data.isMissingNode() || data.isObject());
    }

    /**
     * Returns the event as bytes for the codec, without the identity.
     *
     * @throws InvalidEventException when its text is not Unicode: JSON can escape half a character
     */
    public byte[] withoutIdentity() {
        JsonNode copy = event.deepCopy();
        if (copy.get(DATA) instanceof ObjectNode data) {
            data.remove(APPLICANT_ID);
        }
        String text = copy.toString();
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidEventException(
                    "Cannot read event: it holds half a character (a surrogate without its other"
                            + " half); expected whole characters");
        }
        return text.getBytes(UTF_8);
    }

    /** The event as it came, as far as it is Unicode. */
    public byte[] payload() {
        return event.toString().getBytes(UTF_8);
    }

    /** Returns an attribute for people to read; empty when it holds the identity. */
    public Optional<String> readable(String attribute) {
        JsonNode value = event.path(attribute);
        return Optional.ofNullable(value.textValue())
                .filter(text -> !text.isBlank())
                .filter(text -> !reveals(text))
                .filter(text -> UTF_8.newEncoder().canEncode(text))
                .map(ReceivedEvent::shortened);
    }

    /** Returns a reason for people to read: a wrong value that it quotes may be the identity. */
    public String withoutIdentity(String reason) {
        String safe =
                identity()
                        .filter(ReceivedEvent::isRevealing)
                        .map(identity -> reason.replace(identity, "(applicant)"))
                        .orElse(reason);
        return shortened(safe);
    }

    /** Whether this text holds the applicant's identity. */
    public boolean reveals(String text) {
        return identity().filter(ReceivedEvent::isRevealing).filter(text::contains).isPresent();
    }

    private static boolean isRevealing(String identity) {
        return identity.getBytes(UTF_8).length >= LEAST_REVEALING_BYTES;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }
}
