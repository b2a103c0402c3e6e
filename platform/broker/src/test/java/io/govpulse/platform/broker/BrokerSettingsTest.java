// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
    private static final Path DIRECTORY = Path.of("some", "where").toAbsolutePath();

    @Test
    void takesFreePortsAndLittleMemoryByDefault() {
        assertThat(BrokerSettings.in(DIRECTORY))
                .isEqualTo(
                        new BrokerSettings(
                                DIRECTORY,
                                DIRECTORY.resolve("kafka.log"),
                                0,
                                0,
                                384,
                                Duration.ofSeconds(60),
                                false));
    }

    @Test
    void changesOnlyWhatIsAsked() {
        Path log = DIRECTORY.resolve("logs/kafka.log");
        assertThat(BrokerSettings.in(DIRECTORY).withPort(9092).withLog(log).stoppedWithThisJvm())
                .isEqualTo(
                        new BrokerSettings(
                                DIRECTORY, log, 9092, 0, 384, Duration.ofSeconds(60), true));
    }

    @Test
    void refusesPortsThatAreNone() {
        assertThatThrownBy(() -> BrokerSettings.in(DIRECTORY).withPort(70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot accept port: 70000; expected 0 to 65535");
    }
}
