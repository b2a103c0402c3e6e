// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import io.govpulse.cases.table.ColumnType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on one fact column: a boolean column, a column that has a code, or the opposite of
 * either. Its text is {@code online}, {@code not online}, {@code activity_kind=visit} or {@code not
 * activity_kind=visit}.
 *
 * @param column name of the column
 * @param code the code that the column has to have; empty for a boolean column
 * @param holds true where the column has to be so, false where it must not be
 */
public record Condition(String column, Optional<String> code, boolean holds) {
    private static final Pattern TEXT =
            Pattern.compile("(not )?([a-z][a-z0-9_]*)(?:=([a-z][a-z0-9-]*))?");

    /** A condition on a boolean column. */
    public Condition(String column, boolean holds) {
        this(column, Optional.empty(), holds);
    }

    /**
     * Reads the text of a condition.
     *
     * @throws IllegalArgumentException when the text is no condition; the message says what is
     *     expected
     */
    static Condition parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Cannot read condition: '%s'; expected column, not column, column=code or not column=code"
                            .formatted(text));
        }
        return new Condition(
                matcher.group(2), Optional.ofNullable(matcher.group(3)), matcher.group(1) == null);
    }

    /** Returns the type that the column must have. */
    ColumnType type() {
        return code.isPresent() ? ColumnType.TEXT : ColumnType.BOOLEAN;
    }
}
