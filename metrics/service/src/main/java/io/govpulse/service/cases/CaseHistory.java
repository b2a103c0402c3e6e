// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.cases;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.table.CaseColumns;
import io.govpulse.cases.table.Column;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signed facts of one case, netted. Relies on the promise of the stream: a row that takes back
 * is the same to the letter as the row that added.
 */
final class CaseHistory {
    private static final String AS_OF = "as_of";

    /** Keeps people apart from their cases: the column is read to net by, and never shown. */
    private static final String PSEUDONYM = "applicant";

    private static final Comparator<Put> ORDER =
            Comparator.comparingLong(Put::checkpoint)
                    .thenComparing(Put::asOf)
                    .thenComparing(put -> (Integer) Objects.requireNonNull(put.row.get("events")));

    private final List<Put> puts = new ArrayList<>();
    private final Map<Map<String, @Nullable Object>, Deque<Long>> takes = new HashMap<>();

    private record Put(Map<String, @Nullable Object> row, long checkpoint) {
        Instant asOf() {
            return (Instant) Objects.requireNonNull(row.get(AS_OF));
        }
    }

    /**
     * Adds a signed row.
     *
     * @param row the value of every fact column
     * @param weight +1 adds, −1 takes back
     * @param checkpoint checkpoint that committed it
     */
    void add(Map<String, @Nullable Object> row, int weight, long checkpoint) {
        if (weight > 0) {
            puts.add(new Put(row, checkpoint));
        } else {
            takes.computeIfAbsent(row, key -> new ArrayDeque<>()).add(checkpoint);
        }
    }

    boolean isEmpty() {
        return puts.isEmpty() && takes.isEmpty();
    }

    /** Returns the latest instant that facts are as of; empty when there are none. */
    Optional<Instant> latest() {
        return puts.stream().map(Put::asOf).max(Comparator.naturalOrder());
    }

    /**
     * Nets the rows: the effective facts, and their changes, oldest first.
     *
     * @throws IllegalStateException when the signed rows do not net to one row or none
     */
    Net net() {
        puts.sort(ORDER);
        List<CaseFile.Change> changes = new ArrayList<>();
        Optional<Put> effective = Optional.empty();
        Optional<Long> taken = Optional.empty();
        for (Put put : puts) {
            if (effective.isPresent()) {
                if (taken.isEmpty()) {
                    throw new IllegalStateException("two rows are effective at once");
                }
                if (taken.get() < put.checkpoint()) {
                    changes.add(gone(effective.get(), taken.get()));
                    effective = Optional.empty();
                }
            }
            changes.add(
                    new CaseFile.Change(
                            put.checkpoint(),
                            Optional.of(put.asOf()),
                            differences(effective.map(Put::row).orElse(Map.of()), put.row())));
            effective = Optional.of(put);
            taken = Optional.ofNullable(takes.getOrDefault(put.row(), new ArrayDeque<>()).poll());
        }
        if (takes.values().stream().anyMatch(left -> !left.isEmpty())) {
            throw new IllegalStateException("a row is taken back that was never added");
        }
        if (effective.isPresent() && taken.isPresent()) {
            changes.add(gone(effective.get(), taken.get()));
            effective = Optional.empty();
        }
        return new Net(effective.map(put -> shown(put.row())), changes);
    }

    /**
     * The net of the signed rows.
     *
     * @param facts the effective facts; empty when all were taken back
     * @param changes how they came to be
     */
    record Net(Optional<Map<String, @Nullable Object>> facts, List<CaseFile.Change> changes) {}

    private static CaseFile.Change gone(Put put, long checkpoint) {
        return new CaseFile.Change(checkpoint, Optional.empty(), differences(put.row(), Map.of()));
    }

    private static List<CaseFile.Difference> differences(
            Map<String, @Nullable Object> from, Map<String, @Nullable Object> to) {
        List<CaseFile.Difference> differences = new ArrayList<>();
        for (Column<CaseFacts> column : CaseColumns.ALL) {
            String name = column.name();
            if (!name.equals(PSEUDONYM)
                    && !name.equals(AS_OF)
                    && !Objects.equals(from.get(name), to.get(name))) {
                differences.add(new CaseFile.Difference(name, from.get(name), to.get(name)));
            }
        }
        return differences;
    }

    private static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(row);
        shown.remove(PSEUDONYM);
        return shown;
    }
}
