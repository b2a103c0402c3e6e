package io.govpulse.ingest.importing;

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
 * Sends events to the intake until it has answered for each. Sending again is safe: events keep
 * their ids.
 */
final class IntakeClient {
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
     * For the intake at this address.
     *
     * @param patience how long to try again while it does not answer
     * @param notices are told, once an outage, that it does not answer
     */
    IntakeClient(URI intake, Duration patience, Consumer<String> notices) {
        this.events = intake.resolve("/v1/events");
        this.patience = patience;
        this.notices = notices;
    }

    /**
     * What became of these events, in their order.
     *
     * @throws IntakeFailedException when the intake does not answer for longer than the patience,
     *     or answers something else than an intake would
     */
    List<Answer> send(List<OutgoingEvent> batch) throws IntakeFailedException {
        HttpResponse<String> response = post(lines(batch));
        if (response.statusCode() == TOO_LARGE) {
            if (batch.size() == 1) {
                return List.of(new Answer(false, "too large for the intake" + detail(response)));
            }
            List<Answer> answers = new ArrayList<>(send(batch.subList(0, batch.size() / 2)));
            answers.addAll(send(batch.subList(batch.size() / 2, batch.size())));
            return answers;
        }
        if (!ANSWERED.contains(response.statusCode())) {
            throw new IntakeFailedException(
                    "Cannot send events: %s answered %d%s"
                            .formatted(events, response.statusCode(), detail(response)));
        }
        return answers(response, batch.size());
    }

    private HttpResponse<String> post(byte[] lines) throws IntakeFailedException {
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
                throw new IntakeFailedException(
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

    private static void sleep(Duration pause) throws IntakeFailedException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IntakeFailedException interrupted() {
        Thread.currentThread().interrupt();
        return new IntakeFailedException("Cannot send events: interrupted");
    }

    private static byte[] lines(List<OutgoingEvent> batch) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (OutgoingEvent event : batch) {
            lines.writeBytes(event.wire());
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private List<Answer> answers(HttpResponse<String> response, int expected)
            throws IntakeFailedException {
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
            throw new IntakeFailedException(
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
     * What became of one event.
     *
     * @param accepted whether it is stored
     * @param reason why not; empty when it is
     */
    record Answer(boolean accepted, String reason) {}
}
