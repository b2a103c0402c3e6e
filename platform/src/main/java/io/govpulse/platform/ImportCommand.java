package io.govpulse.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./govpulse import FILE --mapping M}: sends a file's events to the running intake. */
@Command(
        name = "import",
        description = {
            "Sends the events of a file to the running intake.",
            "Running it again is safe: what is known changes nothing."
        })
final class ImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV, also gzipped")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            required = true,
            description =
                    "YAML that maps columns to events, for example docs/examples/mappings/*.yaml")
    private Path mapping = Path.of("");

    @Option(
            names = "--no-wait",
            description = "Return when the intake has the events, not when the tables have them.")
    private boolean noWait;

    @Override
    public Integer call() {
        for (Path needed : List.of(file, mapping)) {
            if (!Files.isReadable(needed) || Files.isDirectory(needed)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Cannot read "
                                + needed
                                + ": no such readable file from "
                                + Path.of("").toAbsolutePath());
            }
        }
        PlatformSettings settings = Govpulse.settings();
        Platform platform = Govpulse.platform(spec);
        platform.refuseUnlessRunning(Component.INTAKE);
        int imported =
                platform.processes()
                        .run(
                                Component.INTAKE,
                                "io.govpulse.ingest.importing.ImportCommand",
                                Map.of(),
                                List.of(
                                        file.toString(),
                                        "--mapping",
                                        mapping.toString(),
                                        "--intake",
                                        "http://127.0.0.1:" + settings.port(Component.INTAKE)));
        if (imported > 1 || noWait) {
            return imported;
        }
        platform.refuseUnlessRunning(Component.STREAMING);
        int committed = platform.lag(List.of("--until-zero", "3600"));
        return committed == 0 ? imported : committed;
    }
}
