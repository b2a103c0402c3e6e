package io.govpulse.cases.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.govpulse.cases.*;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One row of facts as the values of the columns of its {@link FactKind}, and its form in stored
 * state: a JSON array of the kind and the values in column order. State keeps the row that was
 * written, not the facts, so that the row that takes it back is the same to the letter.
 */
public final class FactRow {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FactKind kind;
    private final List<Optional<?>> values;

    private FactRow(FactKind kind, List<Optional<?>> values) {
        this.kind = kind;
        this.values = List.copyOf(values);
    }

    /** All rows of a case: that of the case first, then its steps and ratings. */
    public static List<FactRow> allOf(CaseFacts facts) {
        List<FactRow> rows = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            kind.rows(facts).forEach(values -> rows.add(new FactRow(kind, values)));
        }
        return rows;
    }

    /** The row of the case itself. */
    public static FactRow of(CaseFacts facts) {
        return new FactRow(FactKind.CASE, FactKind.CASE.rows(facts).get(0));
    }

    /** Which table it belongs to. */
    public FactKind kind() {
        return kind;
    }

    /** What names it among all rows of its case. */
    public String key() {
        return kind.keyOf(this::value);
    }

    /** The values in column order, each of its {@link ColumnType}'s class. */
    public List<Optional<?>> values() {
        return values;
    }

    /** The value of one column. */
    public Optional<?> value(String column) {
        return values.get(kind.index(column));
    }

    /** The stored form of all rows of a case: an array of {@link #encode() each}. */
    public static byte[] encodeAll(Collection<FactRow> rows) {
        ArrayNode array = JSON.createArrayNode();
        rows.forEach(row -> array.add(row.array()));
        return bytes(array);
    }

    /**
     * Reads the stored form of all rows of a case.
     *
     * @throws IllegalStateException as {@link #decode}
     */
    public static List<FactRow> decodeAll(byte[] stored) {
        List<FactRow> rows = new ArrayList<>();
        read(stored).forEach(row -> rows.add(of(row)));
        return rows;
    }

    /** The stored form. */
    public byte[] encode() {
        return bytes(array());
    }

    private ArrayNode array() {
        ArrayNode array = JSON.createArrayNode();
        array.add(kind.word());
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
                array.add(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            } else {
                array.add(value.get().toString());
            }
        }
        return array;
    }

    private static byte[] bytes(ArrayNode array) {
        try {
            return JSON.writeValueAsBytes(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An array of plain values can always be written", e);
        }
    }

    /**
     * Reads the stored form.
     *
     * @throws IllegalStateException when it has other columns than this release: then state is of
     *     another fold and a new generation is due
     */
    public static FactRow decode(byte[] stored) {
        return of(read(stored));
    }

    private static JsonNode read(byte[] stored) {
        try {
            return JSON.readTree(stored);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read stored facts; run ./govpulse rebuild", e);
        }
    }

    private static FactRow of(JsonNode array) {
        FactKind kind = FactKind.of(array.path(0).asText());
        if (array.size() != kind.columns().size() + 1) {
            throw new IllegalStateException(
                    "Cannot read stored facts: %d columns, this release has %d; run ./govpulse rebuild"
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
                    case INSTANT -> Instant.EPOCH.plus(node.longValue(), ChronoUnit.MICROS);
                });
    }

    /** Whether both say the same but for the instant they say it for. */
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
        return kind.word() + values;
    }
}
