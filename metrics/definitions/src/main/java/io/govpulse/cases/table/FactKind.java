// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import static java.util.stream.Collectors.joining;

import io.govpulse.cases.CaseFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
            facts -> List.of(values(CaseColumns.ALL, facts))),
    /** One row for each activity of a case: step, question, appointment or visit. */
    ACTIVITY(
            "activity",
            List.of("case_id", "activity_kind", "activity_key"),
            ActivityColumns.ALL,
            facts -> facts.activities().stream().map(a -> values(ActivityColumns.ALL, a)).toList()),
    /** One row for each rating of a case. */
    RATING(
            "rating",
            List.of("case_id", "rating"),
            RatingColumns.ALL,
            facts -> facts.ratings().stream().map(r -> values(RatingColumns.ALL, r)).toList());

    private final String code;
    private final List<String> key;
    private final List<? extends Column<?>> columns;
    private final Function<CaseFacts, List<List<Optional<?>>>> rows;

    <R> FactKind(
            String code,
            List<String> key,
            List<Column<R>> columns,
            Function<CaseFacts, List<List<Optional<?>>>> rows) {
        this.code = code;
        this.key = key;
        this.columns = columns;
        this.rows = rows;
    }

    private static <R> List<Optional<?>> values(List<Column<R>> columns, R facts) {
        List<Optional<?>> values = new ArrayList<>(columns.size());
        for (Column<R> column : columns) {
            values.add(column.value().apply(facts));
        }
        return values;
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
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "Cannot find column %s in facts of kind %s; expected one of its columns"
                        .formatted(column, code));
    }

    /** Returns the values of all rows of this kind that a case has. */
    List<List<Optional<?>>> rows(CaseFacts facts) {
        return rows.apply(facts);
    }

    static FactKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Cannot read stored facts of kind '%s'; run ./govpulse rebuild"
                                                .formatted(code)));
    }
}
