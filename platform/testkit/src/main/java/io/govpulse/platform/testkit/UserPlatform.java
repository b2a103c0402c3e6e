// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A platform as a user has it: the command in a shell, the API over HTTP, a home of its own. */
public final class UserPlatform implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES = 15;
    private static final Pattern REFRESH_LINE = Pattern.compile("refresh (\\d+): ");

    /**
     * The outcome of a command.
     *
     * @param exitCode its exit code
     * @param output what it printed, both streams
     */
    public record Outcome(int exitCode, String output) {}

    private final Path root = Path.of(System.getProperty("govpulse.root", "..")).toAbsolutePath();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Map<String, String> environment;

    /**
     * A platform on free ports that runs nothing yet.
     *
     * @param home its home, which need not exist
     */
    public UserPlatform(Path home) throws IOException {
        this.home = home;
        List<Integer> ports = freePorts(3);
        environment =
                Map.of(
                        "GOVPULSE_HOME", home.toString(),
                        "GOVPULSE_KAFKA_PORT", ports.get(0).toString(),
                        "GOVPULSE_INTAKE_PORT", ports.get(1).toString(),
                        "GOVPULSE_SERVICE_PORT", ports.get(2).toString(),
                        "GOVPULSE_COMMIT_EVERY", "2s");
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0));
        }
        List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    /** Its home. */
    public Path home() {
        return home;
    }

    /** The address of a path of the service. */
    public String service(String pathAndQuery) {
        return "http://127.0.0.1:" + port("GOVPULSE_SERVICE_PORT") + pathAndQuery;
    }

    private int port(String variable) {
        return Integer.parseInt(environment.get(variable));
    }

    /** Starts a command, both streams in one. */
    public Process start(String... words) throws IOException {
        return start(environment, words);
    }

    private Process start(Map<String, String> variables, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", root.resolve("govpulse").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        return builder.start();
    }

    /** Runs a command to its end. */
    public Outcome run(String... words) throws IOException, InterruptedException {
        return run(environment, words);
    }

    /** Runs a command to its end, with these variables instead of the platform's. */
    public Outcome run(Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        Process process = start(variables, words);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), output);
    }

    /** Runs a command that has to end with 0, and returns its output. */
    public String succeed(String... words) throws IOException, InterruptedException {
        Outcome outcome = run(words);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(
                    "govpulse %s ended with %d:%n%s%nlogs:%n%s"
                            .formatted(
                                    String.join(" ", words),
                                    outcome.exitCode(),
                                    outcome.output(),
                                    logs()));
        }
        return outcome.output();
    }

    /** Publishes the figures, and waits until the API shows them. */
    public void refresh() throws IOException, InterruptedException {
        awaitPublished(succeed("refresh"));
    }

    /** Waits until the API shows the refresh that a command printed. */
    public void awaitPublished(String printed) {
        Matcher line = REFRESH_LINE.matcher(printed);
        if (!line.find()) {
            throw new AssertionError("No refresh in: " + printed);
        }
        long sequence = Long.parseLong(line.group(1));
        Awaitility.await("refresh " + sequence)
                .atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                get("/api/v1/refreshes")
                                                .path("refreshes")
                                                .path(0)
                                                .path("sequence")
                                                .asLong()
                                        >= sequence);
    }

    private String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
            for (Path log : logs.sorted().toList()) {
                List<String> lines = Files.readAllLines(log);
                all.append("== ").append(log.getFileName()).append('\n');
                lines.subList(Math.max(0, lines.size() - LINES), lines.size())
                        .forEach(line -> all.append(line).append('\n'));
            }
        }
        return all.toString();
    }

    /** The answer of the service to a GET. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(body(path));
    }

    /** The text of the answer of the service to a GET. */
    public String body(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(service(path))).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    /** Posts an event to the intake. */
    public HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + port("GOVPULSE_INTAKE_PORT")
                                                + "/v1/events"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /**
     * Ends a process of the platform at once, as a crash would.
     *
     * @param name its name in {@code ./govpulse status}
     */
    public void kill(String name) throws IOException {
        String pid = Files.readString(home.resolve("run").resolve(name + ".pid"));
        ProcessHandle handle =
                ProcessHandle.of(Long.parseLong(pid.strip().split(" ", 2)[0])).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
    }

    @Override
    public void close() throws Exception {
        run("down");
    }
}
