package io.govpulse.platform.command;

import io.govpulse.platform.core.Component;
import io.govpulse.platform.core.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./govpulse import FILE [--mapping M] [--charset NAME]}: sends a file's events to the
 * running intake.
 */
@Command(
        name = "import",
        description = {
            "Sends the events of a file to the running intake.",
            "Running it again is safe: what is known changes nothing."
        })
final class ImportCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV, XLSX, XES or NDJSON, also gzipped")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            description = {
                "YAML that maps columns to events, for example docs/examples/mappings/*.yaml.",
                "NDJSON, one CloudEvent a line, needs none."
            })
    private @Nullable Path mapping;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description =
                    "Character set of a CSV, for example GB18030. UTF-8 and GB18030 are detected.")
    private @Nullable String charset;

    @Option(
            names = "--no-wait",
            description = "Return when the intake has the events, not when the tables have them.")
    private boolean noWait;

    ImportCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        List<Path> needed = new ArrayList<>(List.of(file));
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        if (mapping != null) {
            needed.add(mapping);
            arguments.addAll(List.of("--mapping", mapping.toString()));
        }
        if (charset != null) {
            arguments.addAll(List.of("--charset", charset));
        }
        needed.forEach(this::refuseUnlessReadable);
        Platform target = platform.get();
        arguments.addAll(
                List.of(
                        "--intake",
                        "http://127.0.0.1:" + target.settings().port(Component.INTAKE)));
        target.refuseUnlessRunning(Component.INTAKE);
        int imported =
                target.processes()
                        .run(
                                Component.INTAKE,
                                "io.govpulse.ingest.importing.ImportCommand",
                                Map.of(),
                                arguments);
        if (imported > 1 || noWait) {
            return imported;
        }
        target.refuseUnlessRunning(Component.STREAMING);
        int committed = target.lag(List.of("--until-zero", "3600"));
        return committed == 0 ? imported : committed;
    }

    private void refuseUnlessReadable(Path needed) {
        if (!Files.isReadable(needed) || Files.isDirectory(needed)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Cannot read "
                            + needed
                            + ": no such readable file from "
                            + Path.of("").toAbsolutePath());
        }
    }
}
