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
 * together: the version of the form, whether the case is set aside, the instant of its facts, the
 * timer, the event versions with their hashes, the rows written last.
 */
final class OpenCase {
    /** The version of the stored form; another one needs a new generation. */
    static final byte VERSION = 3;

    private static final int HASH_BYTES = 32;
    private static final int HEAD_BYTES = 2 + 2 * Long.BYTES + Integer.BYTES;
    private static final long NEVER = Long.MIN_VALUE;

    /** Every event version by content hash, in the order in which they were received. */
    private final Map<ByteBuffer, EventVersion> versions = new LinkedHashMap<>();

    private List<FactRow> written = List.of();

    /** The stored form of the rows, from the fold to the write to state; null otherwise. */
    private byte @Nullable [] encodedRows;

    private @Nullable Event newest;
    private boolean setAside;
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
        open.setAside = buffer.get() != 0;
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
        byte[] rows = encodedRows == null ? FactRow.encodeAll(written) : encodedRows;
        encodedRows = null;
        int size = HEAD_BYTES + rows.length;
        for (EventVersion version : versions.values()) {
            size += HASH_BYTES + Integer.BYTES + version.wireForm.length;
        }
        ByteBuffer buffer =
                ByteBuffer.allocate(size)
                        .put(VERSION)
                        .put((byte) (setAside ? 1 : 0))
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
    boolean add(ReadEvent read) {
        EventVersion added = new EventVersion(read.wireForm());
        added.event = read.event();
        newest = read.event();
        byte[] hash = HexFormat.of().parseHex(read.contentHash());
        return versions.putIfAbsent(ByteBuffer.wrap(hash), added) == null;
    }

    /** The event received last since the case was read from state; empty when there was none. */
    Optional<Event> newest() {
        return Optional.ofNullable(newest);
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

    /**
     * Takes the rows that a fold leads to; the case is no longer set aside.
     *
     * @throws RuntimeException when state cannot hold them; then nothing is changed
     */
    void written(List<FactRow> rows) {
        encodedRows = FactRow.encodeAll(rows);
        written = List.copyOf(rows);
        setAside = false;
    }

    /** Whether the rows written last are not those of its events, because it cannot be folded. */
    boolean isSetAside() {
        return setAside;
    }

    /** Notes that it cannot be folded: the rows written last stay. */
    void setAside() {
        setAside = true;
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
