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

    private final String place;
    private final @Nullable EventType type;
    private final @Nullable String caseNumber;
    private final @Nullable Version version;
    private final byte[] wire;

    /**
     * Which version of an event it is.
     *
     * @param event its id
     * @param revision that orders it among its versions
     * @param hash of its content, the revision left out
     * @param year of its time, as it is written
     */
    public record Version(String event, int revision, String hash, int year) {}

    private OutgoingEvent(
            String place,
            @Nullable EventType type,
            @Nullable String caseNumber,
            @Nullable Version version,
            byte[] wire) {
        this.place = place;
        this.type = type;
        this.caseNumber = caseNumber;
        this.version = version;
        this.wire = wire;
    }

    /** Creates an event of this case from a row. */
    public static OutgoingEvent mapped(
            String place, EventType type, String caseNumber, Version version, ObjectNode wire) {
        return new OutgoingEvent(place, type, caseNumber, version, wire.toString().getBytes(UTF_8));
    }

    /** Creates an event from a line as it is, whatever it holds. */
    public static OutgoingEvent line(long number, byte[] line) {
        return new OutgoingEvent(
                "line " + number, typeOf(line).orElse(null), null, null, line.clone());
    }

    private static Optional<EventType> typeOf(byte[] line) {
        try {
            return EventType.ofWireName(JSON.readTree(line).path("type").asText());
        } catch (IOException e) {
            // The intake says what is wrong with it.
            return Optional.empty();
        }
    }

    /** Where its row or line stands in the file. */
    public String place() {
        return place;
    }

    /** Its type; empty when a line names none that is known. */
    public Optional<EventType> type() {
        return Optional.ofNullable(type);
    }

    /** The number of its case; empty for a line, which is sent whatever it says. */
    public Optional<String> caseNumber() {
        return Optional.ofNullable(caseNumber);
    }

    /** Which version of its event it is; empty for a line. */
    public Optional<Version> version() {
        return Optional.ofNullable(version);
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
