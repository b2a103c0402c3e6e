package io.govpulse.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./govpulse logs NAME}. */
@Command(name = "logs", description = "Prints the last lines of a process's log.")
final class LogsCommand implements Callable<Integer> {
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

    @Override
    public Integer call() throws IOException {
        String known =
                Arrays.stream(Component.values())
                        .map(Component::word)
                        .collect(Collectors.joining(", "));
        if (!List.of(known.split(", ")).contains(name)) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot find log: '" + name + "'; accepted: " + known);
        }
        Path log = Govpulse.platform(spec).processes().log(name);
        if (!Files.exists(log)) {
            throw new PlatformException(
                    "Cannot find " + log + "; " + name + " was never started from this home");
        }
        List<String> all = Files.readAllLines(log);
        all.subList(Math.max(0, all.size() - lines), all.size())
                .forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
