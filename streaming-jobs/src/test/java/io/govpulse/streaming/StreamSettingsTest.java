// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.lake.LakeSettings;
import io.govpulse.process.SettingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {
    @Test
    void defaults() {
        Path home = Path.of(".govpulse").toAbsolutePath().normalize();
        assertThat(StreamSettings.of(Map.of()))
                .isEqualTo(
                        new StreamSettings(
                                home,
                                1,
                                "127.0.0.1:9092",
                                Duration.ofSeconds(30),
                                2,
                                768,
                                100_000,
                                false,
                                Optional.empty(),
                                LakeSettings.embedded(home)));
    }

    @Test
    void everyVariableIsRead() {
        assertThat(
                        StreamSettings.of(
                                Map.of(
                                        "GOVPULSE_HOME", "/srv/govpulse",
                                        "GOVPULSE_GENERATION", "3",
                                        "GOVPULSE_KAFKA_BOOTSTRAP", "kafka-1:9092,kafka-2:9092",
                                        "GOVPULSE_COMMIT_EVERY", "500ms",
                                        "GOVPULSE_STREAM_PARALLELISM", "4",
                                        "GOVPULSE_STREAM_STATE_MEMORY", "256",
                                        "GOVPULSE_STREAM_CACHED_EVENTS", "0",
                                        "GOVPULSE_STREAM_ACCEPT_LOSS", "yes",
                                        "GOVPULSE_RULES", "/srv/rules.yaml",
                                        "GOVPULSE_CATALOG_TYPE", "rest")))
                .isEqualTo(
                        new StreamSettings(
                                Path.of("/srv/govpulse"),
                                3,
                                "kafka-1:9092,kafka-2:9092",
                                Duration.ofMillis(500),
                                4,
                                256,
                                0,
                                true,
                                Optional.of(Path.of("/srv/rules.yaml")),
                                new LakeSettings(Map.of("type", "rest"))));
    }

    @Test
    void aQuarterOfTheSubtasksWritesWhatIsFewAndAtLeastOne() {
        assertThat(parallelismOfFewRows("1")).isEqualTo(1);
        assertThat(parallelismOfFewRows("2")).isEqualTo(1);
        assertThat(parallelismOfFewRows("9")).isEqualTo(3);
        assertThat(parallelismOfFewRows("32768")).isEqualTo(8_192);
    }

    @Test
    void theSubtasksShareWhatIsKeptInMemory() {
        StreamSettings settings =
                StreamSettings.of(
                        Map.of(
                                "GOVPULSE_STREAM_PARALLELISM", "3",
                                "GOVPULSE_STREAM_CACHED_EVENTS", "100"));
        assertThat(settings.cachedEventsOfSubtask()).isEqualTo(33);
    }

    private static int parallelismOfFewRows(String parallelism) {
        return StreamSettings.of(Map.of("GOVPULSE_STREAM_PARALLELISM", parallelism))
                .parallelismOfFewRows();
    }

    @Test
    void whatIsNotAcceptableIsRefusedByVariable() {
        refused("GOVPULSE_GENERATION", "0", "expected a whole number from 1");
        refused("GOVPULSE_COMMIT_EVERY", "10ms", "of at least PT0.1S");
        refused("GOVPULSE_STREAM_STATE_MEMORY", "63", "expected a whole number from 64 to");
        refused("GOVPULSE_STREAM_CACHED_EVENTS", "-1", "expected a whole number from 0 to");
        refused("GOVPULSE_STREAM_PARALLELISM", "many", "expected a whole number from 1 to 32768");
    }

    private static void refused(String variable, String value, String message) {
        assertThatThrownBy(() -> StreamSettings.of(Map.of(variable, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("Cannot read %s: '%s'; ".formatted(variable, value))
                .hasMessageContaining(message);
    }

    @Test
    void aLakeThatCannotBeReachedIsRefused() {
        assertThatThrownBy(() -> StreamSettings.of(Map.of("GOVPULSE_CATALOG_TYPE", "jdbc")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("GOVPULSE_CATALOG_WAREHOUSE");
        LakeSettings unknown =
                StreamSettings.of(
                                Map.of(
                                        "GOVPULSE_CATALOG_TYPE", "glue",
                                        "GOVPULSE_CATALOG_WAREHOUSE", "/srv/lake"))
                        .lake();
        assertThatThrownBy(() -> FlinkCatalog.of(unknown))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "Cannot read GOVPULSE_CATALOG_TYPE: 'glue'; expected jdbc, rest or hive");
    }
}
