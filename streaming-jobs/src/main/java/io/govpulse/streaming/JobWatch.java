// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.process.RecentFailures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches whether the stream gets on. Flink starts a job that fails again, for ever; the process
 * lives on, and nobody is told. So failures since the last completed checkpoint are counted, over
 * restarts of the job and of the process, and kept beside the state as {@link RecentFailures} for
 * {@code status}, {@code up}, {@code import} and the service's health. Flink remembers the last 16
 * failures of a job, so the count ends there.
 */
final class JobWatch {
    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Path directory;
    private final String bootstrap;
    private final URI job;
    private final Optional<RecentFailures> before;
    private Optional<RecentFailures> kept;

    /**
     * @param settings of the stream; the failures of an earlier process in its state directory
     *     count on
     */
    JobWatch(StreamSettings settings, StartedJob started) {
        this.directory = settings.stateDirectory();
        this.bootstrap = settings.bootstrap();
        this.job = started.rest().resolve("/jobs/" + started.client().getJobID() + "/");
        this.before = ofEarlierProcesses(directory);
        this.kept = before;
    }

    /** A file that cannot be read tells nothing, and must not keep the stream from running. */
    private static Optional<RecentFailures> ofEarlierProcesses(Path directory) {
        try {
            return RecentFailures.read(directory);
        } catch (UncheckedIOException e) {
            LOG.warn("Cannot count on from the failures before", e);
            RecentFailures.clear(directory);
            return Optional.empty();
        }
    }

    /**
     * Looks once. A cluster that does not answer, and a disk that takes nothing, are tried again at
     * the next look.
     *
     * @throws StreamException when the job can never get on; the message says what is lost
     */
    void look() throws InterruptedException {
        try {
            Optional<RecentFailures> now =
                    failures(get("exceptions"), get("checkpoints"), before.orElse(null));
            if (now.equals(kept)) {
                return;
            }
            if (now.isPresent()) {
                Optional<StreamException> forEver = DroppedEvents.of(now.get().cause(), bootstrap);
                if (forEver.isPresent()) {
                    throw forEver.get();
                }
                now.get().write(directory);
            } else {
                RecentFailures.clear(directory);
            }
            kept = now;
        } catch (IOException e) {
            LOG.debug("Cannot look at {}", job, e);
        } catch (UncheckedIOException e) {
            LOG.warn("Cannot keep how often the job failed", e);
        }
    }

    /**
     * Counts one more failure, of the process: it ends, and something may start it again.
     *
     * @param directory where the failures are kept
     */
    static void processFailed(Path directory, Throwable cause) {
        int count = ofEarlierProcesses(directory).map(RecentFailures::count).orElse(0);
        new RecentFailures(count + 1, Instant.now(), RecentFailures.causeOf(cause))
                .write(directory);
    }

    /**
     * Returns the failures since the last completed checkpoint, by the answers of Flink's REST API.
     *
     * @param before those of earlier processes, which count until a checkpoint completes; null for
     *     none
     */
    static Optional<RecentFailures> failures(
            JsonNode exceptions, JsonNode checkpoints, @Nullable RecentFailures before) {
        JsonNode completed = checkpoints.path("latest").path("completed");
        long since = completed.path("latest_ack_timestamp").asLong(Long.MIN_VALUE);
        Optional<RecentFailures> earlier =
                completed.isObject() ? Optional.empty() : Optional.ofNullable(before);
        int count = earlier.map(RecentFailures::count).orElse(0);
        JsonNode last = null;
        for (JsonNode entry : exceptions.path("exceptionHistory").path("entries")) {
            if (entry.path("timestamp").asLong() > since) {
                count++;
                if (last == null
                        || entry.path("timestamp").asLong() > last.path("timestamp").asLong()) {
                    last = entry;
                }
            }
        }
        if (last == null) {
            return earlier;
        }
        return Optional.of(
                new RecentFailures(
                        count,
                        Instant.ofEpochMilli(last.path("timestamp").asLong()),
                        StackTraces.cause(last.path("stacktrace").asText())));
    }

    private JsonNode get(String what) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                http.send(
                        HttpRequest.newBuilder(job.resolve(what)).timeout(PATIENCE).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }
}
