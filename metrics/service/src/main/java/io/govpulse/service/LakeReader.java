package io.govpulse.service;

import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads tables of the lake. The catalog is opened when it is first asked for, so that the service
 * starts before there is one.
 */
final class LakeReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LakeReader.class);

    private final LakeSettings settings;
    private @Nullable Lake lake;

    LakeReader(LakeSettings settings) {
        Map<String, String> properties = new HashMap<>(settings.properties());
        // Concurrent first use of an empty JDBC catalog can fail: a reader must not be part of it,
        // neither in creating its tables nor in bringing them to a schema version.
        properties.put("jdbc.init-catalog-tables", "false");
        properties.remove("jdbc.schema-version");
        this.settings = new LakeSettings(properties);
    }

    /**
     * A table as it stands now.
     *
     * @throws RuntimeException when the catalog cannot be reached or has no such table
     */
    Table table(LakeTable table) {
        return open().table(table);
    }

    private synchronized Lake open() {
        if (lake == null) {
            lake = Lake.open(settings, new Configuration());
        }
        return lake;
    }

    /**
     * Hands over the rows that pass the filter, one by one; files that cannot hold one are left.
     */
    static void scan(
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
