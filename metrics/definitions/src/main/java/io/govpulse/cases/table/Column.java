// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a fact table: the one place of its name, type and meaning.
 *
 * @param name name in every engine and in JSON
 * @param type type of its values
 * @param required whether every row has a value
 * @param meaning one sentence; becomes the column's comment
 * @param codes the codes that are its values; empty where any value may be
 * @param value reads the value from the facts; empty where there is none
 * @param <R> the facts
 */
public record Column<R>(
        String name,
        ColumnType type,
        boolean required,
        String meaning,
        List<String> codes,
        Function<R, Optional<?>> value) {

    public Column {
        codes = List.copyOf(codes);
    }

    /** A text column that every row has, and whose values are these codes. */
    static <R> Column<R> coded(
            String name, List<String> codes, String meaning, Function<R, Object> value) {
        return new Column<>(
                name, ColumnType.TEXT, true, meaning, codes, value.andThen(Optional::of));
    }

    static <R> Column<R> required(
            String name, ColumnType type, String meaning, Function<R, Object> value) {
        return new Column<>(name, type, true, meaning, List.of(), value.andThen(Optional::of));
    }

    static <R> Column<R> optional(
            String name, ColumnType type, String meaning, Function<R, Optional<?>> value) {
        return new Column<>(name, type, false, meaning, List.of(), value);
    }
}
