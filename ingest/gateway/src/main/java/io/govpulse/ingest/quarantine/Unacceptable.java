// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.quarantine;

import io.govpulse.ingest.privacy.ReceivedEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event, or a whole body, that cannot be accepted as it is. Its reason holds no identity. */
public final class Unacceptable {
    private final String reason;
    private final byte[] payload;
    private final @Nullable ReceivedEvent event;

    private Unacceptable(String reason, byte[] payload, @Nullable ReceivedEvent event) {
        this.reason = reason;
        this.payload = payload;
        this.event = event;
    }

    /** Creates one of a body, or of a part of it, that holds no event. */
    public static Unacceptable body(byte[] payload, String reason) {
        return new Unacceptable(reason, payload.clone(), null);
    }

    /** Creates one of an event; the identity is taken out of the reason. */
    public static Unacceptable event(ReceivedEvent event, String reason) {
        return new Unacceptable(event.withoutIdentity(reason), event.payload(), event);
    }

    /** The reason: what is wrong and what is expected. */
    public String reason() {
        return reason;
    }

    /** The source of the event, when readable. */
    public Optional<String> source() {
        return attribute("source");
    }

    /** The id of the event, when readable. */
    public Optional<String> eventId() {
        return attribute("id");
    }

    /** The type of the event, when readable. */
    public Optional<String> type() {
        return attribute("type");
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(event).flatMap(readable -> readable.readable(name));
    }

    /** The event or body as it came. */
    public byte[] payload() {
        return payload.clone();
    }
}
