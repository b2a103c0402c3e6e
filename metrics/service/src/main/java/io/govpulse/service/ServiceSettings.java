package io.govpulse.service;

import io.govpulse.lake.LakeSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of this process.
 *
 * @param lake how to reach the tables
 * @param bind address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param definitions file of a region's own definitions; the shipped ones where empty
 * @param units register of what people call the units; codes are shown where empty
 */
record ServiceSettings(
        LakeSettings lake,
        String bind,
        int port,
        Optional<Path> definitions,
        Optional<Path> units) {
    static final String HOME = "GOVPULSE_HOME";
    static final String BIND = "GOVPULSE_BIND";
    static final String PORT = "GOVPULSE_SERVICE_PORT";
    static final String DEFINITIONS = "GOVPULSE_DEFINITIONS";
    static final String UNITS = "GOVPULSE_UNITS";

    ServiceSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "Cannot listen on port " + port + "; set " + PORT + " to 0 to 65535");
        }
    }

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException when a variable holds what it cannot; the message names it
     */
    static ServiceSettings of(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault(HOME, ".govpulse"));
        return new ServiceSettings(
                LakeSettings.of(environment, home),
                environment.getOrDefault(BIND, "127.0.0.1"),
                port(environment.getOrDefault(PORT, "8080")),
                file(environment, DEFINITIONS),
                file(environment, UNITS));
    }

    private static Optional<Path> file(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Cannot listen on port '" + text + "'; set " + PORT + " to a number", e);
        }
    }
}
