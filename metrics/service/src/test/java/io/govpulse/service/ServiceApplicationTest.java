// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.govpulse.process.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceApplicationTest {
    @TempDir Path directory;

    @Test
    void aFileThatCannotBeReadIsRefusedBeforeAnythingStarts() {
        Path missing = directory.resolve("missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prepare(ServiceSettings.DEFINITIONS, missing))
                .withMessage("Cannot read definitions: " + missing + "; no such file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prepare(ServiceSettings.UNITS, missing))
                .withMessageStartingWith(
                        "Cannot read the register of units "
                                + missing
                                + ": no such file; expected");
    }

    private static void prepare(String variable, Path file) {
        ServiceApplication.application(
                ServiceSettings.of(Settings.of(Map.of(variable, file.toString()))));
    }
}
