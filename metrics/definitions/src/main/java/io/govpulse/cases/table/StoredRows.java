// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import io.govpulse.event.EpochMicros;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of the rows of a case: binary, by the types of the columns.
 *
 * <pre>
 *   rows     form (1 byte), number of rows, rows
 *   row      kind (its place among the kinds), number of columns, which columns have a value (a bit
 *            each, the first column in the lowest bit of the first byte), those values in order
 *   TEXT     number of bytes, UTF-8
 *   BOOLEAN  1 byte: 0 or 1
 *   INT, LONG, DATE as days and INSTANT as microseconds since 1970: numbers
 *   number   zigzag (0, −1, 1, −2 …), seven bits a byte, the lowest first, the highest bit set in
 *            all but the last
 * </pre>
 *
 * State of earlier checkpoints holds such rows: a change here needs another form and a new version
 * of the state.
 */
final class StoredRows {
    private static final byte FORM = 2;
    private static final int USUAL_BYTES = 512;
    private static final int LONGEST_NUMBER = 10;
    private static final String REFUSAL = "Cannot read stored facts; run ./govpulse rebuild";

    private StoredRows() {}

    static byte[] encode(Collection<FactRow> rows) {
        Output out = new Output();
        out.write(FORM);
        out.number(rows.size());
        for (FactRow row : rows) {
            encode(row, out);
        }
        return out.written();
    }

    private static void encode(FactRow row, Output out) {
        List<? extends Column<?>> columns = row.kind().columns();
        out.write(row.kind().ordinal());
        out.number(columns.size());
        byte[] present = new byte[bytesOfBits(columns.size())];
        for (int i = 0; i < columns.size(); i++) {
            if (row.value(i).isPresent()) {
                present[i / Byte.SIZE] |= (byte) (1 << (i % Byte.SIZE));
            }
        }
        out.write(present);
        for (int i = 0; i < columns.size(); i++) {
            if (isSet(present, i)) {
                encode(row.value(i).orElseThrow(), columns.get(i).type(), out);
            }
        }
    }

    private static void encode(Object value, ColumnType type, Output out) {
        switch (type) {
            case TEXT -> {
                byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
                out.number(text.length);
                out.write(text);
            }
            case BOOLEAN -> out.write((Boolean) value ? 1 : 0);
            case INT -> out.number((Integer) value);
            case LONG -> out.number((Long) value);
            case DATE -> out.number(((LocalDate) value).toEpochDay());
            case INSTANT -> out.number(EpochMicros.of((Instant) value));
        }
    }

    static List<FactRow> decode(byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        try {
            if (in.get() != FORM) {
                throw new IllegalStateException(REFUSAL);
            }
            int count = Math.toIntExact(number(in));
            List<FactRow> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                rows.add(decode(in));
            }
            return rows;
        } catch (BufferUnderflowException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new IllegalStateException(REFUSAL, e);
        }
    }

    private static FactRow decode(ByteBuffer in) {
        FactKind kind = FactKind.all().get(in.get());
        List<? extends Column<?>> columns = kind.columns();
        long stored = number(in);
        if (stored != columns.size()) {
            throw new IllegalStateException(
                    "Cannot read stored facts: %d columns; expected %d; run ./govpulse rebuild"
                            .formatted(stored, columns.size()));
        }
        byte[] present = new byte[bytesOfBits(columns.size())];
        in.get(present);
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            if (isSet(present, i)) {
                values[i] = decode(in, columns.get(i).type());
            }
        }
        return new FactRow(kind, values);
    }

    private static Object decode(ByteBuffer in, ColumnType type) {
        return switch (type) {
            case TEXT -> text(in);
            case BOOLEAN -> in.get() != 0;
            case INT -> Math.toIntExact(number(in));
            case LONG -> number(in);
            case DATE -> LocalDate.ofEpochDay(number(in));
            case INSTANT -> EpochMicros.toInstant(number(in));
        };
    }

    private static String text(ByteBuffer in) {
        int length = Math.toIntExact(number(in));
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException(REFUSAL);
        }
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static long number(ByteBuffer in) {
        long rest = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            byte next = in.get();
            rest |= (long) (next & 0x7F) << (7 * i);
            if (next >= 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new IllegalStateException(REFUSAL);
    }

    private static int bytesOfBits(int bits) {
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static boolean isSet(byte[] bits, int index) {
        return (bits[index / Byte.SIZE] & (1 << (index % Byte.SIZE))) != 0;
    }

    /** Bytes that grow; not {@link java.io.ByteArrayOutputStream}, which locks for each of them. */
    private static final class Output {
        private byte[] bytes = new byte[USUAL_BYTES];
        private int size;

        private void write(int value) {
            ensure(1);
            bytes[size++] = (byte) value;
        }

        private void write(byte[] values) {
            ensure(values.length);
            System.arraycopy(values, 0, bytes, size, values.length);
            size += values.length;
        }

        private void number(long value) {
            ensure(LONGEST_NUMBER);
            long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
            while ((rest & ~0x7FL) != 0) {
                bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        private void ensure(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }

        private byte[] written() {
            return Arrays.copyOf(bytes, size);
        }
    }
}
