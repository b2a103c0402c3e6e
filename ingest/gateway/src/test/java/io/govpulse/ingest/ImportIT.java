// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.Topics;
import io.govpulse.ingest.importing.ImportCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportIT {
    private static final Path CITY_MAPPING =
            Path.of(
                    System.getProperty("govpulse.root", "../.."),
                    "docs/examples/mappings/city-service-requests.yaml");
    private static final Path CITY_FILE =
            Path.of(
                    System.getProperty("govpulse.shared.data", "nowhere"),
                    "requests/city-service-requests-2011h2.csv.gz");
    private static final int ROWS = 1_500;

    private static final String MAPPING =
            """
            source: hall-b
            zone: America/New_York
            key: no
            timeFormat: yyyy-MM-dd HH:mm:ss
            events:
              - type: submitted
                time: at
                fields:
                  channel: {column: channel, codes: {W: web, H: hall}}
                  applicantId: {column: who}
              - type: decided
                time: end
                when: end
                fields:
                  outcome: {column: outcome}
            """;

    @TempDir static Path directory;
    private static RunningIntake intake;

    @BeforeAll
    static void start() {
        intake = RunningIntake.start(directory.resolve("home"));
    }

    @AfterAll
    static void stop() {
        intake.close();
    }

    @Test
    void givesTheSameEventsWhenAFileIsImportedTwice() throws IOException {
        Path mapping = Files.writeString(directory.resolve("hall-b.yaml"), MAPPING);
        Path file =
                Files.writeString(
                        directory.resolve("hall-b.csv"),
                        IntStream.rangeClosed(1, ROWS)
                                .mapToObj(
                                        i ->
                                                "%d,2011-11-06 01:00:00,%s,completed,W,person-%d"
                                                        .formatted(
                                                                i,
                                                                i % 2 == 0
                                                                        ? "2011-12-01 09:30:00"
                                                                        : " ",
                                                                i))
                                .collect(
                                        Collectors.joining(
                                                "\n", "no,at,end,outcome,channel,who\n", "\n")));

        String first = run(0, file, mapping);
        Map<String, String> afterOne = eventsById("hall-b:");
        run(0, file, mapping);

        assertThat(first)
                .contains(
                        "1,500 rows, 2,250 events accepted in", "1,500  submitted", "750  decided")
                .contains("1,500  ambiguous local times", "and 1,490 more");
        assertThat(afterOne).hasSize(ROWS + ROWS / 2).containsKey("7/submitted");
        assertThat(afterOne.values()).noneMatch(event -> event.contains("person-"));
        assertThat(eventsById("hall-b:")).isEqualTo(afterOne);
    }

    @Test
    void namesTheRowsThatWereNotAcceptedAndTakesTheOthers() throws IOException {
        Path mapping =
                Files.writeString(
                        directory.resolve("hall-c.yaml"), MAPPING.replace("hall-b", "hall-c"));
        Path file =
                Files.writeString(
                        directory.resolve("hall-c.csv"),
                        """
                        no,at,end,outcome,channel,who
                        1,2011-11-05 01:00:00,,,W,a
                        2,2011-11-05 01:00:00,2011-12-01 09:30:00,lost,W,b
                        3,2011-11-05 01:00:00,2011-12-01 09:30:00,completed,X,c
                        """);

        assertThat(run(1, file, mapping))
                .contains("3 rows, 2 events accepted", "1  quarantined", "1  rows skipped")
                .contains("row 3: decided: Cannot accept data.outcome: 'lost'; expected completed")
                .contains("row 4: submitted: column channel: code 'X' is not in the mapping");
        assertThat(eventsById("hall-c:")).containsOnlyKeys("1/submitted", "2/submitted");
    }

    @Test
    void takesAFileOfEventsWithoutAMappingAndLosesOnlyTheBrokenLine() throws IOException {
        String event =
                """
                {"specversion":"1.0","id":"%d/%s","source":"hall-d","type":"io.govpulse.case.%s.v1",\
                "subject":"%d","time":"2026-03-02T01:30:00Z","data":%s}
                """;
        String lines =
                event.formatted(
                                1,
                                "s",
                                "submitted",
                                1,
                                "{\"channel\":\"web\",\"applicantId\":\"person-1\"}")
                        + "\n{\"specversion\": \n"
                        + event.formatted(1, "d", "decided", 1, "{\"outcome\":\"lost\"}")
                        + event.formatted(2, "d", "decided", 2, "{\"outcome\":\"approved\"}");
        Path file =
                Files.write(
                        directory.resolve("hall-d"), gzip(lines.getBytes(StandardCharsets.UTF_8)));

        assertThat(runCommand(1, file.toString()))
                .contains("Read as NDJSON", "5 lines, 2 events accepted in", "2  quarantined")
                .contains("line 3: Cannot read line 2 of the request: not as expected from column ")
                .contains("line 4: decided: Cannot accept data.outcome: 'lost'");
        assertThat(eventsById("hall-d:")).containsOnlyKeys("1/s", "2/d");
    }

    @Test
    void takesTheWholeCityFile() {
        assumeThat(CITY_FILE)
                .as("the real city file under the property govpulse.shared.data")
                .exists();

        String printed = run(0, CITY_FILE, CITY_MAPPING);

        assertThat(printed)
                .contains("58,251 rows, 171,072 events accepted in")
                .contains("0  quarantined", "0  refused here", "0  rows skipped")
                .contains("4  ambiguous local times", "0  local times that do not exist");
        Map<String, Integer> byType = new TreeMap<>();
        TopicContent.forEach(
                RunningIntake.sharedKafka(),
                Topics.APPROVAL_EVENTS,
                message -> {
                    Event event = EventCodec.decode(message.value());
                    if (event.source().equals("city-311")) {
                        byType.merge(event.type().shortName(), 1, Integer::sum);
                    }
                });
        assertThat(byType)
                .isEqualTo(Map.of("submitted", 58_251, "accepted", 58_251, "decided", 54_570));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static Map<String, String> eventsById(String caseIdPrefix) {
        Map<String, String> events = new TreeMap<>();
        TopicContent.forEach(
                RunningIntake.sharedKafka(),
                Topics.APPROVAL_EVENTS,
                message -> {
                    Event event = EventCodec.decode(message.value());
                    if (event.caseId().startsWith(caseIdPrefix)) {
                        events.put(event.id(), event.toString());
                    }
                });
        return events;
    }

    private static String run(int exit, Path file, Path mapping) {
        return runCommand(exit, file.toString(), "--mapping", mapping.toString());
    }

    private static String runCommand(int exit, String... arguments) {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--intake", intake.address().toString()));
        int code =
                new CommandLine(new ImportCommand())
                        .setOut(new PrintWriter(out, true))
                        .execute(all.toArray(new String[0]));
        assertThat(code).as(out.toString()).isEqualTo(exit);
        return out.toString();
    }
}
