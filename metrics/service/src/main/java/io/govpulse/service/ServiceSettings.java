// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import io.govpulse.lake.LakeSettings;
import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of this process.
 *
 * @param home the platform's home directory
 * @param lake how to reach the tables
 * @param bind address to listen on
 * @param port port to listen on, 0 to 65535; 0 takes a free one
 * @param definitions file of a region's own definitions; the shipped ones where empty
 * @param units register of units' names; codes are shown where empty
 */
record ServiceSettings(
        Path home,
        LakeSettings lake,
        String bind,
        int port,
        Optional<Path> definitions,
        Optional<Path> units) {
    static final String BIND = "GOVPULSE_BIND";
    static final String PORT = "GOVPULSE_SERVICE_PORT";
    static final String DEFINITIONS = "GOVPULSE_DEFINITIONS";
    static final String UNITS = "GOVPULSE_UNITS";

    private static final int STANDARD_PORT = 8080;

    /**
     * Reads the settings.
     *
     * @throws SettingException when a variable has an unacceptable value; the message names it
     */
    static ServiceSettings of(Settings settings) {
        return new ServiceSettings(
                settings.home(),
                LakeSettings.of(settings),
                settings.text(BIND, "127.0.0.1"),
                settings.portOrFree(PORT, STANDARD_PORT),
                settings.path(DEFINITIONS),
                settings.path(UNITS));
    }
}
