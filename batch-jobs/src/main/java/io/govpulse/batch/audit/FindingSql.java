// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.sql.Dialect;
import java.util.Arrays;

/** The expressions that findings of figures share. */
final class FindingSql {
    private FindingSql() {}

    /**
     * Returns the place of a finding about a unit.
     *
     * @param columns the columns to name; the one called {@code unit} is quoted, because it may be
     *     empty
     */
    static String place(String... columns) {
        return Arrays.stream(columns)
                .map(
                        column ->
                                column.endsWith("unit")
                                        ? "concat(chr(39), %s, chr(39))".formatted(column)
                                        : column)
                .collect(joining(", ", "concat_ws(' ', ", ")"));
    }

    /** Returns a sentence: an amount that is published, and the one that the facts give. */
    static String published(Dialect dialect, String subject, String published, String counted) {
        return "concat(%s, ' is published as ', %s, ', the facts say ', %s)"
                .formatted(subject, dialect.text(published), dialect.text(counted));
    }
}
