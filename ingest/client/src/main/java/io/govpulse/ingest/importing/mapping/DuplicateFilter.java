// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.event.EventCodec;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.nio.charset.StandardCharsets;

/**
 * The events that a file has given so far. It keeps hashes only, of half a million events at a
 * time: then it forgets them and begins again, so that memory stays bounded.
 */
final class DuplicateFilter {
    private static final int MOST = 500_000;
    private static final int DIGITS = 16;
    private static final int HEXADECIMAL = 16;

    private final int most;
    private final Long2LongOpenHashMap contents = new Long2LongOpenHashMap();
    private boolean forgetful;

    /** The relation of an event to those before it. */
    enum Occurrence {
        /** No event before it has its id. */
        FIRST,
        /** An event before it has its id and its content. */
        REPEATED,
        /** An event before it has its id and another content. */
        CONTRADICTING
    }

    DuplicateFilter() {
        this(MOST);
    }

    /** Creates a filter that forgets after this many events. */
    DuplicateFilter(int most) {
        this.most = most;
    }

    /** Adds an event and returns its relation to those before it; the first content stays. */
    Occurrence add(String id, String content) {
        long idHash = hash(id);
        long contentHash = hash(content);
        if (contents.containsKey(idHash)) {
            return contents.get(idHash) == contentHash
                    ? Occurrence.REPEATED
                    : Occurrence.CONTRADICTING;
        }
        if (contents.size() == most) {
            forgetful = true;
            contents.clear();
        }
        contents.put(idHash, contentHash);
        return Occurrence.FIRST;
    }

    /** Whether an event with this id is among those that it remembers. */
    boolean contains(String id) {
        return contents.containsKey(hash(id));
    }

    /** Whether there were more events than it remembers. */
    boolean forgetful() {
        return forgetful;
    }

    /** Returns the first eight bytes of the SHA-256 of a text. */
    static long hash(String text) {
        return Long.parseUnsignedLong(
                EventCodec.contentHash(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS),
                HEXADECIMAL);
    }
}
