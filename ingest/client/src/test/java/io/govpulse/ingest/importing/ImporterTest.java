// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.ingest.client.IntakeClient.Answer;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.FileKind;
import io.govpulse.ingest.importing.memory.ImportMemory;
import io.govpulse.ingest.importing.report.ImportReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which events are sent; an intake here is a function that keeps what it is sent. */
class ImporterTest {
    private static final String MAPPING =
            """
            source: hall-a
            zone: Asia/Shanghai
            key: no
            events:
              - {type: decided, time: end, when: end, fields: {outcome: {constant: completed}}}
              - {type: submitted, time: at, fields: {channel: {constant: hall}}}
              - {type: accepted, time: at}
            """;
    private static final String ROWS =
            """
            no,at,end
            1,2026-03-02 09:30,2026-03-03 09:30
            2,2026-03-02 09:30,2026-03-03 09:30
            3,2026-03-02 09:30,
            """;

    @TempDir Path directory;
    private final ImportReport report = new ImportReport("row");
    private final List<String> sent = new ArrayList<>();

    @Test
    void withholdsTheEventsOfACaseWhoseSubmissionTheIntakeDoesNotAccept() throws IOException {
        for (int batch : new int[] {1, 2, 500}) {
            sent.clear();
            run(batch, "2/submitted");

            assertThat(sent)
                    .containsExactlyInAnyOrder(
                            "1/submitted",
                            "1/accepted",
                            "1/decided",
                            "2/submitted",
                            "3/submitted",
                            "3/accepted");
            assertThat(sent.indexOf("1/submitted")).isLessThan(sent.indexOf("1/decided"));
        }
        StringWriter printed = new StringWriter();
        report.print(new PrintWriter(printed), "CSV", 3, Duration.ofSeconds(1));
        assertThat(printed.toString())
                .contains(
                        "6  submitted; not accepted: 3",
                        "3  decided; not accepted: 3",
                        "3  quarantined by the intake",
                        "6  withheld: the submission of their case was not accepted",
                        "row 3: decided: in the future");
        assertThat(report.complete()).isFalse();
    }

    private void run(int batch, String refused) throws IOException {
        Path mapping = Files.writeString(directory.resolve("mapping.yaml"), MAPPING);
        Path rows = Files.writeString(directory.resolve("rows.csv"), ROWS);
        try (EventFile file =
                EventFiles.open(
                        rows,
                        FileKind.CSV,
                        mapping,
                        null,
                        report,
                        source -> ImportMemory.ofNothing(),
                        Instant.parse("2026-03-12T00:00:00Z"))) {
            new Importer(events -> answers(events, refused), batch, report).run(file, bytes -> {});
        }
    }

    private List<Answer> answers(List<byte[]> events, String refused) {
        List<Answer> answers = new ArrayList<>();
        for (byte[] event : events) {
            String id = new String(event, UTF_8).replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
            sent.add(id);
            answers.add(
                    id.equals(refused) ? new Answer(false, "in the future") : new Answer(true, ""));
        }
        return answers;
    }
}
