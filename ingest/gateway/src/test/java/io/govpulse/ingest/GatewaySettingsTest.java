// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewaySettingsTest {
    @Test
    void listensOnLoopbackWithoutAnySetting() {
        assertThat(settings(Map.of("GOVPULSE_BIND", " ")))
                .isEqualTo(
                        new GatewaySettings(
                                Path.of(".govpulse"),
                                "127.0.0.1",
                                8081,
                                "127.0.0.1:9092",
                                Optional.empty(),
                                8 * 1024 * 1024,
                                1000));
    }

    @Test
    void takesEverySettingFromTheEnvironment() {
        assertThat(
                        settings(
                                Map.of(
                                        "GOVPULSE_HOME", "/srv/pulse",
                                        "GOVPULSE_BIND", "10.0.0.7",
                                        "GOVPULSE_INTAKE_PORT", "18081",
                                        "GOVPULSE_KAFKA_PORT", "19092",
                                        "GOVPULSE_RULES", "/srv/rules.yaml",
                                        "GOVPULSE_INTAKE_MAX_BODY", "2048",
                                        "GOVPULSE_INTAKE_MAX_BATCH", "10")))
                .isEqualTo(
                        new GatewaySettings(
                                Path.of("/srv/pulse"),
                                "10.0.0.7",
                                18081,
                                "127.0.0.1:19092",
                                Optional.of(Path.of("/srv/rules.yaml")),
                                2048,
                                10));
    }

    @Test
    void prefersAKafkaClusterToAPortOnThisMachine() {
        assertThat(
                        settings(
                                        Map.of(
                                                "GOVPULSE_KAFKA_BOOTSTRAP", "k1:9092,k2:9092",
                                                "GOVPULSE_KAFKA_PORT", "19092"))
                                .kafkaBootstrap())
                .isEqualTo("k1:9092,k2:9092");
    }

    @Test
    void namesTheVariableThatIsWrong() {
        assertThatThrownBy(() -> settings(Map.of("GOVPULSE_INTAKE_PORT", "http")))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "Cannot read GOVPULSE_INTAKE_PORT: 'http'; expected a whole number from 0 to"
                                + " 65535");
    }

    private static GatewaySettings settings(Map<String, String> environment) {
        return GatewaySettings.of(Settings.of(environment));
    }
}
