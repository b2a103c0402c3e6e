package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceSettingsTest {

    @Test
    void withoutVariablesItListensOnLoopbackAndReadsTheHomeBesideIt() {
        ServiceSettings settings = ServiceSettings.of(Map.of());
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.definitions()).isEmpty();
        assertThat(settings.lake().properties().get("uri"))
                .contains(Path.of(".govpulse").toAbsolutePath().toString());
    }

    @Test
    void everyVariableIsRead() {
        ServiceSettings settings =
                ServiceSettings.of(
                        Map.of(
                                ServiceSettings.HOME,
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
        assertThat(settings.bind()).isEqualTo("10.1.2.3");
        assertThat(settings.port()).isEqualTo(9999);
        assertThat(settings.definitions()).contains(Path.of("/etc/govpulse/definitions.yaml"));
        assertThat(settings.units()).contains(Path.of("/etc/govpulse/units.csv"));
        assertThat(settings.lake().properties()).containsEntry("type", "rest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "65536", "-1"})
    void aPortThatIsNoneIsRefusedByName(String port) {
        assertThatThrownBy(() -> ServiceSettings.of(Map.of(ServiceSettings.PORT, port)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(port)
                .hasMessageContaining("GOVPULSE_SERVICE_PORT");
    }
}
