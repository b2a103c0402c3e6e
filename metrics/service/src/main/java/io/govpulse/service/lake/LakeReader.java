// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.lake;

import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import io.govpulse.service.failure.ServiceFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads tables of the lake. The catalog is opened at its first use, so that the service starts
 * before there is one.
 */
public final class LakeReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LakeReader.class);

    private final LakeSettings settings;
    private @Nullable Lake lake;

    /** Creates a reader that has not opened the catalog yet. */
    public LakeReader(LakeSettings settings) {
        Map<String, String> properties = new HashMap<>(settings.properties());
        // Concurrent first use of an empty JDBC catalog can fail: a reader must not be part of it,
        // neither in creating its tables nor in bringing them to a schema version.
        properties.put("jdbc.init-catalog-tables", "false");
        properties.remove("jdbc.schema-version");
        this.settings = new LakeSettings(properties);
    }

    /**
     * Loads a table in its current state.
     *
     * @throws ServiceFailure when the catalog cannot be reached or has no such table
     */
    public Table table(LakeTable table) {
        return reading(() -> open().table(table));
    }

    /**
     * Brings a table to its current state.
     *
     * @throws ServiceFailure when the catalog cannot be reached
     */
    public static void refresh(Table table) {
        reading(
                () -> {
                    table.refresh();
                    return table;
                });
    }

    /**
     * Reads something.
     *
     * @throws ServiceFailure when the catalog or a file cannot be read
     */
    public static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (NoSuchTableException
                | NotFoundException
                | UncheckedIOException
                | UncheckedSQLException e) {
            throw ServiceFailure.lakeUnreadable(e);
        }
    }

    private synchronized Lake open() {
        if (lake == null) {
            lake = Lake.open(settings, new Configuration());
        }
        return lake;
    }

    /**
     * Hands over the rows that pass the filter, one by one; files that cannot hold one are skipped.
     *
     * @throws ServiceFailure when the table cannot be read
     */
    public static void scan(
            Table table, Collection<String> columns, Expression filter, Consumer<Record> row) {
        reading(
                () -> {
                    scanFiles(table, columns, filter, row);
                    return table;
                });
    }

    private static void scanFiles(
            Table table, Collection<String> columns, Expression filter, Consumer<Record> row) {
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(table).where(filter).select(columns).build()) {
            rows.forEach(row);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read table " + table.name(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (lake != null) {
            try {
                lake.close();
            } catch (Exception e) {
                LOG.warn("Cannot close the catalog", e);
            }
            lake = null;
        }
    }
}
