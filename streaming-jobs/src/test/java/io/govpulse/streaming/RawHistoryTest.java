// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawHistoryTest {
    @TempDir private Path home;

    @Test
    void theFirstGenerationHasNone() {
        assertThat(RawHistory.resume(settings(1))).isEqualTo(RawHistory.NONE);
    }

    @Test
    void isKeptBesideTheState() throws Exception {
        Files.createDirectories(settings(2).stateDirectory());
        Files.writeString(
                settings(2).stateDirectory().resolve("history.properties"),
                "snapshot=-7\noffset.0=12\noffset.3=9000000000\n");
        assertThat(RawHistory.resume(settings(2)))
                .isEqualTo(new RawHistory(Optional.of(-7L), Map.of(0, 12L, 3, 9_000_000_000L)));
    }

    @Test
    void isNotFoundAgainWhenItIsLost() {
        assertThat(RawHistory.whyNotResumed(settings(3)))
                .contains(
                        settings(3).stateDirectory().resolve("history.properties")
                                + " is lost; run ./govpulse rebuild");
        assertThat(RawHistory.whyNotResumed(settings(1))).as("it has none").isEmpty();
    }

    private StreamSettings settings(int generation) {
        return StreamSettings.of(
                Map.of(
                        "GOVPULSE_HOME",
                        home.toString(),
                        "GOVPULSE_GENERATION",
                        Integer.toString(generation)));
    }
}
