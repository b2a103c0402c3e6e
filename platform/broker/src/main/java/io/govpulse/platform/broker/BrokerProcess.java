// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.broker;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A single-node Kafka (KRaft) in a process of its own, on loopback only.
 *
 * <p>It outlives this JVM, unless {@link BrokerSettings#stopWithThisJvm}. Assumes that the jars
 * named by the build are where they were, and that no second broker uses the directory (Kafka
 * itself locks it).
 */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ATTEMPTS_WITH_FREE_PORTS = 3;

    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the broker and returns when it answers. The first start in a directory formats its
     * storage; later ones find their topics again.
     *
     * @throws BrokerException when a port is in use, the directory is not writable, the process
     *     ends or it does not answer in time; nothing is left running then
     */
    public static BrokerProcess start(BrokerSettings settings) {
        boolean chosenHere = settings.port() == 0 || settings.controllerPort() == 0;
        for (int attempt = 1; ; attempt++) {
            int port = settings.port() == 0 ? LoopbackPorts.free() : settings.port();
            int controllerPort =
                    settings.controllerPort() == 0
                            ? LoopbackPorts.free()
                            : settings.controllerPort();
            refusePortInUse("port", port);
            refusePortInUse("controller port", controllerPort);
            try {
                return start(settings, port, controllerPort);
            } catch (BrokerException e) {
                // Between choosing a free port and binding it another program may take it.
                boolean lostRace =
                        chosenHere
                                && (LoopbackPorts.inUse(port)
                                        || LoopbackPorts.inUse(controllerPort));
                if (!lostRace || attempt == ATTEMPTS_WITH_FREE_PORTS) {
                    throw e;
                }
            }
        }
    }

    private static BrokerProcess start(BrokerSettings settings, int port, int controllerPort) {
        BrokerFiles files = new BrokerFiles(settings);
        files.write(port, controllerPort);
        if (!files.formatted()) {
            format(settings, files);
        }
        Process process =
                launch(settings, files, "kafka.Kafka", files.serverProperties().toString());
        BrokerProcess broker = new BrokerProcess(process, port);
        try {
            broker.awaitAnswer(settings, files);
        } catch (BrokerException e) {
            broker.close();
            throw e;
        }
        if (settings.stopWithThisJvm()) {
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-kafka"));
        }
        return broker;
    }

    private static void refusePortInUse(String name, int port) {
        if (LoopbackPorts.inUse(port)) {
            throw new BrokerException(
                    "Cannot start Kafka: "
                            + name
                            + " "
                            + port
                            + " is in use; stop the program that has it or choose another"
                            + " (GOVPULSE_KAFKA_PORT)");
        }
    }

    private static void format(BrokerSettings settings, BrokerFiles files) {
        Process process =
                launch(
                        settings,
                        files,
                        "kafka.tools.StorageTool",
                        "format",
                        "--ignore-formatted",
                        "--cluster-id",
                        randomClusterId(),
                        "--config",
                        files.serverProperties().toString());
        boolean done = waitFor(process, settings.startTimeout());
        if (!done || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new BrokerException(
                    "Cannot format Kafka's storage in %s; the end of %s:%n%s"
                            .formatted(settings.directory(), settings.log(), files.tailOfLog()));
        }
    }

    /** Kafka writes ids as URL-safe base64 of 16 bytes and takes no leading dash. */
    private static String randomClusterId() {
        UUID uuid = UUID.randomUUID();
        byte[] bytes =
                ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array();
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return id.startsWith("-") ? randomClusterId() : id;
    }

    private static Process launch(
            BrokerSettings settings, BrokerFiles files, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + settings.heapMegabytes() + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Djava.awt.headless=true");
        command.add("-Dlog4j2.configurationFile=" + files.logging().toUri());
        command.add("-cp");
        command.add(BrokerFiles.classPath());
        command.add(mainClass);
        command.addAll(Arrays.asList(arguments));
        File log = settings.log().toFile();
        try {
            return new ProcessBuilder(command)
                    .directory(settings.directory().toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException e) {
            throw new BrokerException("Cannot start Kafka: " + e.getMessage(), e);
        }
    }

    private static File nullDevice() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }

    private void awaitAnswer(BrokerSettings settings, BrokerFiles files) {
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (true) {
            if (!process.isAlive()) {
                throw new BrokerException(
                        "Cannot start Kafka: it ended with %d; the end of %s:%n%s"
                                .formatted(process.exitValue(), settings.log(), files.tailOfLog()));
            }
            if (Handshake.answers(port, Duration.ofSeconds(2))) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new BrokerException(
                        "Cannot start Kafka: no answer within %d s; the end of %s:%n%s"
                                .formatted(
                                        settings.startTimeout().toSeconds(),
                                        settings.log(),
                                        files.tailOfLog()));
            }
            waitFor(process, POLL);
        }
    }

    /** The address for clients, for example {@code 127.0.0.1:9092}. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** The port of the clients' listener. */
    public int port() {
        return port;
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Stops the broker in good order and waits for its end; does nothing when it has ended. */
    @Override
    public void close() {
        stop(process.toHandle());
    }

    /** Ends the broker at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        waitFor(process, STOP_TIMEOUT);
    }

    private static void stop(ProcessHandle handle) {
        handle.destroy();
        if (!ended(handle)) {
            // A broker is safe to kill: it recovers its log at the next start.
            handle.destroyForcibly();
            if (!ended(handle)) {
                throw new BrokerException("Cannot stop Kafka: process " + handle.pid());
            }
        }
    }

    private static boolean ended(ProcessHandle handle) {
        try {
            handle.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean waitFor(Process process, Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Cannot wait for Kafka: interrupted", e);
        }
    }
}
