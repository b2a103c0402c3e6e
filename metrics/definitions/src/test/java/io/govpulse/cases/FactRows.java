// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;

/** Reads the rows of facts in tests. */
final class FactRows {
    private FactRows() {}

    static FactRow only(CaseFacts facts, FactKind kind) {
        return FactRow.allOf(facts).stream()
                .filter(row -> row.kind() == kind)
                .reduce(
                        (a, b) -> {
                            throw new AssertionError("more than one row of kind " + kind);
                        })
                .orElseThrow();
    }

    static String value(FactRow row, String column) {
        return row.value(column).map(Object::toString).orElse("");
    }
}
