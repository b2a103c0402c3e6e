package io.govpulse.ingest;

import java.nio.file.Path;
import java.util.Map;
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
 * @param maxBodyBytes greatest request body in bytes ({@code GOVPULSE_INTAKE_MAX_BODY})
 * @param maxBatch greatest number of events in a request ({@code GOVPULSE_INTAKE_MAX_BATCH})
 */
public record GatewaySettings(
        Path home, String bind, int port, String kafkaBootstrap, int maxBodyBytes, int maxBatch) {

    private static final int MEBIBYTE = 1024 * 1024;
    static final int GREATEST_BODY = 16 * MEBIBYTE;

    public GatewaySettings {
        home = home.toAbsolutePath().normalize();
    }

    /**
     * Reads the settings from environment variables; what is absent or blank takes its default.
     *
     * @throws IllegalArgumentException when a value is not acceptable; the message names the
     *     variable and what is accepted
     */
    public static GatewaySettings of(Map<String, String> environment) {
        return new GatewaySettings(
                Path.of(text(environment, "GOVPULSE_HOME").orElse(".govpulse")),
                text(environment, "GOVPULSE_BIND").orElse("127.0.0.1"),
                number(environment, "GOVPULSE_INTAKE_PORT", 8081, 0, 65_535),
                kafkaBootstrap(environment),
                number(environment, "GOVPULSE_INTAKE_MAX_BODY", 8 * MEBIBYTE, 1024, GREATEST_BODY),
                number(environment, "GOVPULSE_INTAKE_MAX_BATCH", 1000, 1, 10_000));
    }

    private static String kafkaBootstrap(Map<String, String> environment) {
        return text(environment, "GOVPULSE_KAFKA_BOOTSTRAP")
                .orElseGet(
                        () ->
                                "127.0.0.1:"
                                        + number(
                                                environment,
                                                "GOVPULSE_KAFKA_PORT",
                                                9092,
                                                1,
                                                65_535));
    }

    private static int number(
            Map<String, String> environment, String name, int absent, int least, int greatest) {
        Optional<String> text = text(environment, name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= greatest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw new IllegalArgumentException(
                "Cannot accept %s: %s; accepted: %d to %d"
                        .formatted(name, text.get(), least, greatest));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(s -> !s.isEmpty());
    }
}
