// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.govpulse.event.EventCodec;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.io.PrintWriter;
import java.util.Locale;

/** How many cases an import changes, by what it says of them and what was said before. */
public final class CaseChanges {
    private static final int DIGITS = 16;
    private static final int HEXADECIMAL = 16;

    private final LongSet added = new LongOpenHashSet();
    private final LongSet changed = new LongOpenHashSet();
    private final LongSet withdrawn = new LongOpenHashSet();
    private final LongSet contradicted = new LongOpenHashSet();
    private final LongSet older = new LongOpenHashSet();
    private final LongSet moved = new LongOpenHashSet();

    CaseChanges() {}

    /** Counts a case of which an event is said for the first time. */
    public void added(String caseNumber) {
        added.add(hash(caseNumber));
    }

    /** Counts a case of which something else is said than before. */
    public void changed(String caseNumber) {
        changed.add(hash(caseNumber));
    }

    /** Counts a case of which an event is taken back. */
    public void withdrawn(String caseNumber) {
        withdrawn.add(hash(caseNumber));
    }

    /** Counts a case of which the same version says something else than before. */
    public void contradicted(String caseNumber) {
        contradicted.add(hash(caseNumber));
    }

    /** Counts a case of which a later version is known: what is said now changes nothing. */
    public void older(String caseNumber) {
        older.add(hash(caseNumber));
    }

    /** Counts a case whose submission is now said to be of another year. */
    public void movedToAnotherYear(String caseNumber) {
        moved.add(hash(caseNumber));
    }

    private static long hash(String caseNumber) {
        return Long.parseUnsignedLong(
                EventCodec.contentHash(caseNumber.getBytes(UTF_8)).substring(0, DIGITS),
                HEXADECIMAL);
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,10d  cases with something new, %,d changed, %,d with something withdrawn, %,d contradicted%n",
                added.size(),
                changed.size(),
                withdrawn.size(),
                contradicted.size());
        if (!contradicted.isEmpty()) {
            out.println(
                    "            contradicted: the same version says something else than before; a hash"
                            + " decides which counts. Give the mapping an order of versions that rises");
        }
        if (!moved.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "%,10d  cases whose submission moved to another year: if numbers start anew each year, these%n"
                            + "            replace the cases of the year before. The mapping's key then needs the year, as in%n"
                            + "            key: [\"year:COLUMN\", COLUMN]; --dry-run tells it before anything is sent%n",
                    moved.size());
        }
        if (!older.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "%,10d  cases of which a later version is known: they stay as they are%n",
                    older.size());
        }
    }
}
