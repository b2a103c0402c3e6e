// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.ingest.client.IntakeClient.Answer;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.FileKind;
import io.govpulse.ingest.importing.memory.ImportMemory;
import io.govpulse.ingest.importing.memory.MemoryException;
import io.govpulse.ingest.importing.report.ImportReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Departments send the whole table again: the later export is the truth. */
class LaterExportTest {
    private static final String HEADER = "no,dept,at,end\n";
    private static final String OPEN = HEADER + "1,OLD,2026-03-02 09:00,\n";
    private static final String DECIDED = HEADER + "1,OLD,2026-03-02 09:00,2026-03-09 10:00\n";
    private static final String MOVED = HEADER + "1,NEW,2026-03-02 09:00,2026-03-10 10:00\n";

    @TempDir private Path directory;

    /** Of each event, the last version that was sent: what the platform goes by. */
    private final Map<String, JsonNode> latest = new TreeMap<>();

    private final Set<String> refused = new HashSet<>();
    private Instant now = Instant.parse("2026-03-12T00:00:00Z");
    private String blank = "";
    private boolean trial;
    private int files;

    private String imports(String rows) throws IOException {
        Path file = Files.writeString(directory.resolve("rows" + files++ + ".csv"), rows);
        Path mapping =
                Files.writeString(
                        directory.resolve("mapping.yaml"),
                        """
                        source: versions
                        zone: Asia/Shanghai
                        key: no
                        %s
                        events:
                          - type: submitted
                            time: at
                            fields: {channel: {constant: hall}, department: {column: dept}}
                          - {type: decided, time: end, when: end, fields: {outcome: {constant: completed}}}
                        """
                                .formatted(blank));
        ImportReport report = new ImportReport(ImportReport.ROW);
        try (EventFile events =
                EventFiles.open(
                        file,
                        FileKind.CSV,
                        mapping,
                        null,
                        report,
                        source -> ImportMemory.open(directory.resolve(source + ".db"), trial),
                        now)) {
            new Importer(this::take, 500, report).run(events, bytes -> {});
        }
        now = now.plusSeconds(60);
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text), "CSV", 1, Duration.ofSeconds(1));
        return text.toString();
    }

    private List<Answer> take(List<byte[]> batch) {
        List<Answer> answers = new ArrayList<>();
        for (byte[] event : batch) {
            JsonNode wire = read(event);
            String id = wire.path("id").asText();
            boolean accepted = !refused.contains(id);
            answers.add(new Answer(accepted, accepted ? "" : "refused"));
            if (accepted && !trial) {
                JsonNode before = latest.get(id);
                int revision = wire.path("revision").asInt();
                if (before == null || before.path("revision").asInt() < revision) {
                    latest.put(id, wire);
                } else if (before.path("revision").asInt() == revision) {
                    assertThat(wire).as("one version says one thing").isEqualTo(before);
                }
            }
        }
        return answers;
    }

    private static JsonNode read(byte[] event) {
        try {
            return new ObjectMapper().readTree(new String(event, UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String decision() {
        JsonNode decided = latest.get("1/decided");
        return decided.path("type").asText().contains("tombstone")
                ? "withdrawn"
                : decided.path("time").asText();
    }

    @Test
    void theLaterExportCountsAndSaysHowManyCasesItChanges() throws IOException {
        assertThat(imports(DECIDED)).contains(" 1  cases with something new, 0 changed");
        assertThat(imports(MOVED)).contains(" 0  cases with something new, 1 changed, 0 with");

        assertThat(decision()).isEqualTo("2026-03-10T02:00:00Z");
        assertThat(latest.get("1/submitted").at("/data/department").asText()).isEqualTo("NEW");
    }

    @Test
    void whatIsTheSameIsTheSameVersion() throws IOException {
        imports(DECIDED);
        Map<String, JsonNode> before = new TreeMap<>(latest);
        assertThat(imports(DECIDED + "2,B,2026-03-02 09:00,\n"))
                .contains(" 1  cases with something new, 0 changed");
        latest.remove("2/submitted");
        assertThat(latest).isEqualTo(before);
    }

    @Test
    void aRowThatLostAValueWithdrawsTheEventAndMaySayItAgain() throws IOException {
        imports(DECIDED);
        assertThat(imports(OPEN)).contains("0 changed, 1 with something withdrawn");
        assertThat(decision()).isEqualTo("withdrawn");
        assertThat(imports(OPEN + "\n")).contains("0 changed, 0 with something withdrawn");
        assertThat(imports(DECIDED + "\n")).contains("1 changed, 0 with something withdrawn");
        assertThat(decision()).isEqualTo("2026-03-09T02:00:00Z");
    }

    @Test
    void aBlankSaysNothingWhereTheMappingSaysSo() throws IOException {
        blank = "blank: says-nothing";
        imports(DECIDED);
        imports(OPEN);
        assertThat(decision()).isEqualTo("2026-03-09T02:00:00Z");
    }

    @Test
    void whatAnotherRowOfTheCaseSaysIsNotWithdrawn() throws IOException {
        String rows = DECIDED + "1,OLD,2026-03-02 09:00,\n";
        imports(rows);
        assertThat(imports(rows + "\n")).contains("0 changed, 0 with something withdrawn");
        assertThat(imports(OPEN + "1,OLD,2026-03-02 09:00,2026-03-09 10:00\n"))
                .contains("0 changed, 0 with something withdrawn");
        assertThat(decision()).isEqualTo("2026-03-09T02:00:00Z");
    }

    @Test
    void anOldFileOnceMoreChangesNothing() throws IOException {
        imports(DECIDED);
        imports(MOVED);
        assertThat(imports(DECIDED)).contains(" 1  cases of which a later version is known");
        assertThat(decision()).isEqualTo("2026-03-10T02:00:00Z");
    }

    @Test
    void aMendedMappingImportedAgainCorrects() throws IOException {
        imports(DECIDED);
        blank = "timeFormat: yyyy-dd-MM HH:mm";
        assertThat(imports(DECIDED)).contains("1 changed");
        assertThat(decision()).isEqualTo("2026-09-03T02:00:00Z");
    }

    @Test
    void aDryRunTellsItBeforehandAndRemembersNothing() throws IOException {
        imports(DECIDED);
        trial = true;
        assertThat(imports(OPEN)).contains("0 changed, 1 with something withdrawn");
        assertThat(imports(OPEN)).contains("0 changed, 1 with something withdrawn");
        trial = false;
        assertThat(imports(OPEN)).contains("0 changed, 1 with something withdrawn");
    }

    @Test
    void whatTheIntakeRefusedIsSaidAgain() throws IOException {
        refused.add("1/decided");
        imports(DECIDED);
        refused.clear();
        assertThat(imports(DECIDED)).contains(" 1  cases with something new");
        assertThat(decision()).isEqualTo("2026-03-09T02:00:00Z");
    }

    @Test
    void tellsNumbersThatSeemToStartAnewEachYear() throws IOException {
        imports(DECIDED);
        assertThat(imports(MOVED)).doesNotContain("another year");
        trial = true;
        String nextYear = HEADER + "1,OLD,2027-01-04 09:00,\n2,OLD,2027-01-05 09:00,\n";
        assertThat(imports(nextYear))
                .contains(
                        " 1  cases whose submission moved to another year",
                        "key: [\"year:COLUMN\", COLUMN]");
        trial = false;
        assertThat(imports(nextYear)).contains(" 1  cases whose submission moved to another year");
        assertThat(imports(nextYear)).doesNotContain("another year");
    }

    @Test
    void countsOnlyCasesOfWhichTheIntakeAcceptedSomething() throws IOException {
        refused.add("1/submitted");
        assertThat(imports(DECIDED)).contains(" 0  cases with something new, 0 changed");
        refused.clear();
        assertThat(imports(DECIDED)).contains(" 1  cases with something new, 0 changed");
    }

    @Test
    void anImportWithoutAMemoryIsTheLatest() throws IOException {
        imports(DECIDED);
        imports(MOVED);
        Files.delete(directory.resolve("versions.db"));
        imports(DECIDED + "\n");
        assertThat(decision()).isEqualTo("2026-03-09T02:00:00Z");
    }

    @Test
    void twoImportsOfASourceAtOnceAreRefusedWithWhatToDo() throws IOException {
        imports(DECIDED);
        try (ImportMemory open = ImportMemory.open(directory.resolve("versions.db"), false)) {
            open.orderOf("another", now);
            assertThatThrownBy(() -> imports(MOVED))
                    .isInstanceOf(MemoryException.class)
                    .hasMessageContaining("wait if another import of this source runs");
        }
    }
}
