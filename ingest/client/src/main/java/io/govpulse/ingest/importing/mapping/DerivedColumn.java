// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import java.util.Optional;

/**
 * A column that the file does not have and a mapping may name all the same: what a row is within
 * its case, what another row of the case says, the year of a time. A column of the file with such a
 * name goes before it.
 *
 * @param kind of it
 * @param base column from which it is derived; empty where there is none
 */
record DerivedColumn(Kind kind, String base) {

    /** What the column tells. */
    enum Kind {
        /** The number of the row among those of its case, from 1. */
        NUMBER("#number"),
        /** How many rows of the case follow; 0 for the last. */
        FOLLOWING("#following"),
        /**
         * The number of the doing of its activity within the case, from 1: the start and the
         * completion of one doing have the same.
         */
        REPETITION("#repetition"),
        /** What the first row of the case with a value in this column says. */
        FIRST("first:"),
        /** What the last row of the case with a value in this column says. */
        LAST("last:"),
        /**
         * The year of the time in this column: with it, numbers that start anew each year are
         * unique.
         */
        YEAR("year:");

        private final String written;

        Kind(String written) {
            this.written = written;
        }

        private boolean hasBase() {
            return written.endsWith(":");
        }
    }

    /** The derived column with this name; empty when it is an ordinary name. */
    static Optional<DerivedColumn> of(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.hasBase() ? name.startsWith(kind.written) : name.equals(kind.written)) {
                return Optional.of(
                        new DerivedColumn(
                                kind, kind.hasBase() ? name.substring(kind.written.length()) : ""));
            }
        }
        return Optional.empty();
    }

    /** Whether it can be told only when the whole file has been read. */
    boolean needsWholeFile() {
        return kind == Kind.FOLLOWING || kind == Kind.FIRST || kind == Kind.LAST;
    }
}
