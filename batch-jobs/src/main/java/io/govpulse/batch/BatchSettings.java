package io.govpulse.batch;

import io.govpulse.indicator.Definitions;
import io.govpulse.lake.LakeSettings;
import io.govpulse.rules.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this process.
 *
 * @param home the platform's home directory
 * @param lake how to reach the catalog
 * @param definitions file of a region's own definitions, if it has some
 * @param rules file of a region's own rules, if it has some
 * @param refreshEvery time from the end of a refresh to the next one
 * @param upkeepEvery time from the end of an upkeep to the next one
 */
public record BatchSettings(
        Path home,
        LakeSettings lake,
        Optional<Path> definitions,
        Optional<Path> rules,
        Duration refreshEvery,
        Duration upkeepEvery) {

    static final String HOME = "GOVPULSE_HOME";
    static final String DEFINITIONS = "GOVPULSE_DEFINITIONS";
    static final String RULES = "GOVPULSE_RULES";
    static final String REFRESH_EVERY = "GOVPULSE_REFRESH_EVERY";
    static final String UPKEEP_EVERY = "GOVPULSE_UPKEEP_EVERY";

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when a value is none; the message says what is accepted
     */
    public static BatchSettings of(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault(HOME, ".govpulse"));
        return new BatchSettings(
                home,
                LakeSettings.of(environment, home),
                Optional.ofNullable(environment.get(DEFINITIONS)).map(Path::of),
                Optional.ofNullable(environment.get(RULES)).map(Path::of),
                duration(environment, REFRESH_EVERY, "30m"),
                duration(environment, UPKEEP_EVERY, "1h"));
    }

    private static Duration duration(
            Map<String, String> environment, String name, String byDefault) {
        String text = environment.getOrDefault(name, byDefault).trim().toUpperCase(Locale.ROOT);
        String iso = text.startsWith("P") ? text : text.endsWith("D") ? "P" + text : "PT" + text;
        try {
            Duration duration = Duration.parse(iso);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw unreadable(name, environment.get(name), e);
        }
        throw unreadable(name, environment.get(name), null);
    }

    private static IllegalArgumentException unreadable(
            String name, @Nullable String value, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "Cannot read %s: '%s'; accepted is a time such as 30m, 1h or PT30M"
                        .formatted(name, value),
                cause);
    }

    /** The definitions to measure by. */
    public Definitions loadDefinitions() {
        return definitions.map(Definitions::load).orElseGet(Definitions::standard);
    }

    /** The rules to fold by. */
    public Rules loadRules() {
        return rules.map(Rules::load).orElseGet(Rules::standard);
    }
}
