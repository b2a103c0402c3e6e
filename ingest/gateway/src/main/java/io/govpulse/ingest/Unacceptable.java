package io.govpulse.ingest;

import java.util.Optional;

/** An event, or a whole body, that cannot be accepted as it is. Its reason holds no identity. */
final class Unacceptable {
    private final String reason;
    private final Optional<String> source;
    private final Optional<String> eventId;
    private final Optional<String> type;
    private final byte[] payload;

    private Unacceptable(
            String reason,
            Optional<String> source,
            Optional<String> eventId,
            Optional<String> type,
            byte[] payload) {
        this.reason = reason;
        this.source = source;
        this.eventId = eventId;
        this.type = type;
        this.payload = payload;
    }

    static Unacceptable body(byte[] payload, String reason) {
        return new Unacceptable(
                reason, Optional.empty(), Optional.empty(), Optional.empty(), payload);
    }

    static Unacceptable event(ReceivedEvent event, String reason) {
        return new Unacceptable(
                event.withoutIdentity(reason),
                event.readable("source"),
                event.readable("id"),
                event.readable("type"),
                event.payload());
    }

    /** What is wrong and what is accepted. */
    String reason() {
        return reason;
    }

    /** The source of the event, when readable. */
    Optional<String> source() {
        return source;
    }

    /** The id of the event, when readable. */
    Optional<String> eventId() {
        return eventId;
    }

    /** The type of the event, when readable. */
    Optional<String> type() {
        return type;
    }

    /** What came, as it came. */
    byte[] payload() {
        return payload;
    }
}
