// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.cases.table.FactKind;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import io.govpulse.process.SettingException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;

/** The catalog of the lake as Flink's operators open it. */
final class FlinkCatalog {
    private final CatalogLoader loader;

    private FlinkCatalog(CatalogLoader loader) {
        this.loader = loader;
    }

    /**
     * Creates the catalog; nothing is opened yet.
     *
     * @throws SettingException when Flink has no catalog of the configured type
     */
    static FlinkCatalog of(LakeSettings lake) {
        Map<String, String> properties = new HashMap<>(lake.properties());
        String type = properties.remove("type");
        return new FlinkCatalog(
                switch (type == null ? "" : type) {
                    case "jdbc" ->
                            CatalogLoader.custom(
                                    LakeSettings.CATALOG,
                                    properties,
                                    hadoop(),
                                    "org.apache.iceberg.jdbc.JdbcCatalog");
                    case "rest" -> CatalogLoader.rest(LakeSettings.CATALOG, hadoop(), properties);
                    case "hive" -> CatalogLoader.hive(LakeSettings.CATALOG, hadoop(), properties);
                    default ->
                            throw new SettingException(
                                    "Cannot read %sTYPE: '%s'; expected jdbc, rest or hive"
                                            .formatted(
                                                    LakeSettings.VARIABLE_PREFIX,
                                                    type == null ? "" : type),
                                    null);
                });
    }

    /** The loader of one table. */
    TableLoader table(LakeTable table) {
        return TableLoader.fromCatalog(loader, table.identifier());
    }

    /** The loaders of the tables of signed facts. */
    Map<FactKind, TableLoader> factTables() {
        Map<FactKind, TableLoader> loaders = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            loaders.put(kind, table(LakeTable.changesOf(kind)));
        }
        return loaders;
    }

    /** A Hadoop configuration that reads no files of the machine. */
    static Configuration hadoop() {
        Configuration hadoop = new Configuration(false);
        hadoop.setClass("fs.file.impl", LocalFiles.class, FileSystem.class);
        return hadoop;
    }
}
