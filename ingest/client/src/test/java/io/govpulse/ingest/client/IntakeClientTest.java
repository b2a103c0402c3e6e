// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a stand-in that answers with the statuses of a list, then takes everything. */
class IntakeClientTest {
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    private final List<String> notices = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/events",
                exchange -> {
                    long events =
                            new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8)
                                    .lines()
                                    .count();
                    int status = statuses.isEmpty() ? 202 : statuses.pop();
                    batches.add((int) events);
                    String body =
                            status == 202
                                    ? Collections.nCopies((int) events, "{\"status\":\"accepted\"}")
                                            .stream()
                                            .collect(Collectors.joining(",", "[", "]"))
                                    : "{\"detail\":\"come again\"}";
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void triesAgainWhenTheIntakeCannotStoreAndSaysSoOnce() {
        statuses.addAll(List.of(503, 503));

        assertThat(client(30).send(events(3))).hasSize(3).allMatch(IntakeClient.Answer::accepted);
        assertThat(batches).containsExactly(3, 3, 3);
        assertThat(notices)
                .singleElement()
                .asString()
                .contains("does not take events (503: come again); trying again for 30 s");
    }

    @Test
    void givesUpWhenItsPatienceEnds() {
        server.stop(0);

        assertThatThrownBy(() -> client(1).send(events(1)))
                .isInstanceOf(IntakeFailedException.class)
                .hasMessageContaining("did not take them for 1 s (ConnectException)")
                .extracting(failure -> ((IntakeFailedException) failure).retryable())
                .isEqualTo(true);
    }

    @Test
    void sendsHalvesWhenTheWholeIsTooLarge() {
        statuses.addAll(List.of(413, 202, 413));

        assertThat(client(30).send(events(5))).hasSize(5);
        assertThat(batches).containsExactly(5, 2, 3, 1, 2);
    }

    @Test
    void doesNotStopForOneEventThatIsTooLarge() {
        statuses.add(413);

        assertThat(client(30).send(events(1)))
                .containsExactly(
                        new IntakeClient.Answer(false, "too large for the intake: come again"));
    }

    @Test
    void doesNotTryAgainWhatIsNoIntake() {
        statuses.add(404);

        assertThatThrownBy(() -> client(30).send(events(1)))
                .isInstanceOf(IntakeFailedException.class)
                .hasMessageContaining("answered 404: come again")
                .extracting(failure -> ((IntakeFailedException) failure).retryable())
                .isEqualTo(false);
        assertThat(batches).hasSize(1);
    }

    @Test
    void refusesWhatWouldMixUpTheAnswers() {
        for (String event : List.of("", " \t\r", "{}\n{}")) {
            assertThatThrownBy(() -> client(30).send(List.of(event)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Cannot send a");
        }
        assertThat(batches).isEmpty();
    }

    @Test
    void sendsNothingForAnEmptyBatch() {
        assertThat(client(30).send(List.of())).isEmpty();
        assertThat(batches).isEmpty();
    }

    private IntakeClient client(int patienceSeconds) {
        return new IntakeClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Duration.ofSeconds(patienceSeconds),
                notices::add);
    }

    private static List<String> events(int count) {
        return IntStream.rangeClosed(1, count).mapToObj("{\"id\":%d}"::formatted).toList();
    }
}
