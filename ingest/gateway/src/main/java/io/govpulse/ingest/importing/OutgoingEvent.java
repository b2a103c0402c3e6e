package io.govpulse.ingest.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.event.EventType;
import java.io.IOException;
import java.util.Optional;

/** An event on its way to the intake, with the applicant's identity still in clear. */
final class OutgoingEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final long row;
    private final Optional<EventType> type;
    private final byte[] wire;

    private OutgoingEvent(long row, Optional<EventType> type, byte[] wire) {
        this.row = row;
        this.type = type;
        this.wire = wire;
    }

    /** An event that a row became. */
    static OutgoingEvent mapped(long row, EventType type, ObjectNode wire) {
        return new OutgoingEvent(row, Optional.of(type), wire.toString().getBytes(UTF_8));
    }

    /** A line that claims to be an event. */
    static OutgoingEvent line(long number, byte[] line) {
        return new OutgoingEvent(number, typeOf(line), line);
    }

    private static Optional<EventType> typeOf(byte[] line) {
        try {
            return EventType.ofWireName(JSON.readTree(line).path("type").asText());
        } catch (IOException e) {
            // The intake says what is wrong with it.
            return Optional.empty();
        }
    }

    /** The row or line it was made of. */
    long row() {
        return row;
    }

    /** Its type, when it can be told. */
    Optional<EventType> type() {
        return type;
    }

    /** The CloudEvent on one line. */
    byte[] wire() {
        return wire.clone();
    }

    @Override
    public String toString() {
        return new String(wire, UTF_8);
    }
}
