package io.govpulse.ingest.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import io.govpulse.event.EventType;
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

/** Against a stand-in that answers the statuses it is told to, then takes everything. */
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
    void triesAgainWhenTheIntakeCannotStoreAndSaysSoOnce() throws IntakeFailedException {
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
                .hasMessageContaining("did not take them for 1 s (ConnectException)");
    }

    @Test
    void sendsHalvesWhenTheWholeIsTooLarge() throws IntakeFailedException {
        statuses.addAll(List.of(413, 202, 413));

        assertThat(client(30).send(events(5))).hasSize(5);
        assertThat(batches).containsExactly(5, 2, 3, 1, 2);
    }

    @Test
    void doesNotStopForOneEventThatIsTooLarge() throws IntakeFailedException {
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
                .hasMessageContaining("answered 404: come again");
        assertThat(batches).hasSize(1);
    }

    private IntakeClient client(int patienceSeconds) {
        return new IntakeClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Duration.ofSeconds(patienceSeconds),
                notices::add);
    }

    private static List<OutgoingEvent> events(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        row ->
                                OutgoingEvent.mapped(
                                        row,
                                        EventType.DECIDED,
                                        JsonNodeFactory.instance.objectNode().put("id", row)))
                .toList();
    }
}
