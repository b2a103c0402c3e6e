// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The SQL of an engine, as far as engines differ. All else in this package is SQL that all of them
 * read: {@code IF}, {@code max_by}, {@code map_filter}, {@code array_min}, {@code MOD}, {@code DATE
 * '…'}, {@code WINDOW}, {@code EXISTS}, {@code IS DISTINCT FROM}.
 */
public enum Dialect {
    /** Spark SQL. */
    SPARK {
        @Override
        public String number(long value) {
            return value + "L";
        }

        @Override
        public String quotient(String dividend, String divisor) {
            return "(%s div %s)".formatted(dividend, divisor);
        }

        @Override
        public String floorQuotient(String dividend, long divisor) {
            String by = number(divisor);
            return "((%s) - pmod(%s, %s)) div %s".formatted(dividend, dividend, by, by);
        }

        @Override
        public String array(List<String> elements) {
            return elements.stream().collect(joining(", ", "array(", ")"));
        }

        @Override
        public String map(Map<String, String> valuesByKey) {
            return valuesByKey.entrySet().stream()
                    .map(entry -> "'" + entry.getKey() + "', " + entry.getValue())
                    .collect(joining(", ", "map(", ")"));
        }

        @Override
        public String valueOf(String map, String key) {
            return "try_element_at(%s, '%s')".formatted(map, key);
        }

        @Override
        public String struct(List<StructField> fields) {
            return fields.stream()
                    .map(field -> "'" + field.name() + "', " + field.value())
                    .collect(joining(", ", "named_struct(", ")"));
        }

        @Override
        public String rows(String alias, List<String> columns, List<List<String>> rows) {
            List<String> structs = new ArrayList<>();
            for (List<String> row : rows) {
                List<String> fields = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    fields.add("'" + columns.get(i) + "', " + row.get(i));
                }
                structs.add("named_struct(" + String.join(", ", fields) + ")");
            }
            return "LATERAL VIEW inline(%s) %s AS %s"
                    .formatted(array(structs), alias, String.join(", ", columns));
        }

        @Override
        public String entriesOf(String alias, String map, String key, String value) {
            return "LATERAL VIEW explode(%s) %s AS %s, %s".formatted(map, alias, key, value);
        }

        @Override
        String pinned(String table, long snapshot) {
            return table + " VERSION AS OF " + snapshot;
        }
    },

    /** Trino's SQL. */
    TRINO {
        @Override
        public String number(long value) {
            return "BIGINT '" + value + "'";
        }

        @Override
        public String quotient(String dividend, String divisor) {
            return "(%s / %s)".formatted(dividend, divisor);
        }

        @Override
        public String floorQuotient(String dividend, long divisor) {
            String by = number(divisor);
            return "((%s) - mod(mod(%s, %s) + %s, %s)) / %s"
                    .formatted(dividend, dividend, by, by, by, by);
        }

        @Override
        public String array(List<String> elements) {
            return elements.stream().collect(joining(", ", "ARRAY[", "]"));
        }

        @Override
        public String map(Map<String, String> valuesByKey) {
            return "map(%s, %s)"
                    .formatted(
                            array(valuesByKey.keySet().stream().map(k -> "'" + k + "'").toList()),
                            array(List.copyOf(valuesByKey.values())));
        }

        @Override
        public String valueOf(String map, String key) {
            return "element_at(%s, '%s')".formatted(map, key);
        }

        @Override
        public String struct(List<StructField> fields) {
            return fields.stream().map(StructField::value).collect(joining(", ", "CAST(ROW(", ")"))
                    + fields.stream()
                            .map(field -> field.name() + " " + field.type().name(this))
                            .collect(joining(", ", " AS ROW(", "))"));
        }

        @Override
        public String rows(String alias, List<String> columns, List<List<String>> rows) {
            List<String> structs =
                    rows.stream().map(row -> "ROW(" + String.join(", ", row) + ")").toList();
            return "CROSS JOIN UNNEST(%s) AS %s (%s)"
                    .formatted(array(structs), alias, String.join(", ", columns));
        }

        @Override
        public String entriesOf(String alias, String map, String key, String value) {
            return "CROSS JOIN UNNEST(%s) AS %s (%s, %s)".formatted(map, alias, key, value);
        }

        @Override
        String pinned(String table, long snapshot) {
            return table + " FOR VERSION AS OF " + snapshot;
        }
    };

    /** Returns a whole number of 64 bits. */
    public abstract String number(long value);

    /** Returns the quotient of two whole numbers, without what comes after the point. */
    public abstract String quotient(String dividend, String divisor);

    /**
     * Returns the greatest whole number that is not above the quotient; the divisor is positive.
     */
    public abstract String floorQuotient(String dividend, long divisor);

    /** Returns an array of these expressions. */
    public abstract String array(List<String> elements);

    /** Returns a map of these keys, which are quoted here, to these expressions, in their order. */
    public abstract String map(Map<String, String> valuesByKey);

    /** Returns the value of a map's key, null where the map does not have it. */
    public abstract String valueOf(String map, String key);

    /** Returns a structured value with named fields. */
    public abstract String struct(List<StructField> fields);

    /**
     * Returns what, behind a source in {@code FROM}, pairs each of its rows with each of these
     * rows.
     *
     * @param columns names of the columns of the new rows
     * @param rows expressions over the source, as many in each row as there are columns
     */
    public abstract String rows(String alias, List<String> columns, List<List<String>> rows);

    /** Does the same with the entries of a map. */
    public abstract String entriesOf(String alias, String map, String key, String value);

    /** Returns the expression as text. */
    public final String text(String expression) {
        return "CAST(%s AS %s)".formatted(expression, SqlType.TEXT.name(this));
    }

    /** Returns a table as of one of its snapshots. */
    abstract String pinned(String table, long snapshot);
}
