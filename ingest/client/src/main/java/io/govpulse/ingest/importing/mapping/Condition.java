// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.util.Optional;
import java.util.Set;

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

    /** Whether a cell with this text meets it. */
    boolean holds(Optional<String> cell) {
        return switch (test) {
            case FILLED -> cell.isPresent();
            case BLANK -> cell.isEmpty();
            case IS -> cell.filter(texts::contains).isPresent();
            case NOT -> cell.filter(text -> !texts.contains(text)).isPresent();
        };
    }
}
