// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing;

import io.govpulse.ingest.client.IntakeClient;
import io.govpulse.ingest.client.IntakeFailedException;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.FileKind;
import io.govpulse.ingest.importing.mapping.MappingException;
import io.govpulse.ingest.importing.memory.ImportMemory;
import io.govpulse.ingest.importing.memory.MemoryException;
import io.govpulse.ingest.importing.report.ImportReport;
import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Imports a file through the running intake. Exit codes: 0 everything accepted, 1 something was not
 * (the report says what), 2 wrong usage, setting, mapping or file.
 *
 * <p>It runs in the process of its caller. The launcher extends it: there the command also waits
 * until the tables contain the events.
 */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the events of a file to the running intake: CSV, XLSX or XES by a mapping, or NDJSON,"
                    + " plain or gzipped.",
            "Running it again is safe: the same row gives the same event ids."
        })
public class ImportCommand implements Callable<Integer> {
    private static final int NOT_ALL = 1;
    private static final int UNUSABLE = 2;
    private static final int GREATEST_BATCH = 10_000;
    private static final int STANDARD_PORT = 8081;
    private static final String SAFE = "Running it again is safe: nothing is counted twice.";

    private final Settings settings;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV, XLSX, XES or NDJSON, plain or gzipped.")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            paramLabel = "M",
            description = {
                "YAML file that maps columns to events, for example docs/examples/mappings/*.yaml.",
                "NDJSON, one CloudEvent a line, needs none."
            })
    private @Nullable Path mappingFile;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description =
                    "Character set of a CSV, for example GB18030; goes before the mapping's. UTF-8"
                            + " and GB18030 are detected.")
    private @Nullable String charset;

    @Option(
            names = "--intake",
            paramLabel = "URL",
            description =
                    "Address of the intake; by default this machine's, on GOVPULSE_INTAKE_PORT or"
                            + " 8081.")
    private @Nullable URI intake;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "500",
            description = "Events in a request (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to try again (default: ${DEFAULT-VALUE}).")
    private int patienceSeconds;

    @Option(
            names = "--dry-run",
            description =
                    "Send nothing: read the file, check every event by the contract, and report.")
    private boolean dryRun;

    /** Creates the command with the settings of this process's environment. */
    public ImportCommand() {
        this(Settings.of(System.getenv()));
    }

    /** Creates the command with these settings, of which it reads {@code GOVPULSE_INTAKE_PORT}. */
    public ImportCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try {
            URI address = intakeAddress();
            if (batch < 1 || batch > GREATEST_BATCH) {
                throw new OptionException(
                        "Cannot use --batch %d; expected 1 to %d".formatted(batch, GREATEST_BATCH));
            }
            Optional<Charset> named = namedCharset();
            FileKind kind = FileKind.of(file);
            ImportReport report =
                    new ImportReport(kind == FileKind.NDJSON ? "line" : ImportReport.ROW);
            try (EventFile events =
                    EventFiles.open(
                            file,
                            kind,
                            mappingFile,
                            named.orElse(null),
                            report,
                            this::memory,
                            Instant.now())) {
                return run(events, report, address);
            }
        } catch (OptionException | MappingException | SettingException | MemoryException e) {
            return failed(UNUSABLE, e.getMessage());
        } catch (IOException e) {
            return failed(UNUSABLE, "Cannot read %s: %s".formatted(file, reason(e)));
        }
    }

    /**
     * What imports of this source said before, to this intake: another platform knows none of it.
     */
    private ImportMemory memory(String source) {
        String platform = intake == null ? "" : "@" + intake.getAuthority().replace(':', '-');
        return ImportMemory.open(
                settings.home().resolve("imports").resolve(source + platform + ".db"), dryRun);
    }

    private URI intakeAddress() {
        if (intake == null) {
            return IntakeClient.onThisMachine(settings.port("GOVPULSE_INTAKE_PORT", STANDARD_PORT));
        }
        if (!"http".equals(intake.getScheme()) && !"https".equals(intake.getScheme())) {
            throw new OptionException(
                    "Cannot use --intake %s; expected http://HOST:PORT".formatted(intake));
        }
        return intake;
    }

    private Optional<Charset> namedCharset() {
        try {
            return Optional.ofNullable(charset).map(Charset::forName);
        } catch (IllegalArgumentException e) {
            throw new OptionException(
                    "Cannot use --charset %s; expected a name such as UTF-8 or GB18030"
                            .formatted(charset));
        }
    }

    private int run(EventFile events, ImportReport report, URI address) throws IOException {
        long start = System.nanoTime();
        Importer importer =
                new Importer(
                        dryRun ? DryRun::answers : intakeClient(address)::sendLines, batch, report);
        int exit = send(importer, events, report);
        report.print(
                commandLine().getOut(),
                events.description() + (dryRun ? "; dry run, nothing was sent" : ""),
                events.rows(),
                Duration.ofNanos(System.nanoTime() - start));
        return exit;
    }

    private IntakeClient intakeClient(URI address) {
        return new IntakeClient(
                address,
                Duration.ofSeconds(patienceSeconds),
                notice -> commandLine().getErr().println(notice));
    }

    private int send(Importer importer, EventFile events, ImportReport report) throws IOException {
        try (ProgressBar bar = progressBar(Files.size(file))) {
            importer.run(events, bar::stepTo);
            return report.complete() ? 0 : NOT_ALL;
        } catch (IntakeFailedException e) {
            return failed(
                    NOT_ALL,
                    "%s.%nStopped near row %d. Start the platform with ./govpulse up, or see its log, and"
                                    .formatted(e.getMessage(), events.rows())
                            + " import the file once more. "
                            + SAFE);
        } catch (IOException e) {
            return failed(
                    UNUSABLE,
                    "Cannot read %s after row %d: %s. Fix the file and import it once more. %s"
                            .formatted(file, events.rows(), reason(e), SAFE));
        }
    }

    @SuppressWarnings("SystemConsoleNull") // On 17, which the build demands, null is no terminal.
    private ProgressBar progressBar(long bytes) {
        PrintWriter err = commandLine().getErr();
        ProgressBarBuilder builder =
                new ProgressBarBuilder()
                        .setTaskName("Import")
                        .setInitialMax(bytes)
                        .setUnit(" KiB", 1024)
                        .setStyle(ProgressBarStyle.ASCII);
        // A log file wants a line now and then, not a line that is drawn over.
        return System.console() == null
                ? builder.setUpdateIntervalMillis(10_000)
                        .setConsumer(new DelegatingProgressBarConsumer(err::println, 80))
                        .build()
                : builder.setUpdateIntervalMillis(200)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build();
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof EOFException || e instanceof ZipException) {
            return "it breaks off or is damaged; fetch it once more";
        }
        return Optional.ofNullable(e.getMessage()).orElse(e.toString());
    }

    private int failed(int exit, String message) {
        commandLine().getErr().println(message);
        return exit;
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command's model");
        }
        return spec.commandLine();
    }
}
