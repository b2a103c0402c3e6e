package io.govpulse.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./govpulse quarantine}: what could not be accepted, and why. */
@Command(name = "quarantine", description = "Lists what could not be accepted, and why.")
final class QuarantineCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--payload", description = "Show the payloads too; they may hold identities.")
    private boolean payload;

    @Override
    public Integer call() {
        Platform platform = Govpulse.platform(spec);
        platform.refuseUnlessRunning(Component.KAFKA);
        List<String> args = new ArrayList<>();
        if (payload) {
            args.add("--payload");
        }
        return platform.processes()
                .run(Component.INTAKE, "io.govpulse.ingest.QuarantineCommand", Map.of(), args);
    }
}
