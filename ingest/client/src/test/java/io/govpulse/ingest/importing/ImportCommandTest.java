// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.ingest.importing.file.TestFiles;
import io.govpulse.process.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Failures that end an import before anything is sent; no intake runs here. */
class ImportCommandTest {
    private static final String MAPPING =
            """
            source: hall-a
            zone: Asia/Shanghai
            key: no
            timeFormat: yyyy-MM-dd HH:mm
            events:
              - {type: tombstone, time: at}
            """;

    @TempDir Path directory;
    private final StringWriter errors = new StringWriter();
    private Path mapping;

    @BeforeEach
    void writeMapping() throws IOException {
        mapping = Files.writeString(directory.resolve("mapping.yaml"), MAPPING);
    }

    @Test
    void namesTheMissingColumnsAndThoseThatAreThere() throws IOException {
        assertThat(run(file("number,at,name\n1,2026-03-02 09:30,x\n"))).isEqualTo(2);
        assertThat(errors)
                .hasToString(
                        "Cannot use the mapping: the file has no column no; it has: number, at,"
                                + " name%n".formatted());
    }

    @Test
    void saysWhatToDoWhenTheFirstRowNamesNoColumnAtAll() throws IOException {
        assertThat(run(file("Cases of July;;\nno;at;name\n1;2026-03-02 09:30;x\n"))).isEqualTo(2);
        assertThat(errors.toString())
                .startsWith("Cannot use the mapping: the file has no column ")
                .contains("it has: Cases of July;;. If that is no header of columns, set")
                .contains("'headerRow' or 'separator' in the mapping");
    }

    @Test
    void asksForNoHeaderWhereTheFileHasNone() throws IOException {
        assertThat(
                        run(
                                file(
                                        "<log><trace><event><string key=\"a\" value=\"b\"/></event></trace></log>")))
                .isEqualTo(2);
        assertThat(errors.toString())
                .startsWith("Cannot use the mapping: the file has no column ")
                .doesNotContain("headerRow");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        Path nowhere = directory.resolve("nowhere.csv");

        assertThat(run(nowhere)).isEqualTo(2);
        assertThat(errors)
                .hasToString("Cannot read %s: there is no such file%n".formatted(nowhere));
    }

    @Test
    void saysWhichCharacterSetTheFileIsNotIn() throws IOException {
        Path file = Files.write(directory.resolve("rows.csv"), new byte[] {'n', 'o', (byte) 0xB1});

        assertThat(run(file)).isEqualTo(2);
        assertThat(run(file, "--charset", "UTF-8")).isEqualTo(2);
        assertThat(run(file, "--charset", "GB1")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("it is neither in UTF-8 nor in GB18030; name its character set with")
                .contains(
                        "it is not in UTF-8 (as named): 1 lines do not fit, the first is line 1; ask its")
                .contains("Cannot use --charset GB1; expected a name such as UTF-8 or GB18030");
    }

    @Test
    void asksForAMappingUnlessTheLinesAreEvents() throws IOException {
        Path rows = file("no,at\n");
        Path lines = Files.writeString(directory.resolve("lines"), "{}\n");

        assertThat(commandLine().execute(rows.toString())).isEqualTo(2);
        assertThat(run(lines)).isEqualTo(2);
        assertThat(commandLine().execute(lines.toString(), "--charset", "GB18030")).isEqualTo(2);
        assertThat(errors.toString())
                .contains(
                        "Cannot import %s without --mapping M: it is CSV, and only NDJSON, one"
                                        .formatted(rows)
                                + " CloudEvent a line, needs none")
                .contains("Cannot use --mapping: the lines of %s are CloudEvents".formatted(lines))
                .contains("Cannot use --charset: %s is NDJSON, which names".formatted(lines));
    }

    @Test
    void saysThatAFileBreaksOff() throws IOException {
        byte[] whole = TestFiles.gzip("no,at\n1,2026-03-02 09:30\n".getBytes(UTF_8));
        Path file =
                Files.write(directory.resolve("rows.csv"), Arrays.copyOf(whole, whole.length - 10));

        assertThat(run(file)).isEqualTo(2);
        assertThat(errors.toString()).contains("it breaks off or is damaged; fetch it once more");
    }

    @Test
    void saysThatRunningAgainIsSafeWhenTheIntakeIsAway() throws IOException {
        assertThat(run(file("no,at\n1,2026-03-02 09:30\n"))).isEqualTo(1);
        assertThat(errors.toString())
                .contains("Cannot send events: the intake at http://127.0.0.1:1/v1/events")
                .contains("Running it again is safe");
    }

    @Test
    void checksAFileWithoutSendingAnything() throws IOException {
        StringWriter out = new StringWriter();
        CommandLine command = commandLine().setOut(new PrintWriter(out, true));
        Path file = file("no,at\n1,2026-03-02 09:30\n2,1980-03-02 09:30\n");

        assertThat(command.execute(file.toString(), "--mapping", mapping.toString(), "--dry-run"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("Read as CSV in UTF-8 (detected); dry run, nothing was sent")
                .contains("2 rows, 1 events accepted", "1  tombstone; not accepted: 1")
                .contains("row 3: tombstone: Cannot accept time: 1980-03-02T01:30:00Z; expected");
    }

    @Test
    void refusesAddressesAndBatchesThatAreNone() {
        assertThat(
                        commandLine()
                                .execute(
                                        "f.csv",
                                        "--mapping",
                                        "m.yaml",
                                        "--intake",
                                        "localhost:8081"))
                .isEqualTo(2);
        assertThat(commandLine().execute("f.csv", "--mapping", "m.yaml", "--batch", "0"))
                .isEqualTo(2);
        assertThat(errors.toString())
                .contains("Cannot use --intake localhost:8081; expected http://HOST:PORT")
                .contains("Cannot use --batch 0; expected 1 to 10000");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("rows.csv"), content);
    }

    private int run(Path file, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                file.toString(),
                                "--mapping",
                                mapping.toString(),
                                "--intake",
                                "http://127.0.0.1:1",
                                "--patience",
                                "0"));
        arguments.addAll(List.of(more));
        return commandLine().execute(arguments.toArray(new String[0]));
    }

    private CommandLine commandLine() {
        return new CommandLine(
                        new ImportCommand(
                                Settings.of(
                                        Map.of(
                                                Settings.HOME,
                                                directory.resolve("home").toString()))))
                .setErr(new PrintWriter(errors, true));
    }
}
