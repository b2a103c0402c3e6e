// SPDX-License-Identifier: Apache-2.0
package io.govpulse.process;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from environment variables. A variable that is absent or blank takes its default;
 * one with an unacceptable value throws a {@link SettingException} that says what is expected.
 */
public final class Settings {
    /** The platform's home directory. */
    public static final String HOME = "GOVPULSE_HOME";

    private static final String KAFKA_BOOTSTRAP = "GOVPULSE_KAFKA_BOOTSTRAP";
    private static final String KAFKA_PORT = "GOVPULSE_KAFKA_PORT";
    private static final int STANDARD_KAFKA_PORT = 9092;
    private static final int GREATEST_PORT = 65_535;

    private final Map<String, String> environment;

    private Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The settings of this environment. */
    public static Settings of(Map<String, String> environment) {
        return new Settings(Map.copyOf(environment));
    }

    /** All variables, as they are. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The value of a variable without surrounding blanks; empty when absent or blank. */
    public Optional<String> text(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** The value of a variable, or the default. */
    public String text(String variable, String byDefault) {
        return text(variable).orElse(byDefault);
    }

    /**
     * A whole number within bounds.
     *
     * @throws SettingException when the value is no whole number from {@code least} to {@code
     *     greatest}
     */
    public int number(String variable, int byDefault, int least, int greatest) {
        Optional<String> text = text(variable);
        if (text.isEmpty()) {
            return byDefault;
        }
        String expected = "a whole number from %d to %d".formatted(least, greatest);
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= greatest) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw unacceptable(variable, text.get(), expected, e);
        }
        throw unacceptable(variable, text.get(), expected, null);
    }

    /**
     * A choice between {@code yes} and {@code no}; no by default.
     *
     * @throws SettingException when the value is neither
     */
    public boolean yes(String variable) {
        String text = text(variable, "no");
        if (!text.equals("yes") && !text.equals("no")) {
            throw unacceptable(variable, text, "yes or no", null);
        }
        return text.equals("yes");
    }

    /** A port from 1 to 65535. */
    public int port(String variable, int byDefault) {
        return number(variable, byDefault, 1, GREATEST_PORT);
    }

    /** A port from 0 to 65535; 0 takes a free one. */
    public int portOrFree(String variable, int byDefault) {
        return number(variable, byDefault, 0, GREATEST_PORT);
    }

    /**
     * A duration such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 2d} or {@code
     * PT30S}.
     *
     * @param byDefault the default in the same form
     * @param least the shortest that is acceptable
     * @throws SettingException when the value is no duration, or a shorter one
     */
    public Duration duration(String variable, String byDefault, Duration least) {
        String text = text(variable, byDefault);
        String expected = "a time such as 30s, 5m, 1h or PT30S, of at least " + least.toString();
        try {
            Duration duration = duration(text);
            if (duration.compareTo(least) >= 0) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw unacceptable(variable, text, expected, e);
        }
        throw unacceptable(variable, text, expected, null);
    }

    private static Duration duration(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.startsWith("P")) {
            return Duration.parse(upper);
        }
        if (upper.endsWith("MS")) {
            return Duration.ofMillis(Long.parseLong(upper.substring(0, upper.length() - 2)));
        }
        return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
    }

    /**
     * A path, if the variable is set.
     *
     * @throws SettingException when the value is no path on this machine
     */
    public Optional<Path> path(String variable) {
        return text(variable).map(text -> path(variable, text));
    }

    private static Path path(String variable, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw unacceptable(variable, text, "a path", e);
        }
    }

    /** The platform's home, absolute: {@code GOVPULSE_HOME}, or {@code .govpulse} here. */
    public Path home() {
        return path(HOME).orElse(Path.of(".govpulse")).toAbsolutePath().normalize();
    }

    /**
     * Where Kafka is found: {@code GOVPULSE_KAFKA_BOOTSTRAP}, or {@code GOVPULSE_KAFKA_PORT} on
     * loopback.
     */
    public String kafkaBootstrap() {
        return text(KAFKA_BOOTSTRAP)
                .orElseGet(() -> "127.0.0.1:" + port(KAFKA_PORT, STANDARD_KAFKA_PORT));
    }

    private static SettingException unacceptable(
            String variable, String value, String expected, @Nullable Throwable cause) {
        return new SettingException(
                "Cannot read %s: '%s'; expected %s".formatted(variable, value, expected), cause);
    }
}
