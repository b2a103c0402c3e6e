// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.platform.broker.BrokerProcess;
import io.govpulse.platform.broker.BrokerSettings;
import io.govpulse.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * The benchmark of the stream: how many events a second it folds, beside a plain copy by the
 * Iceberg sink of Kafka Connect and a bare loop that decodes and writes. Each is a process of its
 * own, reads the same topic from its beginning, alone, and is done when all events are committed to
 * Iceberg.
 *
 * <p>Run it by {@code ./govpulse bench stream}; docs/benchmarks.md says how to read it.
 */
public final class StreamBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final Path home;
    private final int count;
    private final long seed;
    private final long commitMillis;
    private final List<String> streaming;

    private StreamBenchmark(
            Path home, int count, long seed, long commitMillis, List<String> streaming) {
        this.home = home;
        this.count = count;
        this.seed = seed;
        this.commitMillis = commitMillis;
        this.streaming = streaming;
    }

    /**
     * Runs the contenders and prints the table.
     *
     * @param args home of the run, number of events, seed, milliseconds between commits, then the
     *     command that starts the stream
     */
    public static void main(String[] args) throws Exception {
        StreamBenchmark benchmark =
                new StreamBenchmark(
                        Path.of(args[0]),
                        Integer.parseInt(args[1]),
                        Long.parseLong(args[2]),
                        Long.parseLong(args[3]),
                        Arrays.asList(args).subList(4, args.length));
        try {
            System.out.print(Figures.table(benchmark.run()));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private List<Figures> run() throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(home.resolve("tmp"));
        Files.createDirectories(home.resolve("logs"));
        try (BrokerProcess broker =
                        BrokerProcess.start(
                                BrokerSettings.in(home.resolve("kafka")).stoppedWithThisJvm());
                BenchTables tables = new BenchTables(home)) {
            tables.create();
            long cases = fill(broker.bootstrap());
            List<Contender> contenders =
                    List.of(
                            Contender.fold(streaming),
                            Contender.copy(home, broker.bootstrap(), commitMillis),
                            Contender.loop(home, broker.bootstrap(), commitMillis));
            List<Figures> figures = new ArrayList<>();
            for (Contender contender : contenders) {
                figures.add(measure(contender, broker.bootstrap(), tables));
            }
            long folded = tables.casesWithFacts();
            if (folded != cases) {
                throw new BenchmarkException(
                        "The fold has facts of %,d cases; there are %,d".formatted(folded, cases));
            }
            return figures;
        }
    }

    /** Makes the events, sends them, and returns of how many cases they are. */
    private long fill(String bootstrap) throws ExecutionException, InterruptedException {
        List<GeneratedEvents.Generated> events =
                GeneratedEvents.of(seed, count, Instant.now().truncatedTo(ChronoUnit.HOURS));
        EventTopic.create(bootstrap);
        EventTopic.fill(bootstrap, events);
        long cases = events.stream().map(GeneratedEvents.Generated::caseId).distinct().count();
        System.out.printf(
                "%,d events of %,d cases, seed %d; a commit every %.1f s; %d processors%n",
                events.size(),
                cases,
                seed,
                commitMillis / 1000.0,
                Runtime.getRuntime().availableProcessors());
        return cases;
    }

    private Figures measure(Contender contender, String bootstrap, BenchTables tables)
            throws InterruptedException {
        System.out.println(contender.name() + " …");
        Path log = home.resolve("logs").resolve(contender.table() + ".log");
        try (ContenderRun run =
                ContenderRun.start(
                        contender.name(),
                        contender.command(),
                        log,
                        Map.of(
                                "GOVPULSE_HOME",
                                home.toString(),
                                "GOVPULSE_KAFKA_BOOTSTRAP",
                                bootstrap,
                                "GOVPULSE_COMMIT_EVERY",
                                Duration.ofMillis(commitMillis).toString()))) {
            run.await(
                    () -> tables.commits(contender.table()).rows(),
                    () -> tables.done(contender.table(), count),
                    PATIENCE);
            CommitTimes commits = tables.commits(contender.table());
            long events = tables.distinct(contender.table(), contender.eventId());
            if (events != count || commits.rows() != count) {
                throw new BenchmarkException(
                        "The %s wrote %,d rows of %,d events; there are %,d"
                                .formatted(contender.name(), commits.rows(), events, count));
            }
            return new Figures(
                    contender.name(),
                    events,
                    Duration.between(run.begun(), tables.finished(contender.table())),
                    commits.steadyRate(),
                    run.processorTime(),
                    run.ofProcessorOnceRunning(events));
        }
    }
}
