// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** A contender's process, which is stopped with this JVM. */
final class ContenderRun implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TAIL_LINES = 20;

    private final String name;
    private final Path log;
    private final Instant begun;
    private final Process process;
    private final Thread stopWithThisJvm;
    private Duration processorTime = Duration.ZERO;
    private Duration firstCommitAt = Duration.ZERO;
    private long firstCommitted;

    private ContenderRun(String name, Path log, Instant begun, Process process) {
        this.name = name;
        this.log = log;
        this.begun = begun;
        this.process = process;
        this.stopWithThisJvm = new Thread(process::destroyForcibly, "stop-contender");
        Runtime.getRuntime().addShutdownHook(stopWithThisJvm);
    }

    /**
     * Starts the process.
     *
     * @param environment the platform's settings for it; those of the user's shell are withheld, so
     *     that a benchmark never writes to a lake in use
     */
    static ContenderRun start(
            String name, List<String> command, Path log, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("GOVPULSE_"));
        builder.environment().putAll(environment);
        try {
            Instant begun = Instant.now();
            return new ContenderRun(name, log, begun, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the " + name, e);
        }
    }

    /** When the process was started. */
    Instant begun() {
        return begun;
    }

    /** The processor time of all its threads until it was last seen. */
    Duration processorTime() {
        return processorTime;
    }

    /**
     * Events a second of processor time since its first commit was seen, so that the start of the
     * engine and of its first classes does not count; empty when there was only one commit.
     *
     * @param events how many it committed in all
     */
    OptionalDouble ofProcessorOnceRunning(long events) {
        Duration since = processorTime.minus(firstCommitAt);
        return firstCommitted == 0 || firstCommitted == events || since.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of((events - firstCommitted) * 1000.0 / since.toMillis());
    }

    /**
     * Waits until the contender is done.
     *
     * @param committed how many events it has committed
     * @param done whether everything is committed
     * @throws BenchmarkException when it ends before, or is not done in time
     */
    void await(LongSupplier committed, BooleanSupplier done, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            // Asked before the table is: what was committed before it ended is seen.
            boolean alive = process.isAlive();
            process.info().totalCpuDuration().ifPresent(time -> processorTime = time);
            if (firstCommitted == 0) {
                firstCommitted = committed.getAsLong();
                firstCommitAt = processorTime;
            }
            if (done.getAsBoolean()) {
                return;
            }
            if (!alive) {
                throw new BenchmarkException(
                        "The %s ended with %d before all was committed; the end of %s:%n%s"
                                .formatted(name, process.exitValue(), log, tail()));
            }
            if (System.nanoTime() > end) {
                throw new BenchmarkException(
                        "The %s did not commit all events within %d s; the end of %s:%n%s"
                                .formatted(name, patience.toSeconds(), log, tail()));
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join(
                    System.lineSeparator(),
                    lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** Stops the process and waits for its end. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            process.waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(stopWithThisJvm);
    }
}
