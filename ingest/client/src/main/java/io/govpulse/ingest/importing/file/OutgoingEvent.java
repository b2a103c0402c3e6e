// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.event.EventType;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event on its way to the intake, with the applicant's identity still in clear. */
public final class OutgoingEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final long row;
    private final @Nullable EventType type;
    private final byte[] wire;

    private OutgoingEvent(long row, @Nullable EventType type, byte[] wire) {
        this.row = row;
        this.type = type;
        this.wire = wire;
    }

    /** Creates an event from a row. */
    public static OutgoingEvent mapped(long row, EventType type, ObjectNode wire) {
        return new OutgoingEvent(row, type, wire.toString().getBytes(UTF_8));
    }

    /** Creates an event from a line as it is, whatever it holds. */
    public static OutgoingEvent line(long number, byte[] line) {
        return new OutgoingEvent(number, typeOf(line).orElse(null), line.clone());
    }

    private static Optional<EventType> typeOf(byte[] line) {
        try {
            return EventType.ofWireName(JSON.readTree(line).path("type").asText());
        } catch (IOException e) {
            // The intake says what is wrong with it.
            return Optional.empty();
        }
    }

    /** The number of its row or line, from 1. */
    public long row() {
        return row;
    }

    /** Its type; empty when a line names none that is known. */
    public Optional<EventType> type() {
        return Optional.ofNullable(type);
    }

    /** The CloudEvent on one line. */
    public byte[] wire() {
        return wire.clone();
    }

    @Override
    public String toString() {
        return new String(wire, UTF_8);
    }
}
