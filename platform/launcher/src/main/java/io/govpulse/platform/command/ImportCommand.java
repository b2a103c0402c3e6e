// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Component;
import io.govpulse.platform.core.Platform;
import io.govpulse.process.RecentFailures;
import io.govpulse.process.Settings;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./govpulse import}: the import of the intake's client. With the intake of this platform it
 * then waits until the tables contain the events; a dry run needs no platform.
 */
@Command(name = "import")
final class ImportCommand extends io.govpulse.ingest.importing.ImportCommand {
    private static final String PATIENCE_SECONDS = "3600";

    private final Supplier<Platform> platform;

    @Spec private CommandSpec spec;

    @Option(
            names = "--no-wait",
            description = "Return when the intake has the events, not when the tables have them.")
    private boolean noWait;

    ImportCommand(Supplier<Platform> platform, Settings settings) {
        super(settings);
        this.platform = platform;
    }

    @Override
    public Integer call() {
        if (isMatched("--intake") || isMatched("--dry-run")) {
            return super.call();
        }
        Platform target = platform.get();
        target.refuseUnlessRunning(Component.INTAKE);
        int imported = super.call();
        if (imported >= ExitCode.USAGE) {
            return imported;
        }
        if (noWait) {
            target.streamFailures()
                    .filter(RecentFailures::unhealthy)
                    .map(RecentFailures::sentence)
                    .ifPresent(
                            sentence ->
                                    spec.commandLine()
                                            .getErr()
                                            .println(
                                                    "The intake has the events; the tables do not get them: streaming "
                                                            + sentence));
            return imported;
        }
        target.refuseUnlessRunning(Component.STREAMING);
        int committed = target.lag(List.of("--until-zero", PATIENCE_SECONDS));
        return committed == ExitCode.OK ? imported : committed;
    }

    private boolean isMatched(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }
}
