package io.govpulse.streaming;

import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case between two checkpoints: what state holds of it, and what has come since. Its stored form
 * is one value, so that a case costs one read and one write however many of its events come
 * together: a version, the instant told for, the timer, the tellings with their hashes, the rows
 * written last.
 */
final class OpenCase {
    /** Of the stored form; another one needs a new generation. */
    static final byte VERSION = 1;

    private static final int HASH_BYTES = 32;
    private static final int HEAD_BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;
    private static final long NEVER = Long.MIN_VALUE;

    /** Wire form by content hash. */
    private final Map<String, byte[]> tellings = new LinkedHashMap<>();

    /** Those that came since, as they were read on arrival. */
    private final Map<String, Event> read = new HashMap<>();

    private List<FactRow> written = List.of();
    private long toldFor = NEVER;
    private long timer = NEVER;

    /**
     * The case as state holds it.
     *
     * @param stored stored form; null where there is none
     * @throws IllegalStateException when it is of another release: a new generation is due
     */
    static OpenCase of(byte @Nullable [] stored) {
        OpenCase open = new OpenCase();
        if (stored == null) {
            return open;
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        if (buffer.get() != VERSION) {
            throw new IllegalStateException("Cannot read stored case; run ./govpulse rebuild");
        }
        open.toldFor = buffer.getLong();
        open.timer = buffer.getLong();
        int count = buffer.getInt();
        for (int i = 0; i < count; i++) {
            String hash = HexFormat.of().formatHex(bytes(buffer, HASH_BYTES));
            open.tellings.put(hash, bytes(buffer, buffer.getInt()));
        }
        open.written = FactRow.decodeAll(bytes(buffer, buffer.remaining()));
        return open;
    }

    private static byte[] bytes(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /** Its stored form. */
    byte[] encode() {
        byte[] rows = FactRow.encodeAll(written);
        int size = HEAD_BYTES + rows.length;
        for (byte[] telling : tellings.values()) {
            size += HASH_BYTES + Integer.BYTES + telling.length;
        }
        ByteBuffer buffer =
                ByteBuffer.allocate(size)
                        .put(VERSION)
                        .putLong(toldFor)
                        .putLong(timer)
                        .putInt(tellings.size());
        tellings.forEach(
                (hash, telling) ->
                        buffer.put(HexFormat.of().parseHex(hash))
                                .putInt(telling.length)
                                .put(telling));
        return buffer.put(rows).array();
    }

    /** Adds a telling; false when it is known. */
    boolean add(String hash, byte[] wireForm, Event event) {
        if (tellings.containsKey(hash)) {
            return false;
        }
        tellings.put(hash, wireForm);
        read.put(hash, event);
        return true;
    }

    /** The facts are to be told for this instant, unless they are for a later one already. */
    void tellFor(Instant instant) {
        toldFor = Math.max(toldFor, ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    /** The instant the facts are to be told for. */
    Instant now() {
        return Instant.EPOCH.plus(toldFor, ChronoUnit.MICROS);
    }

    Collection<Event> events() {
        List<Event> events = new ArrayList<>(tellings.size());
        tellings.forEach(
                (hash, telling) -> {
                    Event known = read.get(hash);
                    events.add(known == null ? EventCodec.decode(telling) : known);
                });
        return events;
    }

    /** The rows that stand. */
    List<FactRow> written() {
        return written;
    }

    void written(List<FactRow> rows) {
        written = List.copyOf(rows);
    }

    /** The timer that is set, in milliseconds. */
    Optional<Long> timer() {
        return timer == NEVER ? Optional.empty() : Optional.of(timer);
    }

    void timer(Optional<Long> milliseconds) {
        timer = milliseconds.orElse(NEVER);
    }

    /** When the first of the rows changes with no new event. */
    Optional<Instant> validUntil() {
        return written.stream()
                .flatMap(row -> row.value("valid_until").stream())
                .map(Instant.class::cast)
                .min(Instant::compareTo);
    }
}
