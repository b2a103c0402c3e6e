// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;

/**
 * The benchmark of the refresh: what it takes to publish all figures, those of a few new events,
 * and nothing new, beside DuckDB, which counts all totals from scratch each time.
 *
 * <p>Run it by {@code ./govpulse bench refresh}; docs/benchmarks.md says how to read it.
 */
public final class RefreshBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final int COMMITS = 10;
    private static final int FEW_EVENTS = 100;
    private static final int WARM_UPS = 3;
    private static final int MANY_EVENTS = 5_000;

    private final Path home;
    private final int count;
    private final long seed;
    private final List<String> batch;
    private final List<RefreshFigures> figures = new ArrayList<>();

    private RefreshBenchmark(Path home, int count, long seed, List<String> batch) {
        this.home = home;
        this.count = count;
        this.seed = seed;
        this.batch = batch;
    }

    /**
     * Runs it and prints the table.
     *
     * @param args home of the run, number of events, seed, then the command that starts the jobs
     */
    public static void main(String[] args) throws Exception {
        RefreshBenchmark benchmark =
                new RefreshBenchmark(
                        Path.of(args[0]),
                        Integer.parseInt(args[1]),
                        Long.parseLong(args[2]),
                        Arrays.asList(args).subList(3, args.length));
        try {
            benchmark.run();
            System.out.print(RefreshFigures.table(benchmark.figures));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("tmp"));
        Files.createDirectories(home.resolve("logs"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        int later = (WARM_UPS + 1) * FEW_EVENTS + MANY_EVENTS;
        List<GeneratedEvents.Generated> events =
                new ArrayList<>(GeneratedEvents.of(seed, count + later, now));
        try (FactTables tables = new FactTables(home)) {
            List<GeneratedEvents.Generated> held = new ArrayList<>(takeLast(events, later));
            long rows = 0;
            for (int i = 0; i < COMMITS; i++) {
                rows +=
                        tables.commit(
                                events.subList(
                                        events.size() * i / COMMITS,
                                        events.size() * (i + 1) / COMMITS),
                                now);
            }
            System.out.printf(
                    "%,d events of %,d cases, %,d rows of facts, seed %d; %d processors%n",
                    count, tables.cases(), rows, seed, Runtime.getRuntime().availableProcessors());
            refresh(tables, held, now);
        }
    }

    private void refresh(FactTables tables, List<GeneratedEvents.Generated> held, Instant now)
            throws InterruptedException {
        Path log = home.resolve("logs").resolve("batch.log");
        try (ContenderRun run =
                ContenderRun.start(
                        "refresh",
                        batch,
                        log,
                        Map.of(
                                "GOVPULSE_HOME",
                                home.toString(),
                                "GOVPULSE_REFRESH_EVERY",
                                "PT1S",
                                "GOVPULSE_UPKEEP_EVERY",
                                "PT24H"))) {
            figures.add(
                    RefreshFigures.of("all, first of the process", await(run, tables, 0, true)));
            for (int i = 0; i < WARM_UPS; i++) {
                await(run, tables, commit(tables, held, FEW_EVENTS, now), true);
            }
            long seen = commit(tables, held, FEW_EVENTS, now);
            figures.add(
                    RefreshFigures.of(
                            FEW_EVENTS + " new events, warm", await(run, tables, seen, true)));
            compare(tables);
            seen = commit(tables, held, MANY_EVENTS, now);
            figures.add(
                    RefreshFigures.of(
                            MANY_EVENTS + " new events, warm", await(run, tables, seen, true)));
            figures.add(
                    RefreshFigures.of(
                            "nothing new, warm", await(run, tables, newest(tables), false)));
        }
    }

    private void compare(FactTables tables) {
        DuckDbCount duckDb = new DuckDbCount(tables::files);
        duckDb.run();
        DuckDbCount.Count counted = duckDb.run();
        Collection<FactTables.Total> published = tables.totals();
        long totals = published.stream().filter(total -> total.measures() > 0).count();
        long sum = published.stream().mapToLong(FactTables.Total::sum).sum();
        if (totals != counted.totals() || sum != counted.sum()) {
            throw new BenchmarkException(
                    "The refresh published %,d totals that add up to %,d; DuckDB counts %,d and %,d"
                            .formatted(totals, sum, counted.totals(), counted.sum()));
        }
        figures.add(RefreshFigures.of("DuckDB, all totals from scratch", counted));
    }

    private static long newest(FactTables tables) {
        return tables.refreshes().stream()
                .mapToLong(row -> (Long) row.getField("sequence"))
                .max()
                .orElse(0);
    }

    /** Commits a number of events and returns the last refresh from before. */
    private static long commit(
            FactTables tables, List<GeneratedEvents.Generated> held, int events, Instant now) {
        long newest = newest(tables);
        tables.commit(takeLast(held, events), now);
        return newest;
    }

    /**
     * Waits for a refresh.
     *
     * @param after the last one that does not count
     * @param withChanges whether it must have read changes, or none
     */
    private static Record await(
            ContenderRun run, FactTables tables, long after, boolean withChanges)
            throws InterruptedException {
        List<Record> found = new ArrayList<>();
        run.await(
                () -> 0,
                () ->
                        tables.refreshes().stream()
                                .filter(row -> (Long) row.getField("sequence") > after)
                                .filter(
                                        row ->
                                                (Long) row.getField("changes_read") > 0
                                                        == withChanges)
                                .max(Comparator.comparing(row -> (Long) row.getField("sequence")))
                                .map(found::add)
                                .isPresent(),
                PATIENCE);
        return found.get(0);
    }

    /** Takes the last events off. */
    private static List<GeneratedEvents.Generated> takeLast(
            List<GeneratedEvents.Generated> events, int count) {
        List<GeneratedEvents.Generated> last = events.subList(events.size() - count, events.size());
        List<GeneratedEvents.Generated> taken = List.copyOf(last);
        last.clear();
        return taken;
    }
}
