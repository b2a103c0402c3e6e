// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Component;
import io.govpulse.platform.core.PlatformException;
import io.govpulse.platform.core.PlatformSettings;
import io.govpulse.platform.core.Processes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * The options of {@code ./govpulse bench stream} and {@code bench refresh}, and their runs: in a
 * home of its own, away from the platform's, the engine as the platform starts it beside
 * alternatives.
 */
final class EngineBench {
    private static final String STREAM = "io.govpulse.platform.bench.StreamBenchmark";
    private static final String REFRESH = "io.govpulse.platform.bench.RefreshBenchmark";
    private static final int LEAST_HEAP = 800;

    /** As events, and for the refresh as facts of ninety columns too. */
    private static final int EVENTS_A_MEBIBYTE = 250;

    @Option(
            names = "--events",
            paramLabel = "COUNT",
            description = "how many events (${DEFAULT-VALUE})")
    private int events = 200_000;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "makes other events of the same kind (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--commit-every",
            paramLabel = "SECONDS",
            description = "stream: seconds between commits, for all (${DEFAULT-VALUE})")
    private int commitEvery = 2;

    @Option(
            names = "--profile",
            description = "record the job (Java Flight Recorder) and keep the home")
    private boolean profile;

    @Option(names = "--keep", description = "keep the home with its tables and logs")
    private boolean keep;

    int stream(PlatformSettings platform, PrintWriter out) {
        return run(
                platform,
                out,
                STREAM,
                Component.STREAMING,
                List.of(Long.toString(Duration.ofSeconds(commitEvery).toMillis())));
    }

    int refresh(PlatformSettings platform, PrintWriter out) {
        return run(platform, out, REFRESH, Component.BATCH, List.of());
    }

    private int run(
            PlatformSettings platform,
            PrintWriter out,
            String program,
            Component engine,
            List<String> options) {
        if (events < 1 || commitEvery < 1) {
            throw PlatformException.caller(
                    "Cannot run the benchmark: --events=%d --commit-every=%d; expected 1 and above"
                            .formatted(events, commitEvery));
        }
        Path home = temporaryHome();
        Processes processes =
                new Processes(new PlatformSettings(platform.root(), home, Map.of(), Map.of()));
        List<String> args = new ArrayList<>();
        args.add(home.toString());
        args.add(Integer.toString(events));
        args.add(Long.toString(seed));
        args.addAll(options);
        args.addAll(engine(processes, engine, home));
        int outcome = processes.bench(program, heapMebibytes(), args);
        if (outcome == 0 && !profile && !keep) {
            remove(home);
        } else {
            out.println("Tables, logs" + (profile ? ", engine.jfr" : "") + " are in " + home);
        }
        return outcome;
    }

    /** The benchmark's own process holds all events before it sends them. */
    private int heapMebibytes() {
        return LEAST_HEAP + events / EVENTS_A_MEBIBYTE;
    }

    private List<String> engine(Processes processes, Component engine, Path home) {
        List<String> command = new ArrayList<>(processes.command(engine));
        if (profile) {
            command.add(
                    1,
                    "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                            + home.resolve("engine.jfr"));
        }
        return command;
    }

    private static Path temporaryHome() {
        try {
            return Files.createTempDirectory("govpulse-bench-");
        } catch (IOException e) {
            throw PlatformException.outside(
                    "Cannot make a directory for the benchmark: " + e.getMessage(), e);
        }
    }

    private static void remove(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw PlatformException.outside("Cannot remove " + home + ": " + e.getMessage(), e);
        }
    }
}
