// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.govpulse.platform.demo.city.City;
import io.govpulse.platform.demo.city.Unit;
import io.govpulse.platform.testkit.Browser;
import io.govpulse.platform.testkit.UserPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The demo as somebody sees it who knows nothing yet; the tests go on from each other. */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
    private static final String ALL_DEPARTMENTS =
            "/api/v1/rankings/on_time?level=department&period=all";
    private static final String UNITS = "table.ranking tbody tr[data-unit] th.unit";
    private static final String CHANGED = "return document.querySelectorAll('.changed').length";
    private static final String BEYOND_THE_PAGE =
            "return Math.max(0, document.documentElement.scrollWidth - innerWidth)";
    private static final Pattern WRONG = Pattern.compile("/wrong");

    /** kafka, streaming, intake, batch, service, demo. */
    private static final int PROCESSES = 6;

    private UserPlatform platform;

    @BeforeAll
    void demo(@TempDir Path temporary) throws Exception {
        platform = new UserPlatform(temporary.resolve("home"));
        assertThat(platform.succeed("demo", "--cases", "1500", "--seed", "7"))
                .contains("its ranking is published", "Pages and API", "there is no login");
    }

    @AfterAll
    void down() throws Exception {
        platform.close();
    }

    @Test
    @Order(1)
    void everyDepartmentIsRankedAndSomeAreLate() throws Exception {
        List<String> departments =
                City.of(7).units().stream()
                        .filter(unit -> unit.level().equals("department"))
                        .map(Unit::code)
                        .toList();
        List<String> ranked = new ArrayList<>();
        long decided = 0;
        long inTime = 0;
        for (JsonNode entry : platform.get(ALL_DEPARTMENTS).get("entries")) {
            ranked.add(entry.at("/unit/code").asText());
            inTime += entry.at("/indicators/0/numerator").asLong();
            decided += entry.at("/indicators/0/denominator").asLong();
        }
        assertThat(ranked).containsExactlyInAnyOrderElementsOf(departments);
        assertThat(decided).isGreaterThan(1_000);
        assertThat(100.0 * inTime / decided).isBetween(80.0, 98.0);
        assertThat(platform.home().resolve("reference/units.csv")).exists();
    }

    @Test
    @Order(2)
    void itsFiguresMoveByThemselves() throws Exception {
        JsonNode first = platform.get(ALL_DEPARTMENTS);
        Awaitility.await("another refresh")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () ->
                                assertThat(platform.get(ALL_DEPARTMENTS).get("entries"))
                                        .isNotEqualTo(first.get("entries")));
        assertThat(platform.succeed("logs", "demo")).contains("goes on");
        assertThat(platform.succeed("status")).contains("demo ");
    }

    @Test
    @Order(3)
    void thePageMovesByItselfInBothLanguagesWithoutAnError(@TempDir Path profile) {
        try (Browser browser = new Browser(profile)) {
            for (String lang : List.of("en", "zh")) {
                browser.open(page(lang, "on_time", "all"), 1440, 900);
                Awaitility.await(lang)
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> !browser.texts(UNITS).isEmpty());
                assertThat(browser.texts(UNITS))
                        .as("names, not codes")
                        .allMatch(name -> !name.matches("[0-9A-Z]{18}"));
                String before = browser.text("#pin-facts");
                Awaitility.await("a refresh that the page shows by itself")
                        .atMost(Duration.ofMinutes(5))
                        .until(() -> !browser.text("#pin-facts").equals(before));
                assertThat(browser.run(CHANGED)).as("figures that moved").isNotEqualTo(0L);
            }
            for (String scorecard : List.of("satisfaction", "handling_time", "waiting_time")) {
                for (int width : new int[] {1440, 390}) {
                    browser.open(page("zh", scorecard, "all"), width, width < 800 ? 844 : 900);
                    Awaitility.await(scorecard)
                            .atMost(Duration.ofSeconds(60))
                            .until(() -> !browser.texts(UNITS).isEmpty());
                    assertThat(browser.run(BEYOND_THE_PAGE))
                            .as("%s at %d", scorecard, width)
                            .isEqualTo(0L);
                }
            }
            assertThat(browser.log()).isEmpty();
        }
    }

    private String page(String lang, String scorecard, String period) {
        return platform.service(
                "/?scorecard=%s&level=department&period=%s&lang=%s"
                        .formatted(scorecard, period, lang));
    }

    @Test
    @Order(4)
    void whatIsWrongIsInQuarantineAndTheAuditFindsNothing() throws Exception {
        assertThat(WRONG.matcher(platform.succeed("quarantine")).results()).hasSizeGreaterThan(4);
        platform.succeed("audit");
    }

    @Test
    @Order(5)
    void anotherCityNeedsAnotherHome() throws Exception {
        UserPlatform.Outcome other = platform.run("demo", "--seed", "8");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.output()).contains("Cannot change the city", "GOVPULSE_HOME");
        UserPlatform.Outcome many = platform.run("demo", "--cases", "30001");
        assertThat(many.exitCode()).isEqualTo(1);
    }

    @Test
    @Order(6)
    void downLeavesNoProcessAndDemoGoesOn() throws Exception {
        List<ProcessHandle> processes = processes();
        assertThat(processes).hasSize(PROCESSES);
        assertThat(platform.succeed("down")).contains("stopped demo");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);

        assertThat(platform.succeed("demo")).contains("its ranking is published");
        assertThat(processes()).hasSize(PROCESSES);
    }

    private List<ProcessHandle> processes() throws IOException {
        try (Stream<Path> pids = Files.list(platform.home().resolve("run"))) {
            List<ProcessHandle> running = new ArrayList<>();
            for (Path pid : pids.toList()) {
                long number = Long.parseLong(Files.readString(pid).strip().split(" ", 2)[0]);
                ProcessHandle.of(number).ifPresent(running::add);
            }
            return running;
        }
    }
}
