// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The source of an event's field. A blank cell gives no value. */
public sealed interface FieldSource {

    /** The columns it reads. */
    Stream<String> columns();

    /** The text of a cell, without the spaces around it. */
    record Column(String column) implements FieldSource {
        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /**
     * The canonical code of a cell's code.
     *
     * @param codes canonical code by the source's code
     */
    record Codes(String column, Map<String, JsonNode> codes) implements FieldSource {
        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }

        /** The key of a table for every code that it does not name. */
        static final String ANY_OTHER = "*";

        /**
         * The canonical code; empty when the table has neither this one nor one for any other: it
         * is not guessed.
         */
        Optional<JsonNode> canonical(String code) {
            return Optional.ofNullable(codes.getOrDefault(code, codes.get(ANY_OTHER)));
        }
    }

    /**
     * A time in the mapping's formats, as an instant.
     *
     * @param from columns of it: a date with its time of day, or one each
     * @param deadline whether it is the end of a period, for which a day lasts to 24:00
     * @param wholeDay whether its time of day says nothing
     */
    record Time(List<String> from, boolean deadline, boolean wholeDay) implements FieldSource {
        @Override
        public Stream<String> columns() {
            return from.stream();
        }
    }

    /** A cell that holds a whole number. */
    record WholeNumber(String column) implements FieldSource {
        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /** A value that is the same in every row. */
    record Constant(JsonNode value) implements FieldSource {
        @Override
        public Stream<String> columns() {
            return Stream.empty();
        }
    }

    /** Fields within a field, such as the levels of a region; absent when all of them are. */
    record Group(Map<String, FieldSource> fields) implements FieldSource {
        @Override
        public Stream<String> columns() {
            return fields.values().stream().flatMap(FieldSource::columns);
        }
    }
}
