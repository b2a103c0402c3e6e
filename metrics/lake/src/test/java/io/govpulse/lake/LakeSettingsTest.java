// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeSettingsTest {
    private static final Path HOME = Path.of("/srv/govpulse");

    private static LakeSettings of(Map<String, String> environment) {
        return LakeSettings.of(Settings.of(environment));
    }

    @Test
    void keepsTheCatalogInAFileOfTheHomeByDefault() {
        LakeSettings settings = of(Map.of("PATH", "/bin", "GOVPULSE_HOME", HOME.toString()));

        assertThat(settings.properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "type", "jdbc",
                                "uri",
                                        "jdbc:sqlite:/srv/govpulse/lake/catalog.db?busy_timeout=30000",
                                "jdbc.schema-version", "V1",
                                "warehouse", "file:/srv/govpulse/lake/warehouse"));
        assertThat(settings.embeddedDirectory()).contains(Path.of("/srv/govpulse/lake"));
    }

    @Test
    void isReadWithTheSettingsOfTheProcess() {
        assertThat(of(Map.of("GOVPULSE_HOME", "/srv/govpulse")))
                .isEqualTo(LakeSettings.embedded(HOME));
    }

    @Test
    void takesAHomeThatIsRelativeOrRoundabout() {
        assertThat(LakeSettings.embedded(Path.of("/srv/other/../govpulse")))
                .isEqualTo(LakeSettings.embedded(HOME));
        assertThat(LakeSettings.embedded(Path.of("home")).properties().get("warehouse"))
                .isEqualTo("file:" + Path.of("home").toAbsolutePath() + "/lake/warehouse");
    }

    @Test
    void takesEveryPropertyFromTheEnvironment() {
        LakeSettings settings =
                of(
                        Map.of(
                                "GOVPULSE_CATALOG_TYPE", "jdbc",
                                "GOVPULSE_CATALOG_URI", "jdbc:postgresql://db/lake",
                                "GOVPULSE_CATALOG_JDBC_USER", "lake",
                                "GOVPULSE_CATALOG_JDBC_PASSWORD", "secret",
                                "GOVPULSE_CATALOG_JDBC_SCHEMA_VERSION", "V1",
                                "GOVPULSE_CATALOG_WAREHOUSE", "s3://lake/warehouse",
                                "GOVPULSE_HOME", "/elsewhere"));

        assertThat(settings.properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "type", "jdbc",
                                "uri", "jdbc:postgresql://db/lake",
                                "jdbc.user", "lake",
                                "jdbc.password", "secret",
                                "jdbc.schema-version", "V1",
                                "warehouse", "s3://lake/warehouse"));
        assertThat(settings.embeddedDirectory()).isEmpty();
    }

    @Test
    void spellsPropertiesWithDashesAsIcebergDoes() {
        assertThat(
                        of(Map.of(
                                        "GOVPULSE_CATALOG_TYPE", "rest",
                                        "GOVPULSE_CATALOG_IO_IMPL",
                                                "org.apache.iceberg.aws.s3.S3FileIO"))
                                .properties())
                .containsEntry("io-impl", "org.apache.iceberg.aws.s3.S3FileIO")
                .doesNotContainKey("io.impl");
    }

    @Test
    void takesOtherPropertiesFromAFileAndVariablesGoBeforeIt(@TempDir Path directory)
            throws Exception {
        Path file = directory.resolve("catalog.properties");
        Files.writeString(
                file,
                "type=jdbc\nuri=jdbc:postgresql://old/lake\nwarehouse=s3://lake/w\ns3.path-style-access=true\n");
        Map<String, String> environment =
                Map.of(
                        "GOVPULSE_CATALOG_PROPERTIES",
                        file.toString(),
                        "GOVPULSE_CATALOG_URI",
                        "jdbc:postgresql://db/lake");

        assertThat(of(environment).properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "type", "jdbc",
                                "uri", "jdbc:postgresql://db/lake",
                                "warehouse", "s3://lake/w",
                                "s3.path-style-access", "true"));
        Files.delete(file);
        assertThatThrownBy(() -> of(environment))
                .hasMessageStartingWith("Cannot read GOVPULSE_CATALOG_PROPERTIES: '" + file)
                .hasMessageContaining("NAME=VALUE a line");
    }

    @Test
    void needsNoWarehouseWhereACatalogServerKnowsIt() {
        assertThat(
                        of(Map.of(
                                        "GOVPULSE_CATALOG_TYPE", "rest",
                                        "GOVPULSE_CATALOG_URI", "http://catalog:8181"))
                                .properties())
                .containsOnlyKeys("type", "uri");
    }

    @Test
    void saysWhichVariableIsMissing() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> of(Map.of("GOVPULSE_CATALOG_TYPE", "hive")))
                .withMessage(
                        "Cannot read GOVPULSE_CATALOG_WAREHOUSE: '' of a catalog of type 'hive';"
                                + " expected where the tables lie, such as s3://lake/warehouse");
    }

    @Test
    void registersTheSameCatalogInSparkWithoutItsCache() {
        assertThat(LakeSettings.embedded(HOME).spark())
                .containsEntry("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
                .containsEntry("spark.sql.catalog.lake.type", "jdbc")
                .containsEntry(
                        "spark.sql.catalog.lake.warehouse", "file:/srv/govpulse/lake/warehouse")
                .containsEntry("spark.sql.catalog.lake.cache-enabled", "false");
    }
}
