// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.ingest.importing.csv.CsvFile;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.Layout;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.file.TestFiles;
import io.govpulse.ingest.importing.memory.ImportMemory;
import io.govpulse.ingest.importing.memory.ImportTurn;
import io.govpulse.ingest.importing.report.ImportReport;
import io.govpulse.ingest.importing.xes.XesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with a row per event: which rows belong together, and what a row is within its case. */
class EventLogTest {
    private static final String STEPS =
            """
            source: log
            zone: Asia/Shanghai
            key: case:concept:name
            events:
              - type: step-started
                id: [concept:name, time:timestamp]
                time: time:timestamp
                when: {column: lifecycle:transition, is: [start]}
                fields: {step: {column: concept:name}}
              - type: step-finished
                id: [concept:name, time:timestamp]
                time: time:timestamp
                when: {column: lifecycle:transition, is: [complete]}
                fields: {step: {column: concept:name}}
            """;

    private static final String TABLE =
            """
            source: log
            zone: Asia/Shanghai
            key: no
            log: {activity: act, transition: change, start: [begin], complete: [end]}
            """;

    @TempDir Path directory;
    private final ImportReport report = new ImportReport("row");

    @Test
    void pairsStartAndCompletionOfEachDoingOfRepeatedWork() throws IOException {
        String log =
                trace(
                        event("看", "start", "02T09"),
                        event("看", "complete", "02T10"),
                        event("批", "start", "03T09"),
                        event("批", "complete", "03T10"),
                        event("看", "start", "09T09"),
                        event("看", "complete", "09T10"));

        assertThat(steps(xes(STEPS, log)))
                .containsExactly(
                        "step-started 看 1 02T01",
                        "step-finished 看 1 02T02",
                        "step-started 批 1 03T01",
                        "step-finished 批 1 03T02",
                        "step-started 看 2 09T01",
                        "step-finished 看 2 09T02");
    }

    @Test
    void pairsOverlappingDoingsInTheirOrderAndKeepsCompletionsWithoutAStartApart()
            throws IOException {
        String log =
                trace(
                        event("看", "start", "02T09"),
                        event("看", "start", "02T10"),
                        event("看", "complete", "02T11"),
                        event("看", "complete", "02T12"),
                        event("看", "complete", "02T13"),
                        event("看", "start", "02T14"));

        assertThat(steps(xes(STEPS, log)))
                .containsExactly(
                        "step-started 看 1 02T01",
                        "step-started 看 2 02T02",
                        "step-finished 看 1 02T03",
                        "step-finished 看 2 02T04",
                        "step-finished 看 3 02T05",
                        "step-started 看 4 02T06");
    }

    @Test
    void followsTheInstanceThatALogNames() throws IOException {
        String named = "<string key=\"concept:instance\" value=\"%s\"/></event>";
        String log =
                trace(
                        event("看", "start", "02T09").replace("</event>", named.formatted("a")),
                        event("看", "start", "02T10").replace("</event>", named.formatted("b")),
                        event("看", "complete", "02T11").replace("</event>", named.formatted("b")));

        assertThat(steps(xes(STEPS, log)))
                .containsExactly(
                        "step-started 看 a 02T01",
                        "step-started 看 b 02T02",
                        "step-finished 看 b 02T03");
    }

