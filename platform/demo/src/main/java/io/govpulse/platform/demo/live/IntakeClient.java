package io.govpulse.platform.demo.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Sends events to the intake, as any department does. Sending again is safe: ids stay the same. */
public final class IntakeClient {
    /** As many as the intake takes at once by default. */
    public static final int BATCH = 1_000;

    private static final int ACCEPTED = 202;
    private static final int SOME_NOT = 207;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI events;

    /** For the intake that listens on this port of the machine. */
    public IntakeClient(int port) {
        this.events = URI.create("http://127.0.0.1:" + port + "/v1/events");
    }

    /**
     * Sends these events.
     *
     * @throws IOException when the intake does not answer, or answers something else than an intake
     *     would; the same can be sent again
     */
    public void send(List<String> batch) throws IOException, InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(events)
                                .header("Content-Type", "application/cloudevents-batch+json")
                                .timeout(Duration.ofSeconds(60))
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "[" + String.join(",", batch) + "]"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != ACCEPTED && response.statusCode() != SOME_NOT) {
            throw new IOException(
                    "%s answered %d: %s".formatted(events, response.statusCode(), response.body()));
        }
    }
}
