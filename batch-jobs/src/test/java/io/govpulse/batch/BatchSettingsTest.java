// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchSettingsTest {

    private static BatchSettings of(Map<String, String> environment) {
        return BatchSettings.of(Settings.of(environment));
    }

    @Test
    void aFileThatCannotBeReadIsAWrongSetting() {
        BatchSettings settings =
                of(
                        Map.of(
                                "GOVPULSE_DEFINITIONS", "/none/definitions.yaml",
                                "GOVPULSE_RULES", "/none/rules.yaml"));
        assertThatThrownBy(settings::loadDefinitions)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("/none/definitions.yaml");
        assertThatThrownBy(settings::loadRules)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("/none/rules.yaml");
    }

    @Test
    void defaultsNeedNoEnvironment() {
        BatchSettings settings = BatchSettings.of(Settings.of(Map.of()));
        assertThat(settings.home()).isEqualTo(Path.of(".govpulse").toAbsolutePath());
        assertThat(settings.definitions()).isEmpty();
        assertThat(settings.rules()).isEmpty();
        assertThat(settings.refreshEvery()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.upkeepEvery()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.lake().properties()).containsEntry("type", "jdbc");
        assertThat(settings.loadDefinitions().scorecards()).isNotEmpty();
        assertThat(settings.loadRules().contentHash()).hasSize(64);
    }

    @Test
    void everyVariableIsRead() {
        BatchSettings settings =
                of(
                        Map.of(
                                "GOVPULSE_HOME", "/data/govpulse",
                                "GOVPULSE_CATALOG_TYPE", "rest",
                                "GOVPULSE_CATALOG_URI", "http://catalog:8181",
                                "GOVPULSE_DEFINITIONS", "/data/definitions.yaml",
                                "GOVPULSE_RULES", "/data/rules.yaml",
                                "GOVPULSE_REFRESH_EVERY", "1m",
                                "GOVPULSE_UPKEEP_EVERY", "PT90M"));
        assertThat(settings.home()).isEqualTo(Path.of("/data/govpulse"));
        assertThat(settings.lake().properties())
                .containsEntry("type", "rest")
                .containsEntry("uri", "http://catalog:8181");
        assertThat(settings.definitions()).contains(Path.of("/data/definitions.yaml"));
        assertThat(settings.rules()).contains(Path.of("/data/rules.yaml"));
        assertThat(settings.refreshEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.upkeepEvery()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void aTimeThatIsNoneIsRefusedAndTheMessageSaysWhatIsExpected() {
        for (String text : new String[] {"soon", "0m", "-5m"}) {
            assertThatThrownBy(() -> of(Map.of("GOVPULSE_REFRESH_EVERY", text)))
                    .isInstanceOf(SettingException.class)
                    .hasMessage(
                            "Cannot read GOVPULSE_REFRESH_EVERY: '%s'; expected a time such as 30s, 5m, 1h or PT30S, of at least PT1S"
                                    .formatted(text));
        }
    }
}
