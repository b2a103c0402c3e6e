// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.cases.table.Column;
import io.govpulse.event.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases over HTTP, out of signed rows of the real fold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CaseIT {
    private static final Instant SUBMITTED = Instant.parse("2011-08-01T13:00:00Z");
    private static final Instant DECIDED = Instant.parse("2011-08-03T13:00:00Z");
    private static final String CHINESE = "行政审批/2011-第7号 50%;a=1";
    private static final JsonMapper JSON = JsonMapper.shared();

    private LakeFixture lake;
    private RunningService service;

    @BeforeAll
    void publish(@TempDir Path home) {
        lake = LakeFixture.in(home);
        CaseRows city = new CaseRows(lake, "city", "101", 1).submitted(SUBMITTED, 4);
        new RefreshDraft(lake, 1, "r1").at(1, 5).publish(Instant.parse("2026-11-20T08:00:00Z"));
        city.decided(DECIDED, 0, Outcome.APPROVED, 12).decided(DECIDED, 1, Outcome.DENIED, 12);
        new CaseRows(lake, "city", CHINESE, 1).submitted(SUBMITTED, 7);
        new CaseRows(lake, "city", "a\\b", 1).submitted(SUBMITTED, 7);
        new CaseRows(lake, "city", "gone", 1)
                .submitted(SUBMITTED, 7)
                .takenBack("s", SUBMITTED.plusSeconds(60), 8);
        new RefreshDraft(lake, 2, "r2").at(1, 20).publish(Instant.parse("2026-11-20T08:30:00Z"));
        city.takenBack("d", DECIDED.plusSeconds(3600), 21);
        CaseRows rebuilt = city.rebuilt(2, 1);
        new RefreshDraft(lake, 3, "r3").at(2, 3).publish(Instant.parse("2026-11-20T09:00:00Z"));
        rebuilt.decided(DECIDED.plusSeconds(7200), 12, Outcome.COMPLETED, 9);
        service = new RunningService(home);
    }

    @AfterAll
    void stop() {
        service.close();
        lake.close();
    }

    private JsonNode read(String path) {
        HttpResponse<String> response = service.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Test
    void theEffectiveFactsComeByColumnAndInOrder() {
        JsonNode facts = read("/api/v1/cases/city:101?asOf=r2").path("facts");
        List<String> expected =
                new ArrayList<>(CaseColumns.ALL.stream().map(Column::name).toList());
        expected.remove("applicant");
        assertThat(facts.propertyNames()).containsExactlyElementsOf(expected);
        assertThat(facts.path("outcome").asString()).isEqualTo("denied");
        assertThat(facts.path("submitted_at").asString()).isEqualTo("2011-08-01T13:00:00Z");
        assertThat(facts.path("submitted_on").asString()).isEqualTo("2011-08-01");
        assertThat(facts.path("events").asInt()).isEqualTo(3);
        assertThat(facts.path("rated_on").isNull()).isTrue();
        assertThat(read("/api/v1/cases/city:101?asOf=r2").propertyNames())
                .containsExactly(
                        "refresh", "caseId", "facts", "activities", "ratings", "history", "events");
    }

    @Test
    void theHistoryListsEachChangeFromTheOneBefore() {
        JsonNode history = read("/api/v1/cases/city:101?asOf=r2").path("history");
        assertThat(history.size()).isEqualTo(3);
        assertThat(history.get(0).path("checkpoint").asInt()).isEqualTo(4);
        assertThat(history.get(0).path("asOf").asString()).isEqualTo("2011-08-01T13:00:01Z");
        assertThat(history.get(2).path("checkpoint").asInt()).isEqualTo(12);
        assertThat(history.get(2).path("changed").toString())
                .isEqualTo(
                        """
                        [{"column":"outcome","from":"approved","to":"denied"},\
                        {"column":"events","from":2,"to":3}]""");
    }

    @Test
    void anEarlierRefreshKnowsOnlyWhatHadArrived() {
        JsonNode file = read("/api/v1/cases/city:101?asOf=r1");
        assertThat(file.path("refresh").path("checkpoint").asInt()).isEqualTo(5);
        assertThat(file.path("facts").path("decided_at").isNull()).isTrue();
        assertThat(file.path("history").size()).isEqualTo(1);
        assertThat(file.path("events").size()).isEqualTo(1);
        HttpResponse<String> notYet = service.get("/api/v1/cases/city:gone?asOf=r1");
        assertThat(notYet.statusCode()).isEqualTo(404);
        assertThat(notYet.body()).contains("Cannot find case: 'city:gone' up to refresh r1");
    }

    @Test
    void aNewGenerationBeginsWithTheEventsOfTheOldOne() {
        JsonNode file = read("/api/v1/cases/city:101");
        assertThat(file.path("refresh").path("generation").asInt()).isEqualTo(2);
        assertThat(file.path("facts").path("decided_at").isNull()).isTrue();
        assertThat(file.path("history").size()).isEqualTo(1);
        assertThat(file.path("events").size())
                .as("all four event versions of generation 1, and none beyond checkpoint 3 of 2")
                .isEqualTo(4);
    }

    @Test
    void aCaseThatWasTakenBackKeepsItsHistory() {
        JsonNode file = read("/api/v1/cases/city:gone?asOf=r2");
        assertThat(file.path("facts").isNull()).isTrue();
        assertThat(file.path("history").size()).isEqualTo(2);
        assertThat(file.path("history").get(1).path("asOf").isNull()).isTrue();
        assertThat(file.path("history").get(1).path("checkpoint").asInt()).isEqualTo(8);
        assertThat(file.path("events").size()).isEqualTo(2);
    }

    @Test
    void thePseudonymOfTheApplicantIsNowhere() {
        for (String asOf : List.of("r1", "r2", "r3")) {
            assertThat(service.get("/api/v1/cases/city:101?asOf=" + asOf).body())
                    .doesNotContain(CaseRows.PSEUDONYM)
                    .doesNotContain("applicant");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CHINESE, "a\\b"})
    void numbersWithSlashesAndChineseAreFoundEncoded(String number) {
        String encoded = URLEncoder.encode("city:" + number, StandardCharsets.UTF_8);
        JsonNode file = read("/api/v1/cases/" + encoded.replace("+", "%20") + "?asOf=r2");
        assertThat(file.path("caseId").asString()).isEqualTo("city:" + number);
    }

    @Test
    void aSlashMayAlsoBeSentAsItIs() {
        String encoded = URLEncoder.encode(CHINESE, StandardCharsets.UTF_8);
        String path = encoded.replace("+", "%20").replace("%2F", "/").replace("%3B", ";");
        assertThat(read("/api/v1/cases/city:" + path + "?asOf=r2").path("caseId").asString())
                .isEqualTo("city:" + CHINESE);
    }

    @Test
    void anAddressThatIsNoHttpIsAnsweredWithWhatToDo() throws IOException {
        assertThat(raw("/api/v1/cases/city:行政审批"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("percent-encode");
    }

    /** As curl sends it; Java's client would encode it. */
    private String raw(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream()
                    .write(
                            ("GET "
                                            + path
                                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.UTF_8));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
