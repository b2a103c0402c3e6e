// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.govpulse.cases.CaseFacts;
import io.govpulse.event.EpochMicros;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A row of facts: the values of the columns of its {@link FactKind}. Its form in stored state is a
 * JSON array of the kind and the values in column order. State keeps the row that was written, not
 * the facts, so that the row that cancels it is the same to the letter.
 */
public final class FactRow {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FactKind kind;
    private final List<Optional<?>> values;

    private FactRow(FactKind kind, List<Optional<?>> values) {
        this.kind = kind;
        this.values = List.copyOf(values);
    }

    /** Returns all rows of a case: its own first, then those of its activities and ratings. */
    public static List<FactRow> allOf(CaseFacts facts) {
        List<FactRow> rows = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            kind.rows(facts).forEach(values -> rows.add(new FactRow(kind, values)));
        }
        return rows;
    }

    /** Returns its kind, which is its table. */
    public FactKind kind() {
        return kind;
    }

    /** Returns what identifies it among all rows of its case. */
    public String key() {
        return kind.keyOf(this::value);
    }

    /** Returns the values in column order, each of its {@link ColumnType}'s class. */
    public List<Optional<?>> values() {
        return values;
    }

    /** Returns the value of one column. */
    public Optional<?> value(String column) {
        return values.get(kind.index(column));
    }

    /** Returns the stored form of all rows of a case: a JSON array of their arrays. */
    public static byte[] encodeAll(Collection<FactRow> rows) {
        ArrayNode array = JSON.createArrayNode();
        rows.forEach(row -> array.add(row.array()));
        try {
            return JSON.writeValueAsBytes(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An array of plain values can always be written", e);
        }
    }

    /**
     * Reads the stored form of all rows of a case.
     *
     * @throws IllegalStateException when it has other columns than this release: then state is of
     *     another fold and a new generation is due
     */
    public static List<FactRow> decodeAll(byte[] stored) {
        try {
            List<FactRow> rows = new ArrayList<>();
            JSON.readTree(stored).forEach(row -> rows.add(of(row)));
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read stored facts; run ./govpulse rebuild", e);
        }
    }

    private ArrayNode array() {
        ArrayNode array = JSON.createArrayNode();
        array.add(kind.code());
        for (Optional<?> value : values) {
            if (value.isEmpty()) {
                array.addNull();
            } else if (value.get() instanceof Boolean flag) {
                array.add(flag);
            } else if (value.get() instanceof Integer number) {
                array.add(number);
            } else if (value.get() instanceof Long number) {
                array.add(number);
            } else if (value.get() instanceof LocalDate date) {
                array.add(date.toEpochDay());
            } else if (value.get() instanceof Instant instant) {
                array.add(EpochMicros.of(instant));
            } else {
                array.add(value.get().toString());
            }
        }
        return array;
    }

    private static FactRow of(JsonNode array) {
        FactKind kind = FactKind.of(array.path(0).asText());
        if (array.size() != kind.columns().size() + 1) {
            throw new IllegalStateException(
                    "Cannot read stored facts: %d columns; expected %d; run ./govpulse rebuild"
                            .formatted(array.size() - 1, kind.columns().size()));
        }
        List<Optional<?>> values = new ArrayList<>(kind.columns().size());
        for (int i = 0; i < kind.columns().size(); i++) {
            values.add(value(array.get(i + 1), kind.columns().get(i).type()));
        }
        return new FactRow(kind, values);
    }

    private static Optional<?> value(JsonNode node, ColumnType type) {
        if (node.isNull()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case TEXT -> node.textValue();
                    case BOOLEAN -> node.booleanValue();
                    case INT -> node.intValue();
                    case LONG -> node.longValue();
                    case DATE -> LocalDate.ofEpochDay(node.longValue());
                    case INSTANT -> EpochMicros.toInstant(node.longValue());
                });
    }

    /** Returns whether both rows have the same facts, whatever instant they are as of. */
    public boolean sameFacts(FactRow other) {
        if (kind != other.kind) {
            return false;
        }
        int asOf = kind.index("as_of");
        for (int i = 0; i < values.size(); i++) {
            if (i != asOf && !values.get(i).equals(other.values.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactRow row && kind == row.kind && values.equals(row.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return kind.code() + values;
    }
}
