// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Platform;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./govpulse bench NAME}. */
@Command(
        name = "bench",
        description = "Runs a benchmark, which compares with an alternative in the same run.")
final class BenchCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "calendar, forecast, refresh, stream")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "forecast: a CSV with date,value or series,date,value; without one, series are made up")
    private @Nullable Path file;

    @Mixin private EngineBench engines = new EngineBench();

    @Mixin private ForecastBench forecasts = new ForecastBench();

    BenchCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        return switch (name) {
            case "calendar" ->
                    platform.get()
                            .processes()
                            .bench("metrics/definitions", "io.govpulse.calendar.CalendarBenchmark");
            case "forecast" -> forecasts.run(platform.get().settings(), file);
            case "stream" -> engines.stream(platform.get().settings(), spec.commandLine().getOut());
            case "refresh" ->
                    engines.refresh(platform.get().settings(), spec.commandLine().getOut());
            default ->
                    throw new ParameterException(
                            spec.commandLine(),
                            "Cannot find benchmark: '"
                                    + name
                                    + "'; expected calendar, forecast, refresh or stream");
        };
    }
}
