package io.govpulse.platform;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

    @Parameters(paramLabel = "NAME", description = "calendar")
    private String name = "";

    @Override
    public Integer call() {
        if (!name.equals("calendar")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Cannot find benchmark: '" + name + "'; accepted: calendar");
        }
        return Govpulse.platform(spec)
                .processes()
                .bench("metrics/definitions", "io.govpulse.calendar.CalendarBenchmark");
    }
}
