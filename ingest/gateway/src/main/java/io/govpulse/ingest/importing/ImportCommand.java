package io.govpulse.ingest.importing;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
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
 * Imports a CSV file through the running intake. Exit codes: 0 everything accepted, 1 something was
 * not (it is told what), 2 wrong usage, mapping or file.
 */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the rows of a CSV file (plain or gzipped) to the running intake as events.",
            "Running it again is safe: the same row gives the same event ids."
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int NOT_ALL = 1;
    private static final int UNUSABLE = 2;
    private static final int GREATEST_BATCH = 10_000;
    private static final String SAFE = "Running it again is safe: nothing is counted twice.";

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV file, plain or gzipped.")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "M",
            description = "YAML file that says what the columns mean.")
    private Path mappingFile = Path.of("");

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
        Mapping mapping;
        try {
            mapping = MappingReader.read(mappingFile);
        } catch (MappingException e) {
            return tell(UNUSABLE, String.valueOf(e.getMessage()));
        }
        ImportReport report = new ImportReport();
        Importer importer =
                new Importer(
                        mapping,
                        new IntakeClient(
                                address,
                                Duration.ofSeconds(patienceSeconds),
                                notice -> tell(0, notice)),
                        batch,
                        report);
        long start = System.nanoTime();
        long rows = 0;
        int exit;
        try (SourceFile source = SourceFile.open(file, mapping.charset())) {
            importer.check(source);
            exit = run(importer, source, report);
            rows = source.rows();
        } catch (MappingException e) {
            return tell(UNUSABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return tell(UNUSABLE, "Cannot read %s: %s".formatted(file, reason(e, mapping)));
        }
        report.print(commandLine().getOut(), rows, Duration.ofNanos(System.nanoTime() - start));
        return exit;
    }

    private int run(Importer importer, SourceFile source, ImportReport report) throws IOException {
        try (ProgressBar bar = progressBar(Files.size(file))) {
            importer.run(source, bar::stepTo);
            return report.complete() ? 0 : NOT_ALL;
        } catch (IntakeFailedException e) {
            return tell(
                    NOT_ALL,
                    "%s.%nStopped near row %d. Start the platform with ./govpulse up, or see its log, and"
                                    .formatted(e.getMessage(), source.rows())
                            + " import the file once more. "
                            + SAFE);
        } catch (IOException e) {
            return tell(
                    UNUSABLE,
                    "Cannot read %s after row %d: %s. Mend the file and import it once more. %s"
                            .formatted(file, source.rows(), e, SAFE));
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

    private static String reason(IOException e, Mapping mapping) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not in "
                    + mapping.charset()
                    + "; name its character set in the mapping, for example charset: GB18030";
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
