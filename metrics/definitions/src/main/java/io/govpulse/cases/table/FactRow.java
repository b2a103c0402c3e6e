// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import io.govpulse.cases.CaseFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of facts: the values of the columns of its {@link FactKind}. State keeps the row that was
 * written, not the facts, so that the row that cancels it is the same to the letter; {@link
 * StoredRows} is its form there.
 */
public final class FactRow {
    private final FactKind kind;

    /** In column order, each of its {@link ColumnType}'s class; null where there is none. */
    private final @Nullable Object[] values;

    private @Nullable String key;

    FactRow(FactKind kind, @Nullable Object[] values) {
        this.kind = kind;
        this.values = values;
    }

    /** Returns all rows of a case: its own first, then those of its activities and ratings. */
    public static List<FactRow> allOf(CaseFacts facts) {
        List<FactRow> rows = new ArrayList<>();
        for (FactKind kind : FactKind.all()) {
            for (Object[] values : kind.rows(facts)) {
                rows.add(new FactRow(kind, values));
            }
        }
        return rows;
    }

    static <R> @Nullable Object[] values(List<Column<R>> columns, R facts) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value().apply(facts).orElse(null);
        }
        return values;
    }

    /** Returns its kind, which is its table. */
    public FactKind kind() {
        return kind;
    }

    /** Returns what identifies it among all rows of its case. */
    public String key() {
        if (key == null) {
            StringBuilder text = new StringBuilder(kind.code()).append(' ');
            String separator = "";
            for (int index : kind.keyIndexes()) {
                text.append(separator).append(Objects.requireNonNullElse(values[index], ""));
                separator = " ";
            }
            key = text.toString();
        }
        return key;
    }

    /** Returns the values in column order, each of its {@link ColumnType}'s class. */
    public List<Optional<?>> values() {
        List<Optional<?>> all = new ArrayList<>(values.length);
        for (Object value : values) {
            all.add(Optional.ofNullable(value));
        }
        return all;
    }

    /** Returns the value of one column. */
    public Optional<?> value(String column) {
        return value(kind.index(column));
    }

    /** Returns the value of the column at a position of {@link FactKind#columns}. */
    public Optional<?> value(int index) {
        return Optional.ofNullable(values[index]);
    }

    /** Returns the instant at which it changes with no new event. */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable((Instant) values[kind.validUntilIndex()]);
    }

    /** Returns the stored form of all rows of a case. */
    public static byte[] encodeAll(Collection<FactRow> rows) {
        return StoredRows.encode(rows);
    }

    /**
     * Reads the stored form of all rows of a case.
     *
     * @throws IllegalStateException when it has other columns than this release: then state is of
     *     another fold and a new generation is due
     */
    public static List<FactRow> decodeAll(byte[] stored) {
        return StoredRows.decode(stored);
    }

    /** Returns whether both rows have the same facts, whatever instant they are as of. */
    public boolean sameFacts(FactRow other) {
        if (kind != other.kind) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (i != kind.asOfIndex() && !Objects.equals(values[i], other.values[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactRow row
                && kind == row.kind
                && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return kind.code() + Arrays.toString(values);
    }
}
