package io.govpulse.ingest.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What ends an import before anything is sent; no intake runs here. */
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
        assertThat(errors.toString())
                .contains("it is not in UTF-8; name its character set in the mapping");
    }

    @Test
    void asksForAMapping() throws IOException {
        assertThat(commandLine().execute(file("no,at\n").toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("Missing required option: '--mapping=M'");
    }

    @Test
    void saysThatRunningAgainIsSafeWhenTheIntakeIsAway() throws IOException {
        assertThat(run(file("no,at\n1,2026-03-02 09:30\n"))).isEqualTo(1);
        assertThat(errors.toString())
                .contains("Cannot send events: the intake at http://127.0.0.1:1/v1/events")
                .contains("Running it again is safe");
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
                .contains("Cannot use --intake localhost:8081; accepted: http://HOST:PORT")
                .contains("Cannot use --batch 0; accepted: 1 to 10000");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("rows.csv"), content);
    }

    private int run(Path file) {
        return commandLine()
                .execute(
                        file.toString(),
                        "--mapping",
                        mapping.toString(),
                        "--intake",
                        "http://127.0.0.1:1",
                        "--patience",
                        "0");
    }

    private CommandLine commandLine() {
        return new CommandLine(new ImportCommand()).setErr(new PrintWriter(errors, true));
    }
}
