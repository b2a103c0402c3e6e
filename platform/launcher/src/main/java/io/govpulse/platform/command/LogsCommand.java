// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Component;
import io.govpulse.platform.core.Platform;
import io.govpulse.platform.core.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./govpulse logs NAME}. */
@Command(name = "logs", description = "Prints the last lines of a process's log.")
final class LogsCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = "kafka, streaming, intake, batch, service or demo")
    private String name = "";

    @Option(
            names = {"-n", "--lines"},
            description = "How many lines (default ${DEFAULT-VALUE}).",
            defaultValue = "50")
    private int lines;

    LogsCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() throws IOException {
        List<String> known = Arrays.stream(Component.values()).map(Component::processName).toList();
        if (!known.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Cannot find log: '" + name + "'; expected one of " + String.join(", ", known));
        }
        Path log = platform.get().processes().log(name);
        if (!Files.exists(log)) {
            throw PlatformException.caller(
                    "Cannot find " + log + "; " + name + " was never started from this home");
        }
        List<String> all = Files.readAllLines(log);
        all.subList(Math.max(0, all.size() - lines), all.size())
                .forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
