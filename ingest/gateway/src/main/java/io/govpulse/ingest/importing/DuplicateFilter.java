package io.govpulse.ingest.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which events a file has told so far, and what it said. It keeps hashes only, of half a million
 * events at a time: then it forgets and begins anew, so that memory ends nowhere.
 */
final class DuplicateFilter {
    private static final int MOST = 500_000;
    private static final int FIRST_CAPACITY = 1 << 12;

    private final int most;
    private final MessageDigest sha256;
    private long[] ids = new long[FIRST_CAPACITY];
    private long[] contents = new long[FIRST_CAPACITY];
    private int size;
    private boolean forgetful;

    /** What a telling is to those before it. */
    enum Telling {
        FIRST,
        REPEATED,
        CONTRADICTING
    }

    DuplicateFilter() {
        this(MOST);
    }

    /** One that forgets after this many events. */
    DuplicateFilter(int most) {
        this.most = most;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    /** Remembers the event of this id, and says whether it was told before. */
    Telling tell(String id, String content) {
        long idHash = hash(id);
        long contentHash = hash(content);
        int slot = slot(ids, idHash);
        if (ids[slot] == idHash) {
            return contents[slot] == contentHash ? Telling.REPEATED : Telling.CONTRADICTING;
        }
        if (size == most) {
            forgetful = true;
            size = 0;
            resize(FIRST_CAPACITY, false);
        } else if (2 * size >= ids.length) {
            resize(2 * ids.length, true);
        }
        put(idHash, contentHash);
        size++;
        return Telling.FIRST;
    }

    /** Whether there were more events than it remembers. */
    boolean forgetful() {
        return forgetful;
    }

    private void resize(int capacity, boolean keep) {
        long[] oldIds = ids;
        long[] oldContents = contents;
        ids = new long[capacity];
        contents = new long[capacity];
        for (int i = 0; keep && i < oldIds.length; i++) {
            if (oldIds[i] != 0) {
                put(oldIds[i], oldContents[i]);
            }
        }
    }

    private void put(long idHash, long contentHash) {
        int slot = slot(ids, idHash);
        ids[slot] = idHash;
        contents[slot] = contentHash;
    }

    /** Where this hash stands, or would stand. */
    private static int slot(long[] ids, long idHash) {
        int slot = (int) (idHash & ids.length - 1);
        while (ids[slot] != 0 && ids[slot] != idHash) {
            slot = slot + 1 & ids.length - 1;
        }
        return slot;
    }

    private long hash(String text) {
        long hash = ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
        return hash == 0 ? 1 : hash;
    }
}
