// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cases that are folded and stored, kept as they are in memory because the next event of a case
 * often comes soon. State is the truth: what is dropped here is read from there. Bounded by what
 * the cases hold, as one may have three event versions or thousands; the least recently folded go
 * first.
 */
final class CaseCache {
    private final int capacity;
    private final Map<String, OpenCase> cases = new LinkedHashMap<>();
    private int size;

    /**
     * @param capacity the greatest sum of {@link OpenCase#size} kept; 0 keeps nothing
     */
    CaseCache(int capacity) {
        this.capacity = capacity;
    }

    /** Removes and returns a case; null when it is not here. */
    @Nullable OpenCase take(String caseId) {
        OpenCase taken = cases.remove(caseId);
        if (taken != null) {
            size -= taken.size();
        }
        return taken;
    }

    /** Keeps a case that was taken or is new here; nobody may change it until it is taken again. */
    void keep(String caseId, OpenCase folded) {
        cases.put(caseId, folded);
        size += folded.size();
        Iterator<OpenCase> oldest = cases.values().iterator();
        while (size > capacity && oldest.hasNext()) {
            size -= oldest.next().size();
            oldest.remove();
        }
    }
}
