package io.govpulse.platform;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./govpulse bench NAME}. */
@Command(
        name = "bench",
        description = "Runs a benchmark: each is a ratio to an alternative in the same run.")
final class BenchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "calendar, stream")
    private String name = "";

    @Mixin private StreamBench stream = new StreamBench();

    @Override
    public Integer call() {
        return switch (name) {
            case "calendar" ->
                    Govpulse.platform(spec)
                            .processes()
                            .bench("metrics/definitions", "io.govpulse.calendar.CalendarBenchmark");
            case "stream" -> stream.run(Govpulse.settings(), spec.commandLine().getOut());
            default ->
                    throw new ParameterException(
                            spec.commandLine(),
                            "Cannot find benchmark: '" + name + "'; accepted: calendar, stream");
        };
    }
}
