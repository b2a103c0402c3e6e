// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.compare;

import java.util.List;
import java.util.Set;

/**
 * What differs between two generations of facts.
 *
 * @param before number of the one generation
 * @param after number of the other
 * @param casesBefore effective cases of the one
 * @param casesAfter effective cases of the other
 * @param changed the cases whose facts differ, activities and ratings included
 * @param columns how many of them differ by which column of the case, most first; at most of the
 *     first 10,000
 */
public record Comparison(
        int before,
        int after,
        long casesBefore,
        long casesAfter,
        Set<String> changed,
        List<ColumnChange> columns) {

    private static final int SHOWN_COLUMNS = 10;

    /**
     * A column by which cases differ.
     *
     * @param column its name
     * @param cases how many of them
     * @param example one of them, with both values
     */
    public record ColumnChange(String column, long cases, String example) {}

    public Comparison {
        changed = Set.copyOf(changed);
        columns = List.copyOf(columns);
    }

    /** Returns whether the facts are the same. */
    public boolean same() {
        return changed.isEmpty();
    }

    /** Returns it for people, one line for each column. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "generation %d has %,d cases, generation %d %,d; %s"
                        .formatted(
                                before,
                                casesBefore,
                                after,
                                casesAfter,
                                same()
                                        ? "all are the same"
                                        : "%,d differ".formatted(changed.size())));
        columns.stream()
                .limit(SHOWN_COLUMNS)
                .forEach(
                        change ->
                                text.append(
                                        "%n  %-28s %,9d  %s"
                                                .formatted(
                                                        change.column(),
                                                        change.cases(),
                                                        change.example())));
        if (columns.size() > SHOWN_COLUMNS) {
            text.append("%n  and %d more columns".formatted(columns.size() - SHOWN_COLUMNS));
        }
        return text.toString();
    }
}
