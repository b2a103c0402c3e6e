// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.cases.table.FactRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The difference between the rows of a case that were written last and those it folds to now.
 *
 * @param signed what is to be written, in order: old rows with weight −1, new ones with +1
 * @param effective the rows that are written then; one whose facts did not change stays as it was
 */
record CaseChanges(List<Signed> signed, List<FactRow> effective) {

    /**
     * A row and its weight.
     *
     * @param weight −1 or +1
     */
    record Signed(FactRow row, int weight) {}

    /** Returns what leads from the rows before to those after. */
    static CaseChanges between(List<FactRow> before, List<FactRow> after) {
        Map<String, FactRow> outdated = new LinkedHashMap<>();
        before.forEach(row -> outdated.put(row.key(), row));
        List<Signed> signed = new ArrayList<>();
        List<FactRow> effective = new ArrayList<>();
        for (FactRow now : after) {
            FactRow was = outdated.remove(now.key());
            if (was != null && was.sameFacts(now)) {
                effective.add(was);
                continue;
            }
            if (was != null) {
                signed.add(new Signed(was, -1));
            }
            signed.add(new Signed(now, 1));
            effective.add(now);
        }
        outdated.values().forEach(row -> signed.add(new Signed(row, -1)));
        return new CaseChanges(signed, effective);
    }
}
