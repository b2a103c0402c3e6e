// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.govpulse.platform.testkit.UserPlatform;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real city's half year through the running platform, which is killed on the way. */
@Tag("soak")
class CityFileIT {
    private static final Path FILE =
            Path.of(System.getProperty("govpulse.shared.data", "../../shared/data"))
                    .resolve("requests/city-service-requests-2011h2.csv.gz");
    private static final String MAPPING = "docs/examples/mappings/city-service-requests.yaml";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir private Path directory;

    @Test
    void aStreamKilledThreeTimesGivesTheFiguresOfARecount() throws Exception {
        assumeThat(FILE)
                .as("the city file is not here: it is real data and never committed")
                .isReadable();
        Recount recount = Recount.of(FILE);
        try (UserPlatform platform = new UserPlatform(directory.resolve("home"))) {
            platform.succeed("up");
            Process importing =
                    platform.start("import", FILE.toString(), "--mapping", MAPPING, "--no-wait");
            killBetweenTheCommits(platform);
            platform.succeed("up");
            for (int kill = 0; kill < 2; kill++) {
                killWhileBehind(platform);
                platform.succeed("up");
            }
            importing.getInputStream().readAllBytes();
            assertThat(importing.waitFor()).isZero();
            assertThat(platform.succeed("import", FILE.toString(), "--mapping", MAPPING))
                    .as("a second time: nothing new")
                    .contains("58,251 rows", "171,072 events accepted");
            platform.refresh();

            PlatformAssert.figuresEqual(platform, recount);
            JsonNode onTime = PlatformAssert.parts(platform, "on_time_rate", "all");
            assertThat(onTime.get("decided_in_time").asLong()).isEqualTo(35_591);
            assertThat(onTime.get("decided_with_promise").asLong()).isEqualTo(43_821);
            assertThat(onTime.get("decided_without_promise").asLong()).isEqualTo(10_749);
            JsonNode timeout = PlatformAssert.parts(platform, "timeout_rate", "all");
            assertThat(timeout.get("decided_late").asLong()).isEqualTo(8_230);
            assertThat(timeout.get("open").asLong()).isEqualTo(3_681);
            assertThat(timeout.get("open_without_promise").asLong()).isEqualTo(232);
            JsonNode online = PlatformAssert.parts(platform, "online_handling_rate", "all");
            assertThat(online.get("accepted").asLong()).isEqualTo(58_251);
            assertThat(online.get("accepted_online").asLong()).isEqualTo(12_070);
            assertThat(
                            PlatformAssert.parts(platform, "timeout_rate", "2011-08")
                                    .get("open_late")
                                    .asLong())
                    .as("at the end of August 2011, asked today")
                    .isEqualTo(1_398)
                    .isEqualTo(recount.count(row -> row.openAndLateAtEndOf("2011-08-31")));
            assertThat(platform.succeed("audit")).isNotBlank();
        }
    }

    /** Kills the stream when one of its two tables is committed and the other is not yet. */
    private static void killBetweenTheCommits(UserPlatform platform) throws Exception {
        try (CommitWatch watch = new CommitWatch(platform.home())) {
            for (int attempt = 0; attempt < 20; attempt++) {
                String raw = watch.version("raw", "events");
                String changes = watch.version("cases", "changes");
                boolean rawMoved = false;
                boolean changesMoved = false;
                while (!rawMoved && !changesMoved) {
                    rawMoved = !watch.version("raw", "events").equals(raw);
                    changesMoved = !watch.version("cases", "changes").equals(changes);
                }
                platform.kill("streaming");
                rawMoved = !watch.version("raw", "events").equals(raw);
                changesMoved = !watch.version("cases", "changes").equals(changes);
                if (rawMoved != changesMoved) {
                    return;
                }
                platform.succeed("up");
            }
        }
        throw new AssertionError("The stream was never caught between the commits of its tables");
    }

    private static void killWhileBehind(UserPlatform platform) throws Exception {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                platform.run("status")
                                        .output()
                                        .matches("(?s).*stream is [1-9][0-9,]* events behind.*"));
        platform.kill("streaming");
    }
}
