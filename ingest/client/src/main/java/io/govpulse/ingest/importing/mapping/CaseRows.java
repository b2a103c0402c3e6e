// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.ingest.importing.file.RefusedCellException;
import io.govpulse.ingest.importing.file.SourceRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds to each row the derived columns that the mapping names. */
final class CaseRows {
    /** The column by which steps without an instance of their own are told apart. */
    static final String INSTANCE = "#instance";

    private final Mapping mapping;
    private final CaseTotals totals;
    private final Optional<EventLog> log;
    private final Optional<Doings> doings;
    private final Map<String, DerivedColumn> derived = new TreeMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final boolean numbered;

    CaseRows(Mapping mapping, Optional<EventLog> log, CaseTotals totals) {
        this.mapping = mapping;
        this.totals = totals;
        this.log = log;
        this.doings = log.map(Doings::new);
        mapping.columns()
                .forEach(
                        name ->
                                DerivedColumn.of(name)
                                        .ifPresent(column -> derived.put(name, column)));
        this.numbered =
                derived.values().stream()
                        .anyMatch(
                                column ->
                                        column.kind() == DerivedColumn.Kind.NUMBER
                                                || column.kind() == DerivedColumn.Kind.FOLLOWING);
    }

    /** Returns the row with its derived columns; a row of no case has none. */
    SourceRow with(SourceRow row) {
        if ((derived.isEmpty() && log.isEmpty()) || row.damage().isPresent()) {
            return row;
        }
        RowValues cells = new RowValues(row, mapping);
        try {
            Optional<String> key = cells.name(mapping.key());
            return key.isPresent() ? row.with(added(key.get(), cells)) : row;
        } catch (RefusedCellException e) {
            // The mapper refuses the row for the same reason, and reports it.
            return row;
        }
    }

    private Map<String, String> added(String key, RowValues cells) throws RefusedCellException {
        Map<String, String> added = new LinkedHashMap<>();
        int number = numbered ? numbers.merge(key, 1, Integer::sum) : 0;
        String repetition = repetition(key, cells);
        for (Map.Entry<String, DerivedColumn> column : derived.entrySet()) {
            switch (column.getValue().kind()) {
                case NUMBER -> added.put(column.getKey(), Integer.toString(number));
                case FOLLOWING ->
                        added.put(column.getKey(), Integer.toString(totals.rows(key) - number));
                case REPETITION -> added.put(column.getKey(), repetition);
                case FIRST, LAST ->
                        added.put(column.getKey(), totals.value(key, column.getValue()));
                case YEAR -> {
                    // Each row says it of itself.
                }
            }
        }
        if (log.isPresent()) {
            Optional<String> named =
                    log.get().instance().isPresent()
                            ? cells.cell(log.get().instance().get())
                            : Optional.empty();
            added.put(INSTANCE, named.orElse(repetition));
        }
        return added;
    }

    private String repetition(String key, RowValues cells) throws RefusedCellException {
        if (log.isEmpty() || doings.isEmpty()) {
            return "";
        }
        Optional<String> activity = cells.cell(log.get().activity());
        if (activity.isEmpty()) {
            return "";
        }
        String transition =
                log.get().transition().isPresent()
                        ? cells.cell(log.get().transition().get()).orElse("")
                        : "";
        return Long.toString(doings.get().number(key + "\n" + activity.get(), transition));
    }
}
