// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that is answered without a lake: the definitions, and the headers of all answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogueIT {
    private static final String ON_TIME =
            "/api/v1/rankings/on_time?level=department&period=2011-08";

    private RunningService service;

    @BeforeAll
    void start(@TempDir Path home) {
        service = new RunningService(home);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void theCatalogueDocumentsEachFigureInBothLanguages() {
        JsonNode catalogue = read("/api/v1/indicators");
        assertThat(catalogue.path("definitions").asString())
                .isEqualTo(RefreshDraft.DEFINITIONS.hash());
        assertThat(catalogue.path("indicators").get(1).toString())
                .startsWith(
                        """
                        {"name":"on_time_rate","label":{"zh":"按时办结率","en":"On-time rate"},\
                        "description":{"zh":"有承诺时限的正常办结件中按时办结的比重""")
                .contains(
                        """
                        "owner":{"zh":"政务服务管理机构","en":"Government services office"},\
                        "source":{"zh":"行政许可法第四十二条、第八十二条；承诺时限为惯例",\
                        "en":"Administrative Licensing Law, Arts. 42 and 82; promised limits are \
                        practice"},"status":"draft",\
                        "better":"higher","unit":"ratio","scale":1,\
                        "numerator":[{"name":"decided_in_time",\
                        "label":{"zh":"按时办结量","en":"decided in time"},"description":{""")
                .contains("\"status\":\"draft\",\"kind\":\"flow\",\"unit\":\"cases\"}]");
        assertThat(catalogue.path("indicators").findValuesAsString("status"))
                .contains("draft", "certified");
        assertThat(catalogue.path("indicators").findValuesAsString("unit"))
                .contains("working_days", "points", "minutes", "day_thousandths");
        JsonNode scorecards = read("/api/v1/scorecards").path("scorecards");
        assertThat(scorecards.get(0).propertyNames())
                .containsExactly(
                        "name",
                        "label",
                        "description",
                        "owner",
                        "source",
                        "status",
                        "minimumDenominator",
                        "shortestPeriod",
                        "indicators");
        assertThat(scorecards.findValuesAsString("shortestPeriod")).contains("day", "month");
        assertThat(scorecards.get(scorecards.size() - 1).path("indicators").get(2).toString())
                .isEqualTo("{\"name\":\"timeout_rate\",\"weight\":20}");
        assertThat(service.get("/api/v1/units?level=department").body())
                .as("no register is loaded")
                .isEqualTo("{\"level\":\"department\",\"units\":[]}");
    }

    @Test
    void browsersRunNothingButThePagesOwnFiles() {
        for (String path : List.of("/", "/assets/shell/app.js", ON_TIME, "/api/v1/nothing")) {
            HttpResponse<String> response = service.get(path);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        }
        assertThat(service.get("/").body()).contains("政务脉搏").doesNotContain("http://", "https://");
    }

    private JsonNode read(String path) {
        HttpResponse<String> response = service.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }
}
