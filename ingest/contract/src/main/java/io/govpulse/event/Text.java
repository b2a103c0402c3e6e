package io.govpulse.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bounds of text on the wire: long enough for any code in use, short enough for a key. */
final class Text {
    static final int LONGEST = 200;

    private Text() {}

    static String checked(String field, String value) {
        if (value.isBlank()) {
            throw new InvalidEventException(
                    "Cannot accept " + field + ": it is empty; leave it out or fill it");
        }
        if (value.length() > LONGEST) {
            throw new InvalidEventException(
                    "Cannot accept %s: %d characters; at most %d are accepted"
                            .formatted(field, value.length(), LONGEST));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidEventException(
                    "Cannot accept " + field + ": it holds control characters");
        }
        return value;
    }

    /** Jackson hands over null for what the wire leaves out; here is where that ends. */
    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidEventException("Cannot accept event: " + field + " is missing");
        }
        return value;
    }

    static Optional<String> checked(String field, Optional<String> value) {
        value.ifPresent(text -> checked(field, text));
        return value;
    }
}
