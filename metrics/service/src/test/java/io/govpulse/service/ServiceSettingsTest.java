// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceSettingsTest {

    @Test
    void withoutVariablesItListensOnLoopbackAndReadsTheHomeBesideIt() {
        ServiceSettings settings = settings(Map.of());
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.definitions()).isEmpty();
        assertThat(settings.lake().properties().get("uri"))
                .contains(Path.of(".govpulse").toAbsolutePath().toString());
    }

    @Test
    void everyVariableIsRead() {
        ServiceSettings settings =
                settings(
                        Map.of(
                                Settings.HOME,
                                "/srv/govpulse",
                                ServiceSettings.BIND,
                                "10.1.2.3",
                                ServiceSettings.PORT,
                                "9999",
                                ServiceSettings.DEFINITIONS,
                                "/etc/govpulse/definitions.yaml",
                                ServiceSettings.UNITS,
                                "/etc/govpulse/units.csv",
                                "GOVPULSE_CATALOG_TYPE",
                                "rest",
                                "GOVPULSE_CATALOG_URI",
                                "http://catalog"));
        assertThat(settings.home()).isEqualTo(Path.of("/srv/govpulse"));
        assertThat(settings.bind()).isEqualTo("10.1.2.3");
        assertThat(settings.port()).isEqualTo(9999);
        assertThat(settings.definitions()).contains(Path.of("/etc/govpulse/definitions.yaml"));
        assertThat(settings.units()).contains(Path.of("/etc/govpulse/units.csv"));
        assertThat(settings.lake().properties()).containsEntry("type", "rest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "65536", "-1"})
    void aPortThatIsNoneIsRefusedByName(String port) {
        assertThatThrownBy(() -> settings(Map.of(ServiceSettings.PORT, port)))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "Cannot read GOVPULSE_SERVICE_PORT: '%s'; expected a whole number from 0 to 65535",
                        port);
    }

    private static ServiceSettings settings(Map<String, String> environment) {
        return ServiceSettings.of(Settings.of(environment));
    }
}
