// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.govpulse.platform.testkit.UserPlatform;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** The API's answers against a recount. */
final class PlatformAssert {
    private PlatformAssert() {}

    static void figuresEqual(UserPlatform platform, Recount recount) throws Exception {
        rankingEquals(
                platform,
                "on_time",
                recount.byDepartment(Recount.Row::inTime, row -> row.decided() && row.promised()));
        rankingEquals(
                platform,
                "online_handling",
                recount.byDepartment(Recount.Row::online, row -> true));
        JsonNode online = parts(platform, "online_handling_rate", "all");
        assertThat(online.get("accepted").asLong()).isEqualTo(recount.count(row -> true));
        assertThat(online.get("accepted_online").asLong())
                .isEqualTo(recount.count(Recount.Row::online));
        JsonNode onTime = parts(platform, "on_time_rate", "all");
        assertThat(onTime.get("decided_in_time").asLong())
                .isEqualTo(recount.count(Recount.Row::inTime));
        assertThat(onTime.get("decided_with_promise").asLong())
                .isEqualTo(recount.count(row -> row.decided() && row.promised()));
        assertThat(onTime.get("decided_without_promise").asLong())
                .isEqualTo(recount.count(row -> row.decided() && !row.promised()));
        JsonNode timeout = parts(platform, "timeout_rate", "all");
        assertThat(timeout.get("decided_late").asLong())
                .isEqualTo(recount.count(Recount.Row::late));
        assertThat(timeout.get("open").asLong()).isEqualTo(recount.count(row -> !row.decided()));
        assertThat(timeout.get("open_without_promise").asLong())
                .isEqualTo(recount.count(row -> !row.decided() && !row.promised()));
    }

    /** The parts of an indicator for the whole city. */
    static JsonNode parts(UserPlatform platform, String indicator, String period) throws Exception {
        JsonNode values =
                platform.get(
                        "/api/v1/indicators/" + indicator + "/values?level=city&period=" + period);
        for (JsonNode value : values.path("values")) {
            if (value.get("unit").get("code").asText().equals("boston")) {
                return value.get("parts");
            }
        }
        throw new AssertionError("The city is missing in " + values.toPrettyString());
    }

    private static void rankingEquals(
            UserPlatform platform, String scorecard, Map<String, long[]> recount) throws Exception {
        JsonNode ranking =
                platform.get("/api/v1/rankings/" + scorecard + "?level=department&period=all");
        Map<String, long[]> published = new HashMap<>();
        BigDecimal before = BigDecimal.valueOf(2);
        for (JsonNode entry : ranking.get("entries")) {
            JsonNode indicator = entry.get("indicators").get(0);
            long numerator = indicator.get("numerator").asLong();
            long denominator = indicator.get("denominator").asLong();
            published.put(
                    entry.get("unit").get("code").asText(), new long[] {numerator, denominator});
            assertThat(entry.get("position").isNull())
                    .as("few cases are shown, but get no position: %s", entry)
                    .isEqualTo(denominator < 10);
            if (denominator > 0) {
                assertThat(indicator.get("value").decimalValue())
                        .isEqualByComparingTo(
                                BigDecimal.valueOf(numerator)
                                        .divide(
                                                BigDecimal.valueOf(denominator),
                                                6,
                                                RoundingMode.HALF_UP));
            }
            if (!entry.get("position").isNull()) {
                assertThat(entry.get("score").decimalValue()).isLessThanOrEqualTo(before);
                before = entry.get("score").decimalValue();
            }
        }
        assertThat(published.keySet()).isEqualTo(recount.keySet());
        recount.forEach((unit, parts) -> assertThat(published.get(unit)).as(unit).isEqualTo(parts));
    }
}
