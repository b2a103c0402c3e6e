// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest;

import io.govpulse.process.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of the intake.
 *
 * @param home directory of the platform; its {@code secrets/} holds the keys ({@code
 *     GOVPULSE_HOME})
 * @param bind address to listen on ({@code GOVPULSE_BIND})
 * @param port to listen on; 0 takes a free one ({@code GOVPULSE_INTAKE_PORT})
 * @param kafkaBootstrap where Kafka is found ({@code GOVPULSE_KAFKA_BOOTSTRAP}, or {@code
 *     GOVPULSE_KAFKA_PORT} on loopback)
 * @param rules file of the region's rules, for the calendars that it knows ({@code
 *     GOVPULSE_RULES}); empty for those shipped
 * @param maxBodyBytes greatest request body in bytes ({@code GOVPULSE_INTAKE_MAX_BODY})
 * @param maxBatch greatest number of events in a request ({@code GOVPULSE_INTAKE_MAX_BATCH})
 */
public record GatewaySettings(
        Path home,
        String bind,
        int port,
        String kafkaBootstrap,
        Optional<Path> rules,
        int maxBodyBytes,
        int maxBatch) {

    private static final int MEBIBYTE = 1024 * 1024;

    /** The greatest body in bytes that {@code GOVPULSE_INTAKE_MAX_BODY} can allow. */
    public static final int GREATEST_BODY = 16 * MEBIBYTE;

    public GatewaySettings {
        home = home.toAbsolutePath().normalize();
    }

    /**
     * Reads the settings; what is absent or blank takes its default.
     *
     * @throws io.govpulse.process.SettingException when a value is not acceptable; the message
     *     names the variable and what is expected
     */
    public static GatewaySettings of(Settings settings) {
        return new GatewaySettings(
                settings.home(),
                settings.text("GOVPULSE_BIND", "127.0.0.1"),
                settings.portOrFree("GOVPULSE_INTAKE_PORT", 8081),
                settings.kafkaBootstrap(),
                settings.path("GOVPULSE_RULES"),
                settings.number("GOVPULSE_INTAKE_MAX_BODY", 8 * MEBIBYTE, 1024, GREATEST_BODY),
                settings.number("GOVPULSE_INTAKE_MAX_BATCH", 1000, 1, 10_000));
    }

    /** Directory of the key files. */
    public Path secrets() {
        return home.resolve("secrets");
    }
}
