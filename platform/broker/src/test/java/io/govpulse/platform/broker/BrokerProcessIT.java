// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir Path directory;

    @Test
    void answersAfterStartAndAgainAfterAStopAndAKillOnTheSameStorage() throws IOException {
        int port;
        String formattedOnce;
        Path storage = directory.resolve("data/meta.properties");
        try (BrokerProcess broker = BrokerProcess.start(settings())) {
            port = broker.port();
            formattedOnce = Files.readString(storage);
            assertThat(broker.bootstrap()).isEqualTo("127.0.0.1:" + port);
            assertThat(Handshake.answers(port, PATIENCE)).isTrue();
        }
        assertThat(Handshake.answers(port, PATIENCE)).isFalse();

        try (BrokerProcess again = BrokerProcess.start(settings().withPort(port))) {
            assertThat(again.port()).isEqualTo(port);
            again.kill();
            assertThat(again.isAlive()).isFalse();
        }
        try (BrokerProcess afterCrash = BrokerProcess.start(settings().withPort(port))) {
            afterCrash.close();
            assertThat(afterCrash.isAlive()).isFalse();
        }
        assertThat(Files.readString(storage)).isEqualTo(formattedOnce);
    }

    @Test
    void saysWhichPortIsInUseAndLeavesNothingBehind() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> BrokerProcess.start(settings().withPort(other.getLocalPort())))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining(
                            "Cannot start Kafka: port %d is in use", other.getLocalPort())
                    .hasMessageContaining("GOVPULSE_KAFKA_PORT");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void showsTheEndOfTheLogWhenTheBrokerEnds() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/meta.properties"), "version=99\n");

        assertThatThrownBy(() -> BrokerProcess.start(settings()))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("it ended with")
                .hasMessageContaining("meta.properties");
    }

    private BrokerSettings settings() {
        return BrokerSettings.in(directory).stoppedWithThisJvm();
    }
}