    @Test
    void readsATableAsALogAndNumbersItsRowsAndRepetitions() throws IOException {
        String mapping =
                TABLE
                        + """
                        events:
                          - type: submitted
                            time: at
                            when: {column: "#number", is: "1"}
                            fields: {channel: {constant: hall}, department: {column: "last:dept"}}
                          - type: step-started
                            id: [act, "#repetition"]
                            time: at
                            when: {column: change, is: begin}
                            fields: {step: {column: act}}
                          - type: step-finished
                            id: [act, "#repetition"]
                            time: at
                            when: {column: change, is: end}
                            fields: {step: {column: act}}
                          - type: decided
                            time: at
                            when: [{column: "#following", is: "0"}, {column: act, is: 批}]
                            fields: {outcome: {column: result, codes: {"1": approved, "*": completed}}}
                        """;
        String rows =
                """
                no,act,change,at,dept,result
                1,看,begin,2026-03-02 09:00,甲,
                2,看,begin,2026-03-02 09:30,丙,
                1,看,end,2026-03-02 10:00,乙,
                1,看,begin,2026-03-03 09:00,,
                2,看,end,2026-03-03 09:30,,
                1,批,end,2026-03-03 10:00,,9
                """;

        List<JsonNode> events = table(mapping, rows);

        assertThat(events)
                .extracting(event -> event.path("id").asText())
                .containsExactly(
                        "1/submitted",
                        "1/step-started/看|1",
                        "2/submitted",
                        "2/step-started/看|1",
                        "1/step-finished/看|1",
                        "1/step-started/看|2",
                        "2/step-finished/看|1",
                        "1/step-finished/批|1",
                        "1/decided");
        assertThat(events.get(0).at("/data/department").asText()).isEqualTo("乙");
        assertThat(events.get(2).at("/data/department").asText()).isEqualTo("丙");
        assertThat(events.get(8).at("/data/outcome").asText()).isEqualTo("completed");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void keepsNumbersThatStartAnewEachYearApart() throws IOException {
        String mapping =
                """
                source: log
                zone: Asia/Shanghai
                key: ["year:at", no]
                events:
                  - {type: submitted, time: at, fields: {channel: {constant: hall}}}
                """;

        assertThat(table(mapping, "no,at\n0001,2025-12-31 09:00\n0001,2026-01-01 00:30\n,\n"))
                .extracting(event -> event.path("subject").asText())
                .containsExactly("2025|0001", "2026|0001");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void saysWhatADerivedColumnNeeds() {
        String mapping =
                """
                source: log
                zone: Asia/Shanghai
                key: no
                events:
                  - {type: tombstone, time: at, when: {column: "%s", is: "1"}}
                """;

        assertThatThrownBy(() -> table(mapping.formatted("#repetition"), "no,at\n"))
                .hasMessage(
                        "Cannot use the mapping: #repetition needs to know the activity; say 'log:"
                                + " {activity: COLUMN}'");
        assertThatThrownBy(() -> table(mapping.formatted("last:dept"), "no,at\n"))
                .hasMessageStartingWith("Cannot use the mapping: the file has no column dept; it");
    }

    private static String trace(String... events) {
        return "<log><trace><string key=\"concept:name\" value=\"7\"/>%s</trace></log>"
                .formatted(String.join("", events));
    }

    private static String event(String activity, String transition, String hour) {
        return """
        <event><string key="concept:name" value="%s"/>\
        <string key="lifecycle:transition" value="%s"/>\
        <date key="time:timestamp" value="2026-03-%s:00:00+08:00"/></event>"""
                .formatted(activity, transition, hour);
    }

    private static List<String> steps(List<JsonNode> events) {
        return events.stream()
                .map(
                        event ->
                                "%s %s %s %s"
                                        .formatted(
                                                event.path("type")
                                                        .asText()
                                                        .replaceAll(".*\\.(.*)\\.v1", "$1"),
                                                event.at("/data/step").asText(),
                                                event.at("/data/instance").asText(),
                                                event.path("time").asText().substring(8, 13)))
                .toList();
    }

    private List<JsonNode> xes(String mapping, String log) throws IOException {
        Path file = Files.writeString(directory.resolve("log.xes"), log);
        return events(() -> XesFile.open(file), mapping);
    }

    private List<JsonNode> table(String mapping, String rows) throws IOException {
        Path file = Files.writeString(directory.resolve("log.csv"), rows);
        return events(() -> CsvFile.open(file, Layout.PLAIN), mapping);
    }

    private List<JsonNode> events(MappedFile.Opener opener, String mapping) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        try (EventFile file =
                MappedFile.open(
                        opener,
                        MappingReader.parse(mapping),
                        report,
                        new ImportTurn(
                                ImportMemory.ofNothing(), Instant.parse("2026-03-12T00:00:00Z")))) {
            for (OutgoingEvent event : TestFiles.events(file)) {
                events.add(new ObjectMapper().readTree(event.wire()));
            }
        }
        return events;
    }
}
