// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import io.govpulse.indicator.Definitions;
import io.govpulse.lake.LakeSettings;
import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import io.govpulse.rules.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings of this process.
 *
 * @param home the platform's home directory
 * @param lake the catalog
 * @param definitions file of a region's own definitions, if it has some
 * @param rules file of a region's own rules, if it has some
 * @param refreshEvery time from the end of a refresh to the next one
 * @param upkeepEvery time from the end of an upkeep to the next one
 * @param auditEvery time from the end of an audit of a hundredth of the cases to the next one
 */
public record BatchSettings(
        Path home,
        LakeSettings lake,
        Optional<Path> definitions,
        Optional<Path> rules,
        Duration refreshEvery,
        Duration upkeepEvery,
        Duration auditEvery) {

    private static final String DEFINITIONS = "GOVPULSE_DEFINITIONS";
    private static final String RULES = "GOVPULSE_RULES";
    private static final String REFRESH_EVERY = "GOVPULSE_REFRESH_EVERY";
    private static final String UPKEEP_EVERY = "GOVPULSE_UPKEEP_EVERY";
    private static final String AUDIT_EVERY = "GOVPULSE_AUDIT_EVERY";
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * Reads the settings.
     *
     * @throws SettingException when a value is not acceptable
     */
    public static BatchSettings of(Settings settings) {
        return new BatchSettings(
                settings.home(),
                LakeSettings.of(settings),
                settings.path(DEFINITIONS),
                settings.path(RULES),
                settings.duration(REFRESH_EVERY, "30m", SHORTEST),
                settings.duration(UPKEEP_EVERY, "1h", SHORTEST),
                settings.duration(AUDIT_EVERY, "24h", SHORTEST));
    }

    /**
     * Loads the definitions to measure by.
     *
     * @throws SettingException when the file cannot be read
     */
    public Definitions loadDefinitions() {
        return load(() -> definitions.map(Definitions::load).orElseGet(Definitions::standard));
    }

    /**
     * Loads the rules to fold by.
     *
     * @throws SettingException when the file cannot be read
     */
    public Rules loadRules() {
        return load(() -> rules.map(Rules::load).orElseGet(Rules::standard));
    }

    private static <T> T load(Supplier<T> file) {
        try {
            return file.get();
        } catch (IllegalArgumentException e) {
            // It names the file and says what is expected of it.
            throw new SettingException(String.valueOf(e.getMessage()), e);
        }
    }
}
