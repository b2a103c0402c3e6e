// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The bounds of text on the wire: long enough for any code in use, short enough for a key. */
final class Text {
    static final int LONGEST = 200;

    private Text() {}

    /**
     * Checks a text.
     *
     * @throws InvalidEventException when it is blank, too long, holds control characters, or is no
     *     Unicode: JSON can escape half a character, which no bytes can hold
     */
    static void check(String field, String value) {
        if (value.isBlank()) {
            throw new InvalidEventException(
                    "Cannot accept " + field + ": it is empty; leave it out or fill it");
        }
        if (value.length() > LONGEST) {
            throw new InvalidEventException(
                    "Cannot accept %s: %d characters; expected at most %d"
                            .formatted(field, value.length(), LONGEST));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidEventException(
                    "Cannot accept " + field + ": it holds control characters; expected none");
        }
        if (holdsHalfACharacter(value)) {
            throw new InvalidEventException(
                    "Cannot accept "
                            + field
                            + ": it holds half a character (a surrogate without its other half);"
                            + " expected whole characters");
        }
    }

    /** Code points pair surrogates where they can: one that is left is alone. */
    private static boolean holdsHalfACharacter(String value) {
        return value.codePoints()
                .anyMatch(
                        point ->
                                point >= Character.MIN_SURROGATE
                                        && point <= Character.MAX_SURROGATE);
    }

    /** Returns {@link #check} for this field. */
    static Consumer<String> bounded(String field) {
        return value -> check(field, value);
    }

    /**
     * Returns a code, number or name as people see it, see {@link VisibleText}.
     *
     * @throws InvalidEventException when it is out of bounds
     */
    static String code(String field, String value) {
        check(field, value);
        String visible = VisibleText.of(value);
        check(field, visible);
        return visible;
    }

    /** Returns {@link #code(String, String)} for this field. */
    static UnaryOperator<String> code(String field) {
        return value -> code(field, value);
    }

    /**
     * Returns {@link #code(String, String)} of what has to be there.
     *
     * @throws InvalidEventException when it is missing or out of bounds
     */
    static String requiredCode(String field, @Nullable String value) {
        return code(field, required(field, value));
    }

    /**
     * Returns the value. Jackson hands over null for what the wire leaves out; that ends here.
     *
     * @throws InvalidEventException when it is missing
     */
    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidEventException("Cannot accept event: " + field + " is missing");
        }
        return value;
    }
}
