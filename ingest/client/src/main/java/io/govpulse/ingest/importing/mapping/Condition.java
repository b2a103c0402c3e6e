// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition under which a row gives an event.
 *
 * @param column whose cell is looked at
 * @param test what has to be there
 * @param texts that the test knows; none for a test of blankness
 */
public record Condition(String column, Test test, Set<String> texts) {

    /** What has to be in the cell. */
    public enum Test {
        /** Anything. */
        FILLED,
        /** Nothing. */
        BLANK,
        /** One of the texts. */
        IS,
        /** Something, but none of the texts. */
        NOT
    }

    /**
     * Whether a cell with this text meets it.
     *
     * @param cell null where it is blank
     */
    boolean holds(@Nullable String cell) {
        return switch (test) {
            case FILLED -> cell != null;
            case BLANK -> cell == null;
            case IS -> cell != null && texts.contains(cell);
            case NOT -> cell != null && !texts.contains(cell);
        };
    }
}
