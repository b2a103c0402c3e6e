// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sends events to the intake until it has answered for each of them. Sending again is safe: events
 * keep their ids, so nothing is counted twice.
 *
 * <p>A client may be used by several threads; each call sends on its own connection.
 */
public final class IntakeClient {
    /** The greatest number of events that an intake takes in one request by default. */
    public static final int GREATEST_BATCH = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);
    private static final Set<Integer> ANSWERED = Set.of(202, 207);
    private static final int TOO_LARGE = 413;
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI events;
    private final Duration patience;
    private final Consumer<String> notices;

    /**
     * Creates a client of the intake at this address.
     *
     * @param intake address of the intake, {@code http://HOST:PORT}
     * @param patience how long a request is repeated while the intake does not answer or cannot
     *     store; zero tries once
     * @param notices receives one sentence at the begin of each outage
     */
    public IntakeClient(URI intake, Duration patience, Consumer<String> notices) {
        this.events = intake.resolve("/v1/events");
        this.patience = patience;
        this.notices = notices;
    }

    /** Returns the address of an intake that listens on this port of this machine. */
    public static URI onThisMachine(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Sends these events in one request, or in several where the intake finds it too large.
     *
     * @param batch events as JSON, each without a line break; no more than the intake takes at once
     * @return an answer to each event, in order; empty for an empty batch, which is not sent
     * @throws IntakeFailedException when the intake has not answered when the patience ends; the
     *     same can be sent again. Also when something answers that is no intake
     * @throws IllegalArgumentException when an event is blank or has a line break
     */
    public List<Answer> send(List<String> batch) {
        return sendLines(batch.stream().map(event -> event.getBytes(UTF_8)).toList());
    }

    /**
     * Sends these lines as they are, which may be no JSON, or not even text.
     *
     * @return an answer to each line, in order; empty for an empty batch, which is not sent
     * @throws IntakeFailedException as {@link #send} does
     * @throws IllegalArgumentException when a line is blank or has a line break
     */
    public List<Answer> sendLines(List<byte[]> batch) {
        batch.forEach(IntakeClient::refuseUnlessOneLine);
        return batch.isEmpty() ? List.of() : sendAll(batch);
    }

    private List<Answer> sendAll(List<byte[]> batch) {
        HttpResponse<String> response = post(joined(batch));
        if (response.statusCode() == TOO_LARGE) {
            if (batch.size() == 1) {
                return List.of(new Answer(false, "too large for the intake" + detail(response)));
            }
            List<Answer> answers = new ArrayList<>(sendAll(batch.subList(0, batch.size() / 2)));
            answers.addAll(sendAll(batch.subList(batch.size() / 2, batch.size())));
            return answers;
        }
        if (!ANSWERED.contains(response.statusCode())) {
            throw IntakeFailedException.notAnIntake(
                    "Cannot send events: %s answered %d%s"
                            .formatted(events, response.statusCode(), detail(response)));
        }
        return answers(response, batch.size());
    }

    private HttpResponse<String> post(byte[] lines) {
        HttpRequest request =
                HttpRequest.newBuilder(events)
                        .header("Content-Type", "application/x-ndjson")
                        .timeout(ANSWER_TIMEOUT)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(lines))
                        .build();
        long giveUp = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            String trouble;
            try {
                HttpResponse<String> response =
                        http.send(request, HttpResponse.BodyHandlers.ofString());
                if (!TRY_AGAIN.contains(response.statusCode())) {
                    return response;
                }
                trouble = response.statusCode() + detail(response);
            } catch (IOException e) {
                trouble = e.getClass().getSimpleName();
            } catch (InterruptedException e) {
                throw interrupted();
            }
            if (System.nanoTime() + pause.toNanos() - giveUp > 0) {
                throw IntakeFailedException.unavailable(
                        "Cannot send events: the intake at %s did not take them for %d s (%s)"
                                .formatted(events, patience.toSeconds(), trouble));
            }
            if (pause.equals(FIRST_PAUSE)) {
                notices.accept(
                        "The intake at %s does not take events (%s); trying again for %d s"
                                .formatted(events, trouble, patience.toSeconds()));
            }
            sleep(pause);
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IntakeFailedException interrupted() {
        Thread.currentThread().interrupt();
        return IntakeFailedException.unavailable("Cannot send events: interrupted");
    }

    private static void refuseUnlessOneLine(byte[] event) {
        boolean blank = true;
        for (byte character : event) {
            if (character == '\n') {
                throw new IllegalArgumentException(
                        "Cannot send an event of several lines; expected JSON on one line");
            }
            blank &= character == ' ' || character == '\t' || character == '\r';
        }
        if (blank) {
            // The intake has no answer to a blank line, so answers would be paired wrongly.
            throw new IllegalArgumentException("Cannot send a blank line; expected JSON");
        }
    }

    private static byte[] joined(List<byte[]> batch) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] event : batch) {
            lines.writeBytes(event);
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private List<Answer> answers(HttpResponse<String> response, int expected) {
        List<Answer> answers = new ArrayList<>(expected);
        try {
            for (JsonNode answer : JSON.readTree(response.body())) {
                answers.add(
                        new Answer(
                                answer.path("status").asText().equals("accepted"),
                                answer.path("reason").asText()));
            }
        } catch (JsonProcessingException e) {
            answers.clear();
        }
        if (answers.size() != expected) {
            throw IntakeFailedException.notAnIntake(
                    "Cannot understand %s: %d answers to %d events; is it the intake?"
                            .formatted(events, answers.size(), expected));
        }
        return answers;
    }

    private static String detail(HttpResponse<String> response) {
        try {
            return Optional.ofNullable(JSON.readTree(response.body()))
                    .map(problem -> problem.path("detail").asText())
                    .filter(detail -> !detail.isBlank())
                    .map(detail -> ": " + detail)
                    .orElse("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /**
     * The intake's answer to one event.
     *
     * @param accepted whether it is stored
     * @param reason why not; empty when it is
     */
    public record Answer(boolean accepted, String reason) {}
}
