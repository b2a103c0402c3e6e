// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.platform.testkit.UserPlatform;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of the stream as a user runs it, with few events: what it counts, not how fast. */
@Tag("full")
class StreamBenchIT {
    @TempDir private Path directory;

    @Test
    void eachContenderWritesEveryEventOnceAndNothingOutsideTheBenchmarksHome() throws Exception {
        Path home = directory.resolve("home");
        try (UserPlatform platform = new UserPlatform(home)) {
            UserPlatform.Outcome outcome =
                    platform.run(
                            Map.of(
                                    "GOVPULSE_HOME",
                                    home.toString(),
                                    "GOVPULSE_CATALOG_WAREHOUSE",
                                    "file:/no-lake-of-the-benchmark"),
                            "bench",
                            "stream",
                            "--events=3000",
                            "--commit-every=1");

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(outcome.output())
                    .containsPattern("(?m)^fold \\(Flink job\\) +3,000 ")
                    .containsPattern("(?m)^plain copy \\(Kafka Connect\\) +3,000 ")
                    .containsPattern("(?m)^bare loop \\(one thread\\) +3,000 ")
                    .contains("RATIO to plain copy", "RATIO to bare loop");
            assertThat(home).doesNotExist();
        }
    }
}
