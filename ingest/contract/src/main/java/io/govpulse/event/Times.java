// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/** The bounds of instants on the wire: every engine and every calendar can hold what is within. */
final class Times {
    static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    /**
     * Returns the instant cut to microseconds.
     *
     * @throws InvalidEventException when it is out of bounds
     */
    static Instant bounded(String field, Instant value) {
        if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            throw new InvalidEventException(
                    "Cannot accept %s: %s; expected %s to %s"
                            .formatted(field, value, EARLIEST, LATEST));
        }
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns {@link #bounded(String, Instant)} for this field. */
    static UnaryOperator<Instant> bounded(String field) {
        return value -> bounded(field, value);
    }
}
