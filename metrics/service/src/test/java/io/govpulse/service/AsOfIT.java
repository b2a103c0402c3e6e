// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.indicator.Definitions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same question as of the same refresh has the same answer, whatever happens to the tables. */
final class AsOfIT {
    private static final Instant T1 = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant T2 = Instant.parse("2026-11-20T08:30:00Z");
    private static final Instant T3 = Instant.parse("2026-11-20T09:00:00Z");

    /** Every way in which figures are asked for. */
    private static final List<String> QUESTIONS =
            List.of(
                    "/api/v1/rankings/on_time?level=department&period=2011-08-01",
                    "/api/v1/rankings/on_time?level=department&period=2011-W31",
                    "/api/v1/rankings/timeout?level=department&period=2011-07",
                    "/api/v1/rankings/timeout?level=department&period=2011-08",
                    "/api/v1/rankings/example_overall?level=department&period=2011",
                    "/api/v1/rankings/on_time?level=department&period=all",
                    "/api/v1/rankings/on_time?level=department&period=rolling-30d",
                    "/api/v1/rankings/on_time/periods?level=department",
                    "/api/v1/indicators/timeout_rate/values?level=department&period=2011-08",
                    "/api/v1/indicators/waiting_time/values?level=department&period=2011-08-01");

    @TempDir Path home;
    private LakeFixture lake;

    @BeforeEach
    void publishTheFirst() {
        lake = LakeFixture.in(home);
        new RefreshDraft(lake, 1, "r1")
                .onTime("department", "2011-07-04", "PWDx", 8, 10)
                .onTime("department", "2011-08-01", "PWDx", 90, 100)
                .onTime("department", "2011-08-02", "ISD", 40, 40)
                .onTime("department", "2011-09-20", "", 1, 3)
                .publish(T1);
    }

    @AfterEach
    void close() {
        lake.close();
    }

    private RefreshDraft second() {
        return new RefreshDraft(lake, 2, "r2")
                .onTime("department", "2011-07-04", "BWSC", 20, 20)
                .onTime("department", "2011-08-01", "PWDx", 10, 300)
                .onTime("department", "2011-09-20", "PWDx", 5, 50);
    }

    /** A service that remembers nothing, because it has just been started. */
    private List<String> answers(String asOf) {
        try (RunningService service = new RunningService(home)) {
            List<String> bodies = new ArrayList<>();
            for (String question : QUESTIONS) {
                HttpResponse<String> response = service.get(question + "&asOf=" + asOf);
                assertThat(response.statusCode()).as(question + response.body()).isEqualTo(200);
                bodies.add(response.body());
            }
            return bodies;
        }
    }

    @Test
    void aPinnedAnswerStaysTheSameWhileTotalsAreSupersededAndMoved() {
        List<String> asNewest = answers("r1");
        second().publish(T2);
        List<String> ofTheSecond = answers("r2");
        assertThat(ofTheSecond).doesNotContainAnyElementsOf(asNewest);
        assertThat(answers("r1")).as("superseded").isEqualTo(asNewest);
        lake.copyToPast(1);
        assertThat(answers("r1")).as("in both tables").isEqualTo(asNewest);
        assertThat(answers("r2")).as("in both tables").isEqualTo(ofTheSecond);
        lake.removeSuperseded();
        assertThat(answers("r1")).as("moved").isEqualTo(asNewest);
        assertThat(answers("r2")).as("what superseded them").isEqualTo(ofTheSecond);
    }

    @Test
    void aServiceThatRunsMeanwhileNeverMissesWhatWasMoved() {
        String question = QUESTIONS.get(0);
        try (RunningService service = new RunningService(home)) {
            String newest =
                    service.get("/api/v1/rankings/on_time?level=department&period=all").body();
            assertThat(newest).contains("\"id\":\"r1\"");
            second().publish(T2);
            lake.copyToPast(1);
            lake.removeSuperseded();
            String body = service.get(question + "&asOf=r1").body();
            assertThat(body).contains("\"numerator\":90,\"denominator\":100");
        }
    }

    @Test
    void totalsOfBeforeARecountCountNoMore() {
        new RefreshDraft(lake, 2, "r2")
                .anew()
                .onTime("department", "2011-08-02", "ISD", 30, 40)
                .publish(T2);
        new RefreshDraft(lake, 3, "r3")
                .onTime("department", "2011-08-03", "ISD", 10, 10)
                .publish(T3);
        try (RunningService service = new RunningService(home)) {
            assertThat(
                            service.get("/api/v1/rankings/on_time?level=department&period=2011-08")
                                    .body())
                    .contains("\"numerator\":40,\"denominator\":50")
                    .doesNotContain("PWDx", "\"code\":\"\"");
            assertThat(
                            service.get("/api/v1/rankings/on_time?level=department&period=2011-07")
                                    .body())
                    .contains("Nothing published for this period");
            assertThat(
                            service.get(
                                            "/api/v1/rankings/on_time?level=department"
                                                    + "&period=2011-07&asOf=r1")
                                    .body())
                    .contains("PWDx");
        }
    }

