// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.cases.table.FactKind;
import io.govpulse.platform.testkit.UserPlatform;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real permits, imported as XES and then as CSV, which says the same once more. */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermitLogsIT {
    private static final Path LOGS =
            Path.of(System.getProperty("govpulse.shared.data", "../../shared/data"), "eventlogs");
    private static final Path XES = LOGS.resolve("environmental-permits.xes.gz");
    private static final Path CSV = LOGS.resolve("environmental-permits.csv.gz");
    private static final String MAPPING = "docs/examples/mappings/environmental-permits.yaml";

    /** The permits are all of one item, so that its figures are those of all. */
    private static final String WHOLE = "/api/v1/indicators/%s/values?level=item&period=%s";

    private static final List<String> ENDED_BEFORE_START =
            List.of("permits:case-10862", "permits:case-8267");

    /** The months of the log, and some after its end. */
    private static final List<String> MONTHS =
            Stream.iterate(YearMonth.of(2010, 10), month -> month.plusMonths(1))
                    .limit(18)
                    .map(YearMonth::toString)
                    .toList();

    /**
     * Facts and figures after the import of a log.
     *
     * @param facts the effective facts in the platform's lake
     * @param answers answers of its API by address, without the refresh they come from
     */
    private record ImportResult(
            Map<FactKind, EffectiveFacts> facts, Map<String, JsonNode> answers) {}

    private ImportResult xes;
    private Map<FactKind, EffectiveFacts> afterCsv;

    @BeforeAll
    void importBoth(@TempDir Path directory) throws Exception {
        assumeThat(List.of(XES, CSV))
                .as("the permit logs are not here: they are real data and never committed")
                .allMatch(file -> file.toFile().canRead());
        Map<String, JsonNode> answers = new TreeMap<>();
        try (UserPlatform platform = new UserPlatform(directory)) {
            platform.succeed("up");
            assertThat(platform.succeed("import", XES.toString(), "--mapping", MAPPING))
                    .contains(
                            "12,774 events accepted",
                            "1,434  cases with something new, 0 changed",
                            "0 events to go");
            platform.refresh();
            for (String address : addresses()) {
                answers.put(address, timeless(platform.get(address)));
            }
            platform.succeed("audit");
            xes = new ImportResult(facts(directory), answers);
            assertThat(platform.succeed("import", CSV.toString(), "--mapping", MAPPING))
                    .contains(
                            "0  cases with something new, 0 changed, 0 with something withdrawn, 0 contradicted",
                            "0 events to go");
        }
        afterCsv = facts(directory);
    }

    private static Map<FactKind, EffectiveFacts> facts(Path home) throws Exception {
        Map<FactKind, EffectiveFacts> facts = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            facts.put(kind, EffectiveFacts.of(home, kind));
        }
        return facts;
    }

    private static List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (String scorecard : List.of("on_time", "timeout", "online_handling", "handling_time")) {
            addresses.add("/api/v1/rankings/" + scorecard + "?level=department&period=all");
        }
        addresses.add(WHOLE.formatted("on_time_rate", "all"));
        addresses.add(WHOLE.formatted("online_handling_rate", "all"));
        addresses.add(WHOLE.formatted("timeout_rate", "all"));
        MONTHS.forEach(month -> addresses.add(WHOLE.formatted("timeout_rate", month)));
        return addresses;
    }

    private static JsonNode timeless(JsonNode answer) {
        assertThat(answer.has("refresh")).as("%s", answer).isTrue();
        return ((ObjectNode) answer).without("refresh");
    }

    @Test
    void theSameLogInAnotherFormChangesNoFact() {
        for (FactKind kind : FactKind.values()) {
            assertThat(afterCsv.get(kind).timeless())
                    .as("facts of kind %s", kind)
                    .isEqualTo(xes.facts().get(kind).timeless());
        }
    }

    @Test
    void theFactsHaveTheCountsOfTheLog() {
        EffectiveFacts cases = xes.facts().get(FactKind.CASE);
        assertThat(cases.size()).isEqualTo(1_434);
        assertThat(cases.count(row -> row.containsKey("decided_at"))).isEqualTo(1_329);
        assertThat(cases.count(row -> !row.containsKey("decided_at"))).isEqualTo(105);
        assertThat(cases.count("decided_late")).isEqualTo(377);
        assertThat(cases.count("online")).isEqualTo(1_250);
        assertThat(cases.countBy("channel", String.class))
                .isEqualTo(Map.of("web", 1_250L, "hall", 109L, "post", 53L, "other", 22L));
        assertThat(cases.count("clock_unknown")).isZero();
        assertThat(cases.count(row -> !row.get("conflicts").equals(0))).isZero();

        EffectiveFacts steps = xes.facts().get(FactKind.ACTIVITY);
        assertThat(steps.size()).isEqualTo(8_577);
        assertThat(steps.count(row -> row.get("activity_kind").equals("step"))).isEqualTo(8_577);
        assertThat(steps.count("finished")).isEqualTo(8_577);
        assertThat(xes.facts().get(FactKind.RATING).size()).isZero();
    }

    @Test
    void whatCannotBeIsKeptAndFlagged() {
        EffectiveFacts cases = xes.facts().get(FactKind.CASE);
        assertThat(cases.count("ended_before_start")).isEqualTo(2);
        assertThat(cases.count("events_after_end")).isEqualTo(145);
        assertThat(cases.count("counted")).as("flagged ones are counted").isEqualTo(1_434);
        assertThat(cases.count("promise_judged")).as("and not judged").isEqualTo(1_432);
        Map<List<String>, Map<String, Object>> rows = cases.timeless();
        for (String id : ENDED_BEFORE_START) {
            Map<String, Object> row = rows.get(List.of(id));
            assertThat(row).containsEntry("ended_before_start", true);
            assertThat(instant(row, "decided_at")).isBefore(instant(row, "accepted_at"));
            assertThat(row)
                    .as("it leaves the open stock on the day it came in")
                    .containsEntry("ended_on", row.get("accepted_on"));
        }
        assertThat(
                        xes.facts().get(FactKind.ACTIVITY).timeless().values().stream()
                                .filter(row -> row.get("after_end").equals(true))
                                .map(row -> row.get("case_id"))
                                .collect(Collectors.toSet()))
                .hasSize(145);
    }

    @Test
    void theApiGivesTheFiguresOfTheLog() {
        JsonNode online = parts("online_handling_rate", "all");
        assertThat(online.get("accepted").asLong()).isEqualTo(1_434);
        assertThat(online.get("accepted_online").asLong()).isEqualTo(1_250);
        JsonNode onTime = parts("on_time_rate", "all");
        assertThat(onTime.get("decided_in_time").asLong()).isEqualTo(950);
        assertThat(onTime.get("decided_with_promise").asLong()).isEqualTo(1_327);
        assertThat(onTime.get("decided_unjudged").asLong())
                .as("those that ended before they began")
                .isEqualTo(2);
        assertThat(onTime.get("decided_without_promise").asLong()).isZero();
        JsonNode timeout = parts("timeout_rate", "all");
        assertThat(timeout.get("decided_late").asLong()).isEqualTo(377);
        assertThat(timeout.get("open").asLong()).isEqualTo(105);
        assertThat(timeout.get("open_late").asLong()).isEqualTo(105);

        assertThat(ranking("on_time"))
                .isEqualTo(
                        Map.of(
                                "General", "915 of 1285",
                                "Customer contact", "26 of 27",
                                "Experts", "9 of 15"));
        assertThat(ranking("online_handling"))
                .isEqualTo(
                        Map.of(
                                "General", "1211 of 1390",
                                "Customer contact", "26 of 29",
                                "Experts", "13 of 15"));
    }

    @Test
    void theOpenStockIsNegativeOnNoDay() {
        EffectiveFacts cases = xes.facts().get(FactKind.CASE);
        Map<LocalDate, Long> ended = cases.countBy("ended_on", LocalDate.class);
        Map<LocalDate, Long> moves =
                Stream.concat(
                                cases.countBy("accepted_on", LocalDate.class).entrySet().stream(),
                                ended.entrySet().stream()
                                        .map(day -> Map.entry(day.getKey(), -day.getValue())))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        Long::sum,
                                        TreeMap::new));
        long open = 0;
        Map<String, Long> atEndOfMonth = new TreeMap<>();
        for (Map.Entry<LocalDate, Long> day : moves.entrySet()) {
            open += day.getValue();
            assertThat(open).as("open at the end of %s", day.getKey()).isNotNegative();
            atEndOfMonth.put(YearMonth.from(day.getKey()).toString(), open);
        }
        assertThat(open).isEqualTo(105);
        for (String month : MONTHS) {
            open = atEndOfMonth.getOrDefault(month, open);
            assertThat(parts("timeout_rate", month).get("open").asLong())
                    .as("open at the end of %s, asked today", month)
                    .isEqualTo(open);
        }
    }

    private JsonNode parts(String indicator, String period) {
        JsonNode values = xes.answers().get(WHOLE.formatted(indicator, period)).get("values");
        assertThat(values).as("%s in %s", indicator, period).hasSize(1);
        return values.get(0).get("parts");
    }

    /** Numerator and denominator of a scorecard's only indicator by department. */
    private Map<String, String> ranking(String scorecard) {
        Map<String, String> ranking = new HashMap<>();
        for (JsonNode entry :
                xes.answers()
                        .get("/api/v1/rankings/" + scorecard + "?level=department&period=all")
                        .get("entries")) {
            JsonNode figure = entry.at("/indicators/0");
            ranking.put(
                    entry.at("/unit/code").asText(),
                    figure.get("numerator") + " of " + figure.get("denominator"));
        }
        return ranking;
    }

    private static OffsetDateTime instant(Map<String, Object> row, String column) {
        return (OffsetDateTime) row.get(column);
    }
}
