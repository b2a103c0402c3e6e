// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.govpulse.platform.testkit.UserPlatform;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The platform as a user starts and uses it, all processes real; the tests go on from each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformIT {
    private static final String MAPPING = "docs/examples/mappings/city-service-requests.yaml";
    private static final String ALL_DEPARTMENTS =
            "/api/v1/rankings/on_time?level=department&period=all";

    private Path directory;
    private UserPlatform platform;
    private Path requests;

    @BeforeAll
    void up(@TempDir Path temporary) throws Exception {
        directory = temporary;
        platform = new UserPlatform(directory.resolve("home"));
        requests = GeneratedRequests.write(directory.resolve("requests.csv"), 1, 1, 3_000);
        assertThat(platform.succeed("up")).contains("Govpulse is up", "Pages and API");
    }

    @AfterAll
    void down() throws Exception {
        platform.close();
    }

    @Test
    @Order(1)
    void beforeTheFirstRefreshTheApiSaysWhatToDo() throws Exception {
        assertThat(platform.get(ALL_DEPARTMENTS).get("detail").asText())
                .contains("./govpulse refresh");
    }

    @Test
    @Order(2)
    void anImportedFileGivesTheFiguresOfARecount() throws Exception {
        assertThat(platform.succeed("import", requests.toString(), "--mapping", MAPPING))
                .contains("3,000 rows")
                .contains("0 events to go");
        platform.refresh();
        PlatformAssert.figuresEqual(platform, Recount.of(requests));
        assertThat(platform.succeed("status")).contains("stream is 0 events behind");
    }

    @Test
    @Order(3)
    void importedASecondTimeNothingChanges() throws Exception {
        JsonNode before = platform.get(ALL_DEPARTMENTS).get("entries");
        platform.succeed("import", requests.toString(), "--mapping", MAPPING);
        platform.refresh();
        assertThat(platform.get(ALL_DEPARTMENTS).get("entries")).isEqualTo(before);
        assertThat(
                        platform.get("/api/v1/refreshes")
                                .get("refreshes")
                                .get(0)
                                .get("changesRead")
                                .asLong())
                .isZero();
    }

    @Test
    @Order(4)
    void wrongInputIsNamedAndWhatToDo() throws Exception {
        UserPlatform.Outcome missing =
                platform.run("import", "no-such-file.csv", "--mapping", MAPPING);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.output()).contains("Cannot read no-such-file.csv");

        Path columns =
                Files.writeString(
                        directory.resolve("columns.csv"), "number,opened\n1,2024-03-15 08:00:00\n");
        UserPlatform.Outcome wrongColumn =
                platform.run("import", columns.toString(), "--mapping", MAPPING);
        assertThat(wrongColumn.exitCode()).isEqualTo(2);
        assertThat(wrongColumn.output()).contains("number, opened");

        Path code =
                Files.writeString(
                        directory.resolve("code.csv"),
                        Files.readAllLines(requests).get(0)
                                + "\n900001,2024-03-15 08:00:00,,,ROADS,Pothole,D,Carrier Pigeon,x\n");
        UserPlatform.Outcome unknownCode =
                platform.run("import", code.toString(), "--mapping", MAPPING);
        assertThat(unknownCode.exitCode()).isEqualTo(1);
        assertThat(unknownCode.output()).contains("Carrier Pigeon");

        HttpResponse<String> broken = platform.post("{\"specversion\":");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("JSON");
        assertThat(platform.succeed("quarantine")).contains("JSON");
    }

    @Test
    @Order(5)
    void aWrongSettingIsOneSentenceAndNothingStarts() throws Exception {
        UserPlatform.Outcome outcome =
                platform.run(
                        Map.of(
                                "GOVPULSE_HOME",
                                directory.resolve("unset").toString(),
                                "GOVPULSE_COMMIT_EVERY",
                                "abc"),
                        "up");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output().lines())
                .singleElement()
                .asString()
                .startsWith("Cannot read GOVPULSE_COMMIT_EVERY: 'abc'; expected");
        assertThat(directory.resolve("unset")).doesNotExist();
    }

    @Test
    @Order(5)
    void aPortInUseIsNamedWithItsSetting() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            UserPlatform.Outcome outcome =
                    platform.run(
                            Map.of(
                                    "GOVPULSE_HOME",
                                    directory.resolve("other").toString(),
                                    "GOVPULSE_KAFKA_PORT",
                                    Integer.toString(taken.getLocalPort())),
                            "up");
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.output())
                    .contains(
                            "Cannot start kafka: port %d is in use".formatted(taken.getLocalPort()))
                    .contains("GOVPULSE_KAFKA_PORT");
        }
    }

    @Test
    @Order(6)
    void aKilledStreamGoesOnAndTheAuditFindsNothing() throws Exception {
        platform.kill("streaming");
        Path more = GeneratedRequests.write(directory.resolve("more.csv"), 2, 100_001, 1_000);
        platform.succeed("import", more.toString(), "--mapping", MAPPING, "--no-wait");
        assertThat(platform.run("status").exitCode()).isEqualTo(1);
        platform.succeed("up");
        platform.succeed("import", more.toString(), "--mapping", MAPPING);
        platform.refresh();
        platform.succeed("audit");
        assertThat(
                        PlatformAssert.parts(platform, "online_handling_rate", "all")
                                .get("accepted")
                                .asLong())
                .isEqualTo(4_000);
    }

    @Test
    @Order(7)
    void aRebuiltGenerationSaysTheSameAndPinnedAnswersStay() throws Exception {
        JsonNode ranking = platform.get(ALL_DEPARTMENTS);
        String pinned = ALL_DEPARTMENTS + "&asOf=" + ranking.get("refresh").get("id").asText();
        String before = platform.body(pinned);
        String rebuilding = platform.succeed("rebuild");
        assertThat(rebuilding).contains("Generation 2 is published and runs.");
        platform.awaitPublished(rebuilding);
        JsonNode rebuilt = platform.get(ALL_DEPARTMENTS);
        assertThat(rebuilt.get("refresh").get("generation").asInt()).isEqualTo(2);
        assertThat(rebuilt.get("entries")).isEqualTo(ranking.get("entries"));
        platform.succeed("audit");
        assertThat(platform.body(pinned)).isEqualTo(before);
    }

    @Test
    @Order(8)
    void afterDownAndUpAllIsThere() throws Exception {
        JsonNode before = platform.get(ALL_DEPARTMENTS).get("entries");
        assertThat(platform.succeed("down")).contains("Govpulse is down");
        assertThat(platform.succeed("down")).contains("Nothing was running.");
        platform.succeed("up");
        assertThat(platform.get(ALL_DEPARTMENTS).get("entries")).isEqualTo(before);
    }
}