    @Test
    void whatIsAsOfOtherDefinitionsIsAnsweredByThem() {
        Definitions changed =
                Definitions.of(
                        RefreshDraft.DEFINITIONS
                                .yaml()
                                .replace("- name: on_time\n", "- name: formerly_on_time\n")
                                .replace("minimum_denominator: 10", "minimum_denominator: 40"));
        List<String> before = answers("r1");
        new RefreshDraft(lake, 2, "r2")
                .anew()
                .countedBy(changed)
                .onTime("department", "2011-08-01", "PWDx", 30, 39)
                .publish(T2);
        assertThat(answers("r1")).isEqualTo(before);
        String former = "/api/v1/rankings/formerly_on_time?level=department&period=2011-08";
        try (RunningService service = new RunningService(home)) {
            assertThat(service.get(former).body())
                    .contains("\"definitions\":\"" + changed.hash() + "\"", "too-few-cases");
            assertThat(service.get(former + "&asOf=r1").body())
                    .contains("expected one of online_handling, on_time, timeout");
        }
    }

    @Test
    void definitionsThatAreNowhereAreAnErrorThatSaysSo() {
        Definitions changed = Definitions.of(RefreshDraft.DEFINITIONS.yaml() + "# changed\n");
        lake.forgetToArchive(changed);
        new RefreshDraft(lake, 2, "r2").anew().countedBy(changed).publish(T2);
        try (RunningService service = new RunningService(home)) {
            HttpResponse<String> response = service.get(QUESTIONS.get(0));
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body())
                    .contains("Cannot read the definitions of refresh r2: " + changed.hash());
        }
    }

    @Test
    void aStockIsTheNumberAtTheEndOfThePeriod() {
        new RefreshDraft(lake, 2, "r2")
                .booked("city", "2010-12-31", "sz", Map.of("accepted_with_promise", 1_000L))
                .booked("city", "2011-07-04", "sz", Map.of("accepted_with_promise", 100L))
                .booked("city", "2011-07-05", "sz", Map.of("ended_with_promise", 30L))
                .booked("city", "2011-07-31", "sz", Map.of("became_late", 5L))
                .booked("city", "2011-08-01", "sz", Map.of("ended_with_promise", 400L))
                .booked("city", "2012-01-01", "sz", Map.of("ended_with_promise", 50L))
                .publish(T2);
        try (RunningService service = new RunningService(home)) {
            assertThat(open(service, "2010")).isEqualTo(1_000);
            assertThat(open(service, "2011-07-04")).isEqualTo(1_100);
            assertThat(open(service, "2011-07-05")).isEqualTo(1_070);
            assertThat(open(service, "2011-07")).isEqualTo(1_070);
            assertThat(open(service, "2011-W27")).isEqualTo(1_070);
            assertThat(open(service, "2011-Q3")).isEqualTo(670);
            assertThat(open(service, "2011")).isEqualTo(670);
            assertThat(open(service, "all")).isEqualTo(670);
            assertThat(open(service, "2012")).isEqualTo(620);
        }
    }

    private static long open(RunningService service, String period) {
        JsonNode values =
                JsonMapper.shared()
                        .readTree(
                                service.get(
                                                "/api/v1/indicators/timeout_rate/values?level=city"
                                                        + "&period="
                                                        + period)
                                        .body());
        return values.path("values").get(0).path("parts").path("open_with_promise").asLong();
    }

    @Test
    void aUnitThatIsListedLaterIsNotInEarlierPeriods() {
        new RefreshDraft(lake, 2, "r2")
                .onTime("department", "2011-08-02", "LATE", 40, 40)
                .publish(T2);
        try (RunningService service = new RunningService(home)) {
            for (String period : List.of("2011-07", "2011-07-04", "2011-08-01")) {
                assertThat(
                                service.get(
                                                "/api/v1/rankings/on_time?level=department&period="
                                                        + period)
                                        .body())
                        .contains("PWDx")
                        .doesNotContain("LATE");
            }
            assertThat(
                            service.get(
                                            "/api/v1/rankings/on_time?level=department&period=2011-09-20")
                                    .body())
                    .as("listed before, with nothing on this day")
                    .contains("LATE", "\"unranked\":\"no-cases\"");
        }
    }

    @Test
    void refreshesOfEarlierVersionsAreLeftOut() {
        new RefreshDraft(lake, 2, "r2").publishAsEarlierVersion(T2);
        try (RunningService service = new RunningService(home)) {
            assertThat(service.get(QUESTIONS.get(0)).body()).contains("\"id\":\"r1\"");
            assertThat(service.get("/api/v1/refreshes").body())
                    .contains("\"id\":\"r1\"")
                    .doesNotContain("r2");
            new RefreshDraft(lake, 3, "r3")
                    .onTime("department", "2011-08-01", "PWDx", 91, 100)
                    .publish(T3);
            assertThat(service.get(QUESTIONS.get(0) + "&asOf=r3").body())
                    .contains("\"numerator\":91");
        }
    }
}
