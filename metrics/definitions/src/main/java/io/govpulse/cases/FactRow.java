package io.govpulse.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a case as the values of {@link CaseFacts#COLUMNS}, and their form in stored state: a
 * JSON array in column order. State keeps the row that was written, not the facts, so that the row
 * that takes it back is the same to the letter.
 */
public final class FactRow {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Optional<?>> values;

    private FactRow(List<Optional<?>> values) {
        this.values = List.copyOf(values);
    }

    public static FactRow of(CaseFacts facts) {
        List<Optional<?>> values = new ArrayList<>(CaseFacts.COLUMNS.size());
        for (Column<CaseFacts> column : CaseFacts.COLUMNS) {
            values.add(column.value().apply(facts));
        }
        return new FactRow(values);
    }

    /** The values in column order, each of its {@link ColumnType}'s class. */
    public List<Optional<?>> values() {
        return values;
    }

    /** The value of one column. */
    public Optional<?> value(String column) {
        for (int i = 0; i < CaseFacts.COLUMNS.size(); i++) {
            if (CaseFacts.COLUMNS.get(i).name().equals(column)) {
                return values.get(i);
            }
        }
        throw new IllegalArgumentException("Cannot find column: " + column);
    }

    /** The stored form. */
    public byte[] encode() {
        ArrayNode array = JSON.createArrayNode();
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
        JsonNode array;
        try {
            array = JSON.readTree(stored);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read stored facts; run ./govpulse rebuild", e);
        }
        if (array.size() != CaseFacts.COLUMNS.size()) {
            throw new IllegalStateException(
                    "Cannot read stored facts: %d columns, this release has %d; run ./govpulse rebuild"
                            .formatted(array.size(), CaseFacts.COLUMNS.size()));
        }
        List<Optional<?>> values = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            values.add(value(array.get(i), CaseFacts.COLUMNS.get(i).type()));
        }
        return new FactRow(values);
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
        for (int i = 0; i < values.size(); i++) {
            if (!CaseFacts.COLUMNS.get(i).name().equals("as_of")
                    && !values.get(i).equals(other.values.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactRow row && values.equals(row.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
