// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.EventType;
import io.govpulse.ingest.importing.file.CharacterSet;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.file.TestFiles;
import io.govpulse.ingest.importing.report.ImportReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonFileTest {
    private static final String EVENT = "{\"type\":\"io.govpulse.case.decided.v1\"}";

    @TempDir Path directory;
    private final ImportReport report = new ImportReport("line");

    @Test
    void givesTheLinesAsTheyAreWithTheirNumbers() throws IOException {
        byte[] lines =
                ("\uFEFF" + EVENT + "\r\n\n \n{broken\n" + EVENT).getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : new byte[][] {lines, TestFiles.gzip(lines)}) {
            List<OutgoingEvent> events = events(bytes);

            assertThat(events)
                    .extracting(OutgoingEvent::place)
                    .containsExactly("line 1", "line 4", "line 5");
            assertThat(events)
                    .extracting(OutgoingEvent::toString)
                    .containsExactly(EVENT + "\r", "{broken", EVENT);
            assertThat(events.get(0).type()).contains(EventType.DECIDED);
            assertThat(events.get(1).type()).isEmpty();
        }
    }

    @Test
    void changesNoByteOfALineThatIsNotInUtf8() throws IOException {
        byte[] line = "{\"id\":\"编号\"}".getBytes(CharacterSet.GB18030);

        assertThat(events(line).get(0).wire()).isEqualTo(line);
    }

    @Test
    void refusesALineThatIsTooLongForAnEventAndGoesOn() throws IOException {
        String longLine = "{\"id\":\"" + "x".repeat(NdjsonFile.LONGEST_LINE) + "\"}";

        assertThat(events((longLine + "\n" + EVENT).getBytes(StandardCharsets.UTF_8)))
                .extracting(OutgoingEvent::place)
                .containsExactly("line 2");
        StringWriter printed = new StringWriter();
        report.print(new PrintWriter(printed), "NDJSON", 2, Duration.ofSeconds(1));
        assertThat(printed.toString()).contains("line 1: longer than 262144 bytes");
        assertThat(report.complete()).isFalse();
    }

    private List<OutgoingEvent> events(byte[] bytes) throws IOException {
        try (EventFile file =
                NdjsonFile.open(Files.write(directory.resolve("lines"), bytes), report)) {
            return TestFiles.events(file);
        }
    }
}
