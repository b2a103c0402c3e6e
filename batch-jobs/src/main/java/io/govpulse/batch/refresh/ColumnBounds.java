// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.event.EpochMicros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.StrictMetricsEvaluator;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * How many rows pass a filter on generation and checkpoint, and the greatest value among them of
 * some columns. The metadata of files says it; rows are read only where a file holds some that pass
 * and some that do not.
 *
 * @param rows how many rows pass
 * @param greatest the greatest values: numbers, or instants in microseconds since 1970
 */
record ColumnBounds(long rows, Map<String, Long> greatest) {

    ColumnBounds {
        greatest = Map.copyOf(greatest);
    }

    /** Returns the greatest value of a column; empty when no row passes. */
    OptionalLong greatest(String column) {
        Long value = greatest.get(column);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /**
     * Looks at a table as it was loaded.
     *
     * @param columns columns of numbers or instants that are required and have bounds
     */
    static ColumnBounds of(Table table, Expression filter, String... columns) {
        if (table.currentSnapshot() == null) {
            return new ColumnBounds(0, Map.of());
        }
        StrictMetricsEvaluator all = new StrictMetricsEvaluator(table.schema(), filter);
        Tally tally = new Tally();
        try (CloseableIterable<FileScanTask> files =
                table.newScan()
                        .filter(filter)
                        .includeColumnStats(withFiltered(columns))
                        .planFiles()) {
            for (FileScanTask task : files) {
                if (!all.eval(task.file()) || !tally.take(task.file(), table, columns)) {
                    return ofRows(table, filter, columns);
                }
            }
        } catch (IOException e) {
            throw unreadable(table, e);
        }
        return tally.bounds();
    }

    /** The filters that this is asked with are on these two: only with their bounds, too. */
    private static List<String> withFiltered(String... columns) {
        return Stream.concat(Stream.of(columns), Stream.of("generation", "checkpoint"))
                .distinct()
                .toList();
    }

    private static ColumnBounds ofRows(Table table, Expression filter, String... columns) {
        Tally tally = new Tally();
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(table)
                        .useSnapshot(table.currentSnapshot().snapshotId())
                        .where(filter)
                        .select(columns)
                        .build()) {
            for (Record row : rows) {
                tally.rows++;
                for (String column : columns) {
                    tally.greatest.merge(column, number(row.getField(column)), Math::max);
                }
            }
        } catch (IOException e) {
            throw unreadable(table, e);
        }
        return tally.bounds();
    }

    private static long number(Object value) {
        return value instanceof OffsetDateTime time
                ? EpochMicros.of(time.toInstant())
                : (Long) value;
    }

    private static UncheckedIOException unreadable(Table table, IOException e) {
        return new UncheckedIOException("Cannot read " + table.name(), e);
    }

    private static final class Tally {
        private long rows;
        private final Map<String, Long> greatest = new HashMap<>();

        /** Returns false where the metadata of the file has no bounds. */
        boolean take(DataFile file, Table table, String... columns) {
            for (String column : columns) {
                NestedField field = table.schema().findField(column);
                @Nullable ByteBuffer upper =
                        Optional.ofNullable(file.upperBounds())
                                .map(bounds -> bounds.get(field.fieldId()))
                                .orElse(null);
                if (upper == null) {
                    return false;
                }
                greatest.merge(
                        column, Conversions.<Long>fromByteBuffer(field.type(), upper), Math::max);
            }
            rows += file.recordCount();
            return true;
        }

        ColumnBounds bounds() {
            return new ColumnBounds(rows, greatest);
        }
    }

    /** The smallest generation that a table has rows of, from its metadata. */
    static Optional<Integer> smallestGeneration(Table table) {
        int field = table.schema().findField("generation").fieldId();
        Optional<Integer> smallest = Optional.empty();
        if (table.currentSnapshot() == null) {
            return smallest;
        }
        try (CloseableIterable<FileScanTask> files =
                table.newScan().includeColumnStats(List.of("generation")).planFiles()) {
            for (FileScanTask task : files) {
                int lower =
                        Conversions.<Integer>fromByteBuffer(
                                table.schema().findType(field),
                                task.file().lowerBounds().get(field));
                smallest = Optional.of(Math.min(lower, smallest.orElse(lower)));
            }
        } catch (IOException e) {
            throw unreadable(table, e);
        }
        return smallest;
    }
}
