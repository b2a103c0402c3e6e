// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The catalog and how to reach it: the same name and properties in every engine.
 *
 * @param properties Iceberg catalog properties; {@code type} names the kind of catalog
 */
public record LakeSettings(Map<String, String> properties) {
    /** Name of the catalog in every engine; part of the key of JDBC catalogs. */
    public static final String CATALOG = "lake";

    /**
     * Environment variables that begin so become catalog properties: {@code _} reads as a dot.
     * Names that hold a dash or a capital letter stand in a file.
     */
    public static final String VARIABLE_PREFIX = "GOVPULSE_CATALOG_";

    private static final String FILE = VARIABLE_PREFIX + "PROPERTIES";

    /** The properties that have dashes where their variables have underlines. */
    private static final Map<String, String> DASHED =
            Map.of(
                    "jdbc.schema.version", "jdbc.schema-version",
                    "io.impl", "io-impl",
                    "catalog.impl", "catalog-impl");

    private static final String SQLITE = "jdbc:sqlite:";

    public LakeSettings {
        properties = Map.copyOf(properties);
    }

    /**
     * The embedded default: a JDBC catalog on SQLite, files beside it.
     *
     * @param home the platform's home directory
     */
    public static LakeSettings embedded(Path home) {
        Path lake = home.toAbsolutePath().normalize().resolve("lake");
        return new LakeSettings(
                Map.of(
                        "type",
                        "jdbc",
                        // A short wait surfaces SQLITE_BUSY, which Iceberg does not retry.
                        "uri",
                        SQLITE + lake.resolve("catalog.db") + "?busy_timeout=30000",
                        "jdbc.schema-version",
                        "V1",
                        "warehouse",
                        lake.resolve("warehouse")
                                .toUri()
                                .toString()
                                .replaceFirst("^file:///", "file:/")));
    }

    /**
     * Reads the settings of this process: {@code GOVPULSE_CATALOG_*} where any is set (PostgreSQL,
     * REST, Hive in production), else the embedded default in the platform's home. {@code
     * GOVPULSE_CATALOG_PROPERTIES} is a file of properties as Iceberg spells them, such as {@code
     * s3.path-style-access}; variables go before it.
     *
     * @throws SettingException when a catalog is named, but not where its tables lie, or the file
     *     cannot be read
     */
    public static LakeSettings of(Settings settings) {
        Map<String, String> properties = new LinkedHashMap<>();
        settings.path(FILE).ifPresent(file -> properties.putAll(read(file)));
        settings.environment()
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(VARIABLE_PREFIX) && !name.equals(FILE)) {
                                properties.put(
                                        property(name.substring(VARIABLE_PREFIX.length())), value);
                            }
                        });
        if (properties.isEmpty()) {
            return embedded(settings.home());
        }
        if (!properties.containsKey("warehouse") && !"rest".equals(properties.get("type"))) {
            throw new SettingException(
                    "Cannot read "
                            + VARIABLE_PREFIX
                            + "WAREHOUSE: '' of a catalog of type '"
                            + properties.getOrDefault("type", "")
                            + "'; expected where the tables lie, such as s3://lake/warehouse",
                    null);
        }
        return new LakeSettings(properties);
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingException(
                    "Cannot read %s: '%s'; expected a file of Iceberg's catalog properties, NAME=VALUE a line"
                            .formatted(FILE, file),
                    e);
        }
        Map<String, String> read = new LinkedHashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> read.put(name, properties.getProperty(name).strip()));
        return read;
    }

    private static String property(String variable) {
        String dotted = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return DASHED.getOrDefault(dotted, dotted);
    }

    /** The directory of the embedded catalog's file; empty with any other catalog. */
    Optional<Path> embeddedDirectory() {
        String uri = properties.getOrDefault("uri", "");
        return uri.startsWith(SQLITE)
                ? Optional.ofNullable(
                        Path.of(uri.substring(SQLITE.length()).replaceFirst("\\?.*", ""))
                                .getParent())
                : Optional.empty();
    }

    /** Spark settings that register the catalog: {@code spark.sql.catalog.lake…}. */
    public Map<String, String> spark() {
        String prefix = "spark.sql.catalog." + CATALOG;
        Map<String, String> spark = new LinkedHashMap<>();
        spark.put(prefix, "org.apache.iceberg.spark.SparkCatalog");
        properties.forEach((name, value) -> spark.put(prefix + "." + name, value));
        // A cached table would show a long session the rows of when it began.
        spark.put(prefix + ".cache-enabled", "false");
        return spark;
    }
}
