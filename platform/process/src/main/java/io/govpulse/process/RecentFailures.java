// SPDX-License-Identifier: Apache-2.0
package io.govpulse.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * How often a process failed since its work last succeeded, and why. A process that starts over and
 * over runs, and does nothing: it keeps this in a file, so that whoever asks whether it is healthy
 * is told the cause. The file is gone as soon as its work succeeds.
 *
 * @param count how often it failed, at least once
 * @param last when it failed last
 * @param cause why it failed last, in one sentence
 */
public record RecentFailures(int count, Instant last, String cause) {
    private static final String FILE = "failures.properties";
    private static final int STILL_HEALTHY = 2;

    /** Whether it failed too often to be called healthy: three times without success. */
    public boolean unhealthy() {
        return count > STILL_HEALTHY;
    }

    /** Returns one sentence for people: how often, when and why. */
    public String sentence() {
        return "failed %s without a checkpoint between, last at %s: %s"
                .formatted(count == 1 ? "once" : count + " times", last, cause);
    }

    /**
     * Returns the failures of the stream whose facts the platform in this home publishes; empty
     * when its work succeeded since, and where there is no stream in this home.
     *
     * @throws UncheckedIOException when a file cannot be read
     */
    public static Optional<RecentFailures> ofStream(Path home) {
        return read(Generation.directory(home, Generation.running(home)));
    }

    /**
     * Reads the failures that a process keeps in this directory; empty when there are none.
     *
     * @throws UncheckedIOException when the file is there and cannot be read
     */
    public static Optional<RecentFailures> read(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(
                    new RecentFailures(
                            Integer.parseInt(properties.getProperty("count", "")),
                            Instant.parse(properties.getProperty("last", "")),
                            properties.getProperty("cause", "")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UncheckedIOException(
                    "Cannot read " + file + "; remove it", new IOException(e));
        }
    }

    /** Keeps them in this directory; whoever reads meanwhile finds the former or these. */
    public void write(Path directory) {
        Properties properties = new Properties();
        properties.setProperty("count", Integer.toString(count));
        properties.setProperty("last", last.toString());
        properties.setProperty("cause", cause);
        Path file = directory.resolve(FILE);
        Path beside = directory.resolve(FILE + ".new");
        try {
            Files.createDirectories(directory);
            try (Writer writer = Files.newBufferedWriter(beside)) {
                properties.store(writer, null);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** Forgets the failures kept in this directory, as the work succeeded. */
    public static void clear(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + directory.resolve(FILE), e);
        }
    }

    /**
     * Returns the sentence that says why something failed: the message of our own failure where
     * there is one among the causes, because it names what it concerns, else that of the innermost.
     */
    public static String causeOf(Throwable thrown) {
        Throwable innermost = thrown;
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            if (next instanceof Failure) {
                return firstLine(next.getMessage());
            }
            innermost = next;
        }
        String kind = innermost.getClass().getSimpleName();
        return innermost.getMessage() == null
                ? kind
                : firstLine(innermost.getMessage()) + " (" + kind + ")";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
