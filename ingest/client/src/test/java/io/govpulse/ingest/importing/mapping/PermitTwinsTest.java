// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.EventType;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same real event log as XES and as CSV, through one mapping. */
class PermitTwinsTest {
    private static final Path MAPPING =
            Path.of(
                    System.getProperty("govpulse.root", "../.."),
                    "docs/examples/mappings/environmental-permits.yaml");
    private static final Path LOGS =
            Path.of(System.getProperty("govpulse.shared.data", "nowhere"), "eventlogs");
    private static final Path XES = LOGS.resolve("environmental-permits.xes.gz");
    private static final Path CSV = LOGS.resolve("environmental-permits.csv.gz");

    @BeforeEach
    void needTheLogs() {
        assumeThat(XES).as("the real permit logs under the property govpulse.shared.data").exists();
    }

    @Test
    void giveTheSameEventsToTheLetter() throws IOException {
        Map<String, JsonNode> xes = events(XES, "XES");
        Map<String, JsonNode> csv = events(CSV, "CSV in UTF-8 (detected)");

        assertThat(xes).isEqualTo(csv);
    }

    @Test
    void haveTheCountsOfTheLog() throws IOException {
        Map<String, JsonNode> events = events(XES, "XES");
        Map<EventType, Map<String, Event>> byCase = new TreeMap<>();
        Map<String, Instant> lastSteps = new HashMap<>();
        int steps = 0;
        for (JsonNode wire : events.values()) {
            Event event = EventCodec.decode(wire.toString().getBytes(StandardCharsets.UTF_8));
            if (event.type() == EventType.STEP_FINISHED) {
                steps++;
                lastSteps.merge(event.caseNumber(), event.time(), (a, b) -> a.isAfter(b) ? a : b);
            } else {
                byCase.computeIfAbsent(event.type(), type -> new HashMap<>())
                        .put(event.caseNumber(), event);
            }
        }
        Map<String, Event> submitted = byCase.get(EventType.SUBMITTED);
        Map<String, Event> accepted = byCase.get(EventType.ACCEPTED);
        Map<String, Event> decided = byCase.get(EventType.DECIDED);

        assertThat(submitted).hasSize(1_434);
        assertThat(accepted).hasSize(1_434);
        assertThat(decided).hasSize(1_329);
        assertThat(steps).isEqualTo(8_577);
        assertThat(
                        submitted.values().stream()
                                .map(event -> ((EventData.Submitted) event.data()).channel().code())
                                .collect(Collectors.groupingBy(c -> c, Collectors.counting())))
                .isEqualTo(Map.of("web", 1_250L, "hall", 109L, "post", 53L, "other", 22L));
        assertThat(
                        decided(
                                decided,
                                (number, end) ->
                                        end.isAfter(
                                                ((EventData.Accepted) accepted.get(number).data())
                                                        .promisedDue()
                                                        .orElseThrow())))
                .isEqualTo(377);
        assertThat(decided(decided, (number, end) -> end.isBefore(submitted.get(number).time())))
                .isEqualTo(2);
        assertThat(decided(decided, (number, end) -> lastSteps.get(number).isAfter(end)))
                .isEqualTo(145);
    }

    private static long decided(
            Map<String, Event> decided, BiPredicate<String, Instant> condition) {
        return decided.entrySet().stream()
                .filter(entry -> condition.test(entry.getKey(), entry.getValue().time()))
                .count();
    }

    private static Map<String, JsonNode> events(Path path, String description) throws IOException {
        Mapping mapping = MappingReader.read(MAPPING);
        ImportReport report = new ImportReport("row");
        Map<String, JsonNode> events = new TreeMap<>();
        try (EventFile file =
                MappedFile.open(
                        () ->
                                path.equals(XES)
                                        ? XesFile.open(path)
                                        : CsvFile.open(path, Layout.PLAIN),
                        mapping,
                        report,
                        new ImportTurn(
                                ImportMemory.ofNothing(), Instant.parse("2026-03-12T00:00:00Z")))) {
            for (OutgoingEvent event : TestFiles.events(file)) {
                JsonNode wire = new ObjectMapper().readTree(event.wire());
                assertThat(events.put(wire.path("id").asText(), wire))
                        .as("each event is sent once")
                        .isNull();
            }
            assertThat(file.rows()).isEqualTo(8_577);
            assertThat(file.description()).isEqualTo(description);
        }
        assertThat(report.complete()).isTrue();
        return events;
    }
}
