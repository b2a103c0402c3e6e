// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.types.Types.NestedField;

/** The catalog of this process, and its tables. */
public final class Lake implements AutoCloseable {
    private final Catalog catalog;

    private Lake(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Opens the catalog.
     *
     * @param hadoopConfiguration a Hadoop {@code Configuration}; an object here, because this
     *     module has no Hadoop
     * @throws LakeException when the catalog cannot be opened
     */
    public static Lake open(LakeSettings settings, Object hadoopConfiguration) {
        settings.embeddedDirectory().ifPresent(Lake::create);
        try {
            return new Lake(
                    CatalogUtil.buildIcebergCatalog(
                            LakeSettings.CATALOG, settings.properties(), hadoopConfiguration));
        } catch (RuntimeException e) {
            throw LakeException.cannotOpen(settings, e);
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw LakeException.cannotCreate(directory, e);
        }
    }

    /**
     * Creates the namespaces, tables and columns that are missing. Run by one process before the
     * others start: concurrent first use of an empty JDBC catalog can fail.
     */
    public void createMissing() {
        for (LakeTable table : LakeTable.values()) {
            if (catalog instanceof SupportsNamespaces namespaces
                    && !namespaces.namespaceExists(table.identifier().namespace())) {
                namespaces.createNamespace(table.identifier().namespace());
            }
            if (catalog.tableExists(table.identifier())) {
                addColumns(table);
            } else {
                create(table);
            }
        }
    }

    private void create(LakeTable table) {
        try {
            catalog.buildTable(table.identifier(), table.schema())
                    .withPartitionSpec(table.partitions())
                    .withSortOrder(table.sortOrder())
                    .withProperties(table.properties())
                    .create();
        } catch (AlreadyExistsException ignored) {
            // Another process was faster; its table is the same.
        }
    }

    /** Adds the columns that a table of an earlier version lacks; its rows have no value there. */
    private void addColumns(LakeTable name) {
        Table table = table(name);
        List<NestedField> missing =
                name.schema().columns().stream()
                        .filter(column -> table.schema().findField(column.name()) == null)
                        .toList();
        if (!missing.isEmpty()) {
            UpdateSchema update = table.updateSchema();
            missing.forEach(c -> update.addColumn(c.name(), c.type(), c.doc()));
            update.commit();
        }
    }

    /** The catalog itself. */
    public Catalog catalog() {
        return catalog;
    }

    /** Loads a table with its current snapshot. */
    public Table table(LakeTable table) {
        return catalog.loadTable(table.identifier());
    }

    @Override
    public void close() throws IOException {
        if (catalog instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
