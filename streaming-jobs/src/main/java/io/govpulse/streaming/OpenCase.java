// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.cases.table.FactRow;
import io.govpulse.event.EpochMicros;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case between two checkpoints: what state holds of it, and the events received since. Its stored
 * form is one value, so that a case costs one read and one write however many of its events come
 * together: the version of the form, the instant of its facts, the timer, the event versions with
 * their hashes, the rows written last.
 */
final class OpenCase {
    /** The version of the stored form; another one needs a new generation. */
    static final byte VERSION = 2;

    private static final int HASH_BYTES = 32;
    private static final int HEAD_BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;
    private static final long NEVER = Long.MIN_VALUE;

    /** Every event version by content hash, in the order in which they were received. */
    private final Map<ByteBuffer, EventVersion> versions = new LinkedHashMap<>();

    private List<FactRow> written = List.of();
    private long asOf = NEVER;
    private long timer = NEVER;

    /**
     * Returns the case as state holds it.
     *
     * @param stored stored form; null where there is none
     * @throws StreamException when another release stored it: a new generation is due
     */
    static OpenCase of(byte @Nullable [] stored) {
        OpenCase open = new OpenCase();
        if (stored == null) {
            return open;
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        if (buffer.get() != VERSION) {
            throw StreamException.refused(
                    "Cannot read stored case: version %d; expected %d; run ./govpulse rebuild"
                            .formatted(stored[0], VERSION),
                    null);
        }
        open.asOf = buffer.getLong();
        open.timer = buffer.getLong();
        int count = buffer.getInt();
        for (int i = 0; i < count; i++) {
            byte[] hash = bytes(buffer, HASH_BYTES);
            open.versions.put(
                    ByteBuffer.wrap(hash), new EventVersion(bytes(buffer, buffer.getInt())));
        }
        open.written = FactRow.decodeAll(bytes(buffer, buffer.remaining()));
        return open;
    }

    private static byte[] bytes(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /** Returns the stored form. */
    byte[] encode() {
        byte[] rows = FactRow.encodeAll(written);
        int size = HEAD_BYTES + rows.length;
        for (EventVersion version : versions.values()) {
            size += HASH_BYTES + Integer.BYTES + version.wireForm.length;
        }
        ByteBuffer buffer =
                ByteBuffer.allocate(size)
                        .put(VERSION)
                        .putLong(asOf)
                        .putLong(timer)
                        .putInt(versions.size());
        versions.forEach(
                (hash, version) ->
                        buffer.put(hash.array())
                                .putInt(version.wireForm.length)
                                .put(version.wireForm));
        return buffer.put(rows).array();
    }

    /** Adds an event version; returns false when it is known already. */
    boolean add(String hash, byte[] wireForm, Event event) {
        EventVersion added = new EventVersion(wireForm);
        added.event = event;
        return versions.putIfAbsent(ByteBuffer.wrap(HexFormat.of().parseHex(hash)), added) == null;
    }

    /** Moves the instant of the facts forward to this one, unless it is later already. */
    void advanceTo(Instant instant) {
        asOf = Math.max(asOf, EpochMicros.of(instant));
    }

    /** The instant as of which the facts are to be determined. */
    Instant asOf() {
        return EpochMicros.toInstant(asOf);
    }

    /** All event versions, in the order in which they were received. */
    Collection<Event> events() {
        List<Event> events = new ArrayList<>(versions.size());
        for (EventVersion version : versions.values()) {
            events.add(version.event());
        }
        return events;
    }

    /** How much it holds: event versions and rows. */
    int size() {
        return versions.size() + written.size();
    }

    /** The rows that were written last. */
    List<FactRow> written() {
        return written;
    }

    void written(List<FactRow> rows) {
        written = List.copyOf(rows);
    }

    /** The timer that is registered, in milliseconds since the epoch. */
    Optional<Long> timer() {
        return timer == NEVER ? Optional.empty() : Optional.of(timer);
    }

    void setTimer(long milliseconds) {
        timer = milliseconds;
    }

    void clearTimer() {
        timer = NEVER;
    }

    /** The instant at which the first of the rows changes without a new event. */
    Optional<Instant> validUntil() {
        Optional<Instant> first = Optional.empty();
        for (FactRow row : written) {
            Optional<Instant> until = row.validUntil();
            if (until.isPresent() && (first.isEmpty() || until.get().isBefore(first.get()))) {
                first = until;
            }
        }
        return first;
    }

    /** An event version: what state holds of it, and what that says once it was needed. */
    private static final class EventVersion {
        private final byte[] wireForm;
        private @Nullable Event event;

        private EventVersion(byte[] wireForm) {
            this.wireForm = wireForm;
        }

        private Event event() {
            if (event == null) {
                event = EventCodec.decode(wireForm);
            }
            return event;
        }
    }
}
