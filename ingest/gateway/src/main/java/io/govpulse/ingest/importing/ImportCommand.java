package io.govpulse.ingest.importing;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
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
 * (it is told what), 2 wrong usage, mapping or file.
 */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the events of a file to the running intake: CSV, XLSX or XES by a mapping, or NDJSON,"
                    + " plain or gzipped.",
            "Running it again is safe: the same row gives the same event ids."
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int NOT_ALL = 1;
    private static final int UNUSABLE = 2;
    private static final int GREATEST_BATCH = 10_000;
    private static final String SAFE = "Running it again is safe: nothing is counted twice.";

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV, XLSX, XES or NDJSON, plain or gzipped.")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            paramLabel = "M",
            description =
                    "YAML file that says what the columns mean. NDJSON, one CloudEvent a line, needs"
                            + " none.")
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

    /** To be filled by picocli. */
    public ImportCommand() {}

    /** Runs the command as a process of its own. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ImportCommand()).execute(args));
    }

    @Override
    public Integer call() {
        URI address = intakeAddress();
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            return tell(
                    UNUSABLE, "Cannot use --intake " + address + "; accepted: http://HOST:PORT");
        }
        if (batch < 1 || batch > GREATEST_BATCH) {
            return tell(
                    UNUSABLE,
                    "Cannot use --batch %d; accepted: 1 to %d".formatted(batch, GREATEST_BATCH));
        }
        try {
            FileKind kind = FileKind.of(file);
            ImportReport report = new ImportReport(kind == FileKind.NDJSON ? "line" : "row");
            try (EventFile events = events(kind, report)) {
                return run(events, report, address);
            }
        } catch (MappingException e) {
            return tell(UNUSABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return tell(UNUSABLE, "Cannot read %s: %s".formatted(file, reason(e)));
        }
    }

    private EventFile events(FileKind kind, ImportReport report) throws IOException {
        Optional<Path> mappingPath = Optional.ofNullable(mappingFile);
        Optional<Charset> told = Optional.ofNullable(charset).map(ImportCommand::charset);
        if (told.isPresent() && kind != FileKind.CSV) {
            throw new MappingException(
                    "Cannot use --charset: %s is %s, which says itself what it is in"
                            .formatted(file, kind));
        }
        if (kind == FileKind.NDJSON) {
            if (mappingPath.isPresent()) {
                throw new MappingException(
                        "Cannot use --mapping: the lines of %s are CloudEvents already (NDJSON)"
                                .formatted(file));
            }
            return NdjsonFile.open(file, report);
        }
        Mapping mapping =
                MappingReader.read(
                        mappingPath.orElseThrow(
                                () ->
                                        new MappingException(
                                                "Cannot import %s without --mapping M: it is %s, and only NDJSON, one CloudEvent a line, needs none"
                                                        .formatted(file, kind))));
        Layout layout = mapping.layout();
        SourceFile source = SourceFile.open(file, kind, told.map(layout::in).orElse(layout));
        try {
            return new MappedFile(source, mapping, report);
        } catch (MappingException e) {
            source.close();
            throw e;
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new MappingException(
                    "Cannot use --charset " + name + "; accepted: names such as UTF-8 or GB18030");
        }
    }

    private int run(EventFile events, ImportReport report, URI address) throws IOException {
        long start = System.nanoTime();
        Importer importer =
                new Importer(
                        new IntakeClient(
                                address,
                                Duration.ofSeconds(patienceSeconds),
                                notice -> tell(0, notice)),
                        batch,
                        report);
        int exit = send(importer, events, report);
        report.print(
                commandLine().getOut(),
                events.description(),
                events.rows(),
                Duration.ofNanos(System.nanoTime() - start));
        return exit;
    }

    private int send(Importer importer, EventFile events, ImportReport report) throws IOException {
        try (ProgressBar bar = progressBar(Files.size(file))) {
            importer.run(events, bar::stepTo);
            return report.complete() ? 0 : NOT_ALL;
        } catch (IntakeFailedException e) {
            return tell(
                    NOT_ALL,
                    "%s.%nStopped near row %d. Start the platform with ./govpulse up, or see its log, and"
                                    .formatted(e.getMessage(), events.rows())
                            + " import the file once more. "
                            + SAFE);
        } catch (IOException e) {
            return tell(
                    UNUSABLE,
                    "Cannot read %s after row %d: %s. Mend the file and import it once more. %s"
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

    private URI intakeAddress() {
        String port = Optional.ofNullable(System.getenv("GOVPULSE_INTAKE_PORT")).orElse("8081");
        return Optional.ofNullable(intake).orElseGet(() -> URI.create("http://127.0.0.1:" + port));
    }

    private int tell(int exit, String message) {
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
