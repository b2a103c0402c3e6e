// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import static java.util.stream.Collectors.joining;

import io.govpulse.cases.CaseFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of fact rows. Each has a table of its own. */
// Columns are immutable, but do not say so in a way the check knows.
@SuppressWarnings("ImmutableEnumChecker")
public enum FactKind {
    /** One row a case. */
    CASE(
            "case",
            List.of("case_id"),
            CaseColumns.ALL,
            facts -> List.<Object[]>of(FactRow.values(CaseColumns.ALL, facts))),
    /** One row for each activity of a case: step, question, appointment or visit. */
    ACTIVITY(
            "activity",
            List.of("case_id", "activity_kind", "activity_key"),
            ActivityColumns.ALL,
            facts ->
                    facts.activities().stream()
                            .map(activity -> FactRow.values(ActivityColumns.ALL, activity))
                            .toList()),
    /** One row for each rating of a case. */
    RATING(
            "rating",
            List.of("case_id", "rating"),
            RatingColumns.ALL,
            facts ->
                    facts.ratings().stream()
                            .map(rating -> FactRow.values(RatingColumns.ALL, rating))
                            .toList());

    private static final List<FactKind> ALL = List.of(values());

    private final String code;
    private final List<String> key;
    private final List<? extends Column<?>> columns;
    private final Function<CaseFacts, List<Object[]>> rows;
    private final Map<String, Integer> indexes;
    private final int[] keyIndexes;
    private final int asOfIndex;
    private final int validUntilIndex;

    <R> FactKind(
            String code,
            List<String> key,
            List<Column<R>> columns,
            Function<CaseFacts, List<Object[]>> rows) {
        this.code = code;
        this.key = key;
        this.columns = columns;
        this.rows = rows;
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i).name(), i);
        }
        this.indexes = Map.copyOf(positions);
        this.keyIndexes = key.stream().mapToInt(indexes::get).toArray();
        this.asOfIndex = indexes.get("as_of");
        this.validUntilIndex = indexes.get("valid_until");
    }

    /** Returns all kinds, in order; unlike {@code values()} it makes no array. */
    static List<FactKind> all() {
        return ALL;
    }

    /** Returns the code in definitions, views and stored state. */
    public String code() {
        return code;
    }

    /** Returns the columns whose values identify a row among all of its kind. */
    public List<String> key() {
        return key;
    }

    /**
     * Returns what identifies a row among all rows of its case. Only the last of the values is free
     * text, so no two rows have the same key.
     *
     * @param value reads the value of a column
     */
    public String keyOf(Function<String, Optional<?>> value) {
        return key.stream()
                .map(column -> value.apply(column).map(Object::toString).orElse(""))
                .collect(joining(" ", code + " ", ""));
    }

    /** Returns its columns, in order. */
    public List<? extends Column<?>> columns() {
        return columns;
    }

    /** Returns the position of a column. */
    int index(String column) {
        Integer index = indexes.get(column);
        if (index == null) {
            throw new IllegalArgumentException(
                    "Cannot find column %s in facts of kind %s; expected one of its columns"
                            .formatted(column, code));
        }
        return index;
    }

    /** Returns the positions of the columns of {@link #key}. */
    int[] keyIndexes() {
        return keyIndexes;
    }

    /** Returns the position of the instant a row is as of. */
    int asOfIndex() {
        return asOfIndex;
    }

    /** Returns the position of the instant at which a row changes with no new event. */
    int validUntilIndex() {
        return validUntilIndex;
    }

    /** Returns the values of all rows of this kind that a case has; null where there is none. */
    List<Object[]> rows(CaseFacts facts) {
        return rows.apply(facts);
    }
}
