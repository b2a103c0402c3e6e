// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rankings over HTTP, out of tables written as the refresh writes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RankingIT {
    private static final Instant T1 = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant T2 = Instant.parse("2026-11-20T08:30:00Z");
    private static final Instant T3 = Instant.parse("2026-11-20T09:00:00.123456Z");
    private static final String ON_TIME =
            "/api/v1/rankings/on_time?level=department&period=2011-08";

    private static final JsonMapper JSON = JsonMapper.shared();

    private LakeFixture lake;
    private RunningService service;

    @BeforeAll
    void publish(@TempDir Path home) {
        lake = LakeFixture.in(home);
        new RefreshDraft(lake, 1, "r1")
                .onTime("department", "2011-08-31", "PWDx", 90, 100)
                .onTime("department", "2011-08-31", "ISD", 0, 40)
                .onTime("department", "2011-08-31", "", 1, 3)
                .onTime("department", "2011-06-01", "PWDx", 10, 10)
                .publish(T1);
        // Killed before its row was written, then done anew under the same number.
        new RefreshDraft(lake, 2, "r2-killed")
                .onTime("department", "2011-08-31", "PWDx", 666, 666)
                .onTime("department", "2011-09-01", "PWDx", 666, 666)
                .abandon();
        new RefreshDraft(lake, 2, "r2")
                .onTime("department", "2011-06-02", "PWDx", 10, 11)
                .publish(T2);
        new RefreshDraft(lake, 3, "r3")
                .onTime("department", "2011-08-31", "PWDx", 812187, 1000000)
                .onTime("department", "2011-08-31", "ISD", 40, 40)
                .onTime("department", "2011-08-31", "BWSC", 20, 20)
                .onTime("department", "2011-08-31", "ANIM", 0, 0)
                .onTime("department", "2011-08-31", "", 1, 3)
                .publish(T3);
        new RefreshDraft(lake, 4, "r4-running")
                .onTime("department", "2011-08-31", "PWDx", 777, 777)
                .abandon();
        service = new RunningService(home);
    }

    @AfterAll
    void stop() {
        service.close();
        lake.close();
    }

    @Test
    void theWireShapeIsPinnedToTheLetter() {
        assertThat(service.get(ON_TIME + "&asOf=r1").body())
                .isEqualTo(
                        """
                        {"refresh":{"id":"r1","publishedAt":"2026-11-20T08:00:00Z",\
                        "watermark":"2026-11-20T07:59:00Z","factsAsOf":null,"generation":1,"checkpoint":10,\
                        "definitions":"%s"},\
                        "scorecard":"on_time","level":"department","period":"2011-08","entries":[\
                        {"position":1,"unit":{"code":"PWDx","name":"PWDx"},"score":0.900000,"n":100,\
                        "indicators":[{"name":"on_time_rate","numerator":90,"denominator":100,\
                        "value":0.900000,"target":null,"parts":{"decided_in_time":90,\
                        "decided_unjudged":2,"decided_with_promise":100,\
                        "decided_without_promise":7,"withdrawn":1}}],\
                        "unranked":null},\
                        {"position":2,"unit":{"code":"ISD","name":"ISD"},"score":0.000000,"n":40,\
                        "indicators":[{"name":"on_time_rate","numerator":0,"denominator":40,\
                        "value":0.000000,"target":null,"parts":{"decided_in_time":0,\
                        "decided_unjudged":2,"decided_with_promise":40,\
                        "decided_without_promise":7,"withdrawn":1}}],\
                        "unranked":null},\
                        {"position":null,"unit":{"code":"","name":""},"score":0.333333,"n":3,\
                        "indicators":[{"name":"on_time_rate","numerator":1,"denominator":3,\
                        "value":0.333333,"target":null,"parts":{"decided_in_time":1,\
                        "decided_unjudged":2,"decided_with_promise":3,\
                        "decided_without_promise":7,"withdrawn":1}}],\
                        "unranked":"unnamed"}]}"""
                                .formatted(RefreshDraft.HASH));
    }

    @Test
    void theNewestIsAnsweredWhereNoRefreshIsNamed() {
        HttpResponse<String> newest = service.get(ON_TIME);
        assertThat(newest.body()).isEqualTo(service.get(ON_TIME + "&asOf=r3").body());
        assertThat(newest.body())
                .contains("\"value\":0.812187", "\"publishedAt\":\"2026-11-20T09:00:00.123456Z\"");
        assertThat(newest.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void rankedUnitsComeByPositionThenCodeAndTheOthersAfterThem() {
        assertThat(units(ON_TIME))
                .containsExactly("BWSC 1", "ISD 1", "PWDx 3", " null", "ANIM null");
        assertThat(service.get(ON_TIME).body())
                .contains(
                        """
                        {"position":null,"unit":{"code":"ANIM","name":"ANIM"},"score":null,"n":0,\
                        "indicators":[{"name":"on_time_rate","numerator":0,"denominator":0,\
                        "value":null,"target":null""",
                        "\"unranked\":\"no-cases\"");
    }

    @Test
    void aRankingThatDidNotChangeIsAsItWasPublishedLast() {
        assertThat(units(ON_TIME + "&asOf=r2")).containsExactly("PWDx 1", "ISD 2", " null");
        assertThat(service.get(ON_TIME + "&asOf=r2").body())
                .contains("\"refresh\":{\"id\":\"r2\"")
                .doesNotContain("666");
    }

    @Test
    void rowsOfAttemptsThatWereNeverPublishedAreNeverSeen() {
        for (String asOf : List.of("", "&asOf=r2", "&asOf=r3")) {
            assertThat(service.get(ON_TIME + asOf).body()).doesNotContain("666", "777");
        }
        HttpResponse<String> onlyKilled =
                service.get("/api/v1/rankings/on_time?level=department&period=2011-09");
        assertThat(onlyKilled.statusCode()).isEqualTo(404);
        assertThat(service.get(ON_TIME + "&asOf=r2-killed").statusCode()).isEqualTo(404);
        assertThat(periods("&kind=month")).containsExactly("2011-08", "2011-06");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00:00Z,r1",
        "2026-11-20T08:29:59Z,r1",
        "2026-11-20T16:30:00%2B08:00,r2",
        "2026-11-20T16:30:00+08:00,r2",
        "2026-11-20T09:00:01Z,r3"
    })
    void anInstantMeansTheLastRefreshPublishedUntilThen(String instant, String refresh) {
        assertThat(service.get(ON_TIME + "&asOf=" + instant).body())
                .contains("\"refresh\":{\"id\":\"" + refresh + "\"");
    }

    @Test
    void whatIsPinnedMayBeKeptForEverAndAskedForWithItsTag() {
        HttpResponse<String> pinned = service.get(ON_TIME + "&asOf=r1");
        assertThat(pinned.headers().firstValue("Cache-Control"))
                .contains("max-age=31536000, immutable");
        assertThat(pinned.headers().firstValueAsLong("Age").orElseThrow()).isPositive();
        String tag = pinned.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = service.get(ON_TIME + "&asOf=r1", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nope?level=department&period=2011-08|404|expected one of online_handling, on_time, timeout",
                "on_time?period=2011-08|400|Cannot answer without 'level'; expected one of province, city",
                "on_time?level=county|400|Cannot answer without 'period'; expected one of 2011, 2011-Q3",
                "on_time?level=bureau&period=2011-08|400|Cannot accept level: 'bureau'; expected",
                "on_time?level=department&period=2011-13|400|Cannot accept period: '2011-13'; expected",
                "on_time?level=department&period=2011-07|404|nearest published: 2011-06, 2011-08",
                "on_time?level=department&period=2012-01|404|nearest published: 2011-08",
                "on_time?level=department&period=2011-W30|404|nearest published: 2011-W22, 2011-W35",
                "satisfaction?level=department&period=2011-W35|404|nearest published: none of this kind",
                "on_time?level=item&period=all|404|nearest published: none of this kind",
                "on_time?level=department&period=2011-08&asOf=r9|404|Cannot find refresh: 'r9'; expected",
                "on_time?level=department&period=2011-08&asOf=2020-01-01T00:00:00Z|404|the first refresh was published at 2026-11-20T08:00:00Z",
                "on_time?level=department&period=2011-08&asOf=2999-01-01T00:00:00Z|400|it lies in the future",
                "on_time?level=department&period=2011-08&parent=411500|400|leave 'parent' out",
                "on_time?level=department&period=2011-08&asof=r1|400|Cannot accept parameter: 'asof'; expected one of level, parent, period, asOf"
            })
    void whatCannotBeAnsweredSaysWhatIsExpected(String question, int status, String detail) {
        HttpResponse<String> response = service.get("/api/v1/rankings/" + question);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(JSON.readTree(response.body()).path("detail").asString()).contains(detail);
        assertThat(JSON.readTree(response.body()).path("type").asString())
                .startsWith("urn:govpulse:problem:");
    }

    @Test
    void valuesOfAnIndicatorAreThoseOfItsRankingByUnit() {
        JsonNode values =
                read("/api/v1/indicators/on_time_rate/values?level=department&period=2011-08");
        assertThat(values.path("values").valueStream().map(v -> v.path("unit").path("code")))
                .extracting(JsonNode::asString)
                .containsExactly("", "ANIM", "BWSC", "ISD", "PWDx");
        assertThat(values.path("values").get(4).toString())
                .isEqualTo(
                        """
                        {"unit":{"code":"PWDx","name":"PWDx"},"numerator":812187,\
                        "denominator":1000000,"value":0.812187,"target":null,\
                        "parts":{"decided_in_time":812187,"decided_unjudged":2,\
                        "decided_with_promise":1000000,"decided_without_promise":7,"withdrawn":1}}""");
        HttpResponse<String> unknown =
                service.get("/api/v1/indicators/nope/values?level=department&period=2011-08");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("expected one of online_handling_rate, on_time_rate");
        assertThat(
                        service.get(
                                        "/api/v1/indicators/on_time_rate/values?level=department"
                                                + "&period=2011-07")
                                .body())
                .contains("nearest published: 2011-06, 2011-08");
    }

    @Test
    void refreshesComeNewestFirstWithWhatTheyCost() {
        assertThat(service.get("/api/v1/refreshes?limit=1").body())
                .isEqualTo(
                        """
                        {"refreshes":[{"id":"r3","sequence":3,\
                        "publishedAt":"2026-11-20T09:00:00.123456Z",\
                        "watermark":"2026-11-20T08:59:00.123456Z",\
                        "factsAsOf":"2026-11-20T08:59:30.123456Z","generation":1,"checkpoint":30,\
                        "definitions":"%s","throughDay":"2011-09-30","changesRead":300,\
                        "bytesRead":12288,"milliseconds":1234,"jobs":2,"rowsWritten":40,\
                        "bytesWritten":2048,"processorMilliseconds":987}]}"""
                                .formatted(RefreshDraft.HASH));
        JsonNode refreshes = read("/api/v1/refreshes").path("refreshes");
        assertThat(refreshes.size()).isEqualTo(3);
        assertThat(refreshes.get(2).path("processorMilliseconds").isNull()).isTrue();
        assertThat(service.get("/api/v1/refreshes?limit=0").body())
                .contains("Cannot accept limit: '0'; expected 1 to 1000");
    }

    @Test
    void operatorsSeeHealthMetersAndTheDescriptionOfTheApi() {
        assertThat(read("/actuator/health").path("status").asString()).isEqualTo("UP");
        assertThat(service.get("/actuator/prometheus").body())
                .contains("govpulse_refresh_sequence 3.0", "http_server_requests_seconds");
        assertThat(read("/openapi").path("paths").propertyNames())
                .contains(
                        "/api/v1/rankings/{scorecard}",
                        "/api/v1/indicators/{name}/values",
                        "/api/v1/cases/{id}",
                        "/api/v1/stream");
        assertThat(read("/openapi").path("components").path("schemas").propertyNames())
                .as("two records of one name would hide each other")
                .contains("Entry", "IndicatorEntry", "ScorecardEntry", "Part", "Unit", "NamedUnit");
    }

    private JsonNode read(String path) {
        HttpResponse<String> response = service.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private List<String> units(String path) {
        return read(path)
                .path("entries")
                .valueStream()
                .map(e -> e.path("unit").path("code").asString() + " " + e.path("position"))
                .toList();
    }

    private List<String> periods(String more) {
        return read("/api/v1/rankings/on_time/periods?level=department" + more)
                .path("periods")
                .valueStream()
                .map(period -> period.path("name").asString())
                .toList();
    }
}
