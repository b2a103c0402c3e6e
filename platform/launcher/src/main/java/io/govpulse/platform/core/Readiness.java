// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.core;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits until a process answers, and checks before it starts that its port is free. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Throws when another program listens on the port. */
    static void refuseUsedPort(Component component, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw PlatformException.outside(
                    "Cannot start %s: port %d is in use; stop what uses it, or set %s to a free one"
                            .formatted(
                                    component.processName(),
                                    port,
                                    component.port().orElseThrow().variable()),
                    e);
        }
    }

    /**
     * Waits until the process's health endpoint answers 200.
     *
     * @param hindrance throws when there is no use in waiting, because of another process
     */
    void awaitHealth(String name, ProcessHandle process, int port, Path log, Runnable hindrance) {
        await(
                name,
                process,
                log,
                () -> {
                    hindrance.run();
                    return answers(port);
                });
    }

    /** Waits until the process's log, from this offset on, contains a text. */
    void awaitLine(String name, ProcessHandle process, Path log, long offset, String line) {
        await(name, process, log, () -> contains(log, offset, line));
    }

    private static void await(String name, ProcessHandle process, Path log, BooleanSupplier ready) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw PlatformException.outside(
                        "Cannot start %s: it ended. The end of its log (%s):%n%s"
                                .formatted(name, log, lastLines(log)));
            }
            if (System.nanoTime() > end) {
                throw PlatformException.outside(
                        "Cannot start %s: not ready after %d s. The end of its log (%s):%n%s"
                                .formatted(name, PATIENCE.toSeconds(), log, lastLines(log)));
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw PlatformException.outside("Interrupted while waiting for " + name, e);
            }
        }
    }

    private boolean answers(int port) {
        try {
            return http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:"
                                                                    + port
                                                                    + "/actuator/health"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean contains(Path log, long offset, String line) {
        try {
            byte[] all = Files.readAllBytes(log);
            int from = (int) Math.min(offset, all.length);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8).contains(line);
        } catch (IOException e) {
            return false;
        }
    }

    /** The last lines of a log, for a message. */
    static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }
}
