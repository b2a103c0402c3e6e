// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.PlatformException;
import io.govpulse.platform.core.PlatformSettings;
import io.govpulse.platform.core.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code ./govpulse bench forecast}, and its run. */
final class ForecastBench {
    private static final String FORECAST = "io.govpulse.platform.bench.ForecastBenchmark";
    private static final int HEAP = 700;
    private static final int FARTHEST = 366;
    private static final Set<String> REFITS = Set.of("always", "month", "quarter", "year", "never");

    @Option(
            names = "--calendar",
            paramLabel = "CALENDAR",
            description =
                    "forecast: china, around-the-clock/ZONE, or a calendar file (${DEFAULT-VALUE})")
    private String calendar = "china";

    @Option(
            names = "--horizon",
            paramLabel = "PERIODS",
            description = "forecast: how far to look ahead (${DEFAULT-VALUE})")
    private int horizon = 1;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "forecast: the first origin (default: the last quarter of each series)")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "forecast: the last date that is used (default: all)")
    private String to = "";

    @Option(
            names = "--refit",
            paramLabel = "WHEN",
            description =
                    "forecast: when models are learned anew: always, month, quarter, year, never (${DEFAULT-VALUE})")
    private String refit = "quarter";

    @Option(
            names = "--out",
            paramLabel = "CSV",
            description = "forecast: write series,origin,date,forecast,lo80,hi80,lo95,hi95 here")
    private @Nullable Path out;

    @Option(
            names = "--python",
            paramLabel = "COMMAND",
            description =
                    "forecast: the Python with statsforecast and Prophet, blank for none (${DEFAULT-VALUE})")
    private String python = "python3";

    /**
     * Runs the benchmark to its end.
     *
     * @param file a CSV of series; null for made-up ones
     */
    int run(PlatformSettings platform, @Nullable Path file) {
        if (file != null && !Files.isRegularFile(file)) {
            throw PlatformException.caller(
                    "Cannot read " + file + ": there is no such file; expected a CSV of a series");
        }
        if (horizon < 1 || horizon > FARTHEST) {
            throw PlatformException.caller(
                    "Cannot run the benchmark: --horizon=" + horizon + "; expected 1 to 366");
        }
        if (!REFITS.contains(refit.toLowerCase(Locale.ROOT))) {
            throw PlatformException.caller(
                    "Cannot run the benchmark: --refit="
                            + refit
                            + "; expected always, month, quarter, year or never");
        }
        return new Processes(platform)
                .bench(
                        FORECAST,
                        HEAP,
                        List.of(
                                file == null ? "" : file.toString(),
                                calendar,
                                Integer.toString(horizon),
                                from,
                                to,
                                refit,
                                out == null ? "" : out.toString(),
                                python));
    }
}
