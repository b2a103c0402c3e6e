// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.ingest.importing.file.RefusedCellException;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.file.SourceRow;
import io.govpulse.ingest.importing.mapping.DerivedColumn.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only the whole file says of its cases: how many rows each has, and what its first or last
 * row with a value says. Held in memory, a few hundred bytes a case, and only where a mapping asks
 * for it.
 */
final class CaseTotals {
    private final Mapping mapping;
    private final List<DerivedColumn> asked;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();

    private CaseTotals(Mapping mapping) {
        this.mapping = mapping;
        this.asked =
                mapping.derivedColumns().stream().filter(DerivedColumn::needsWholeFile).toList();
    }

    /** Whether the mapping asks for such things. */
    static boolean needed(Mapping mapping) {
        return mapping.derivedColumns().stream().anyMatch(DerivedColumn::needsWholeFile);
    }

    /** What is said of no case. */
    static CaseTotals none(Mapping mapping) {
        return new CaseTotals(mapping);
    }

    /** Reads the whole file once for them. */
    static CaseTotals of(SourceFile file, Mapping mapping) throws IOException {
        CaseTotals totals = new CaseTotals(mapping);
        for (Optional<SourceRow> row = file.next(); row.isPresent(); row = file.next()) {
            totals.add(row.get());
        }
        return totals;
    }

    private void add(SourceRow row) {
        if (row.damage().isPresent()) {
            return;
        }
        RowValues cells = new RowValues(row, mapping);
        try {
            Optional<String> key = cells.name(mapping.key());
            if (key.isEmpty()) {
                return;
            }
            rows.merge(key.get(), 1, Integer::sum);
            for (DerivedColumn column : asked) {
                if (column.kind() != Kind.FOLLOWING && row.has(column.base())) {
                    Optional<String> text = cells.cell(column.base());
                    if (text.isPresent() && column.kind() == Kind.LAST) {
                        values.put(name(key.get(), column), text.get());
                    } else if (text.isPresent()) {
                        values.putIfAbsent(name(key.get(), column), text.get());
                    }
                }
            }
        } catch (RefusedCellException e) {
            // The row is refused, and reported, when its events are made.
        }
    }

    private static String name(String key, DerivedColumn column) {
        return column.kind() + " " + column.base() + " " + key;
    }

    /** How many rows the case has; 0 where the mapping does not ask. */
    int rows(String key) {
        return rows.getOrDefault(key, 0);
    }

    /** What the first or last row of the case says; empty when none has a value. */
    String value(String key, DerivedColumn column) {
        return values.getOrDefault(name(key, column), "");
    }
}
