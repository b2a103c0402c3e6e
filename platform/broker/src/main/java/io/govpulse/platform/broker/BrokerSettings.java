// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.broker;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of a broker.
 *
 * @param directory holds the broker's data and its written settings; made when missing
 * @param log file the broker's output is appended to; its directory is made when missing
 * @param port port of the clients' listener on loopback; 0 takes a free one
 * @param controllerPort port of the controller's listener on loopback; 0 takes a free one
 * @param heapMegabytes greatest heap of the broker's JVM
 * @param startTimeout how long to wait until it answers
 * @param stopWithThisJvm whether the end of this JVM stops it: true in tests, false for a launcher
 */
public record BrokerSettings(
        Path directory,
        Path log,
        int port,
        int controllerPort,
        int heapMegabytes,
        Duration startTimeout,
        boolean stopWithThisJvm) {

    public BrokerSettings {
        checkPort("port", port);
        checkPort("controllerPort", controllerPort);
        if (heapMegabytes < 128) {
            throw new IllegalArgumentException(
                    "Cannot accept heapMegabytes: " + heapMegabytes + "; expected 128 and above");
        }
        directory = directory.toAbsolutePath().normalize();
        log = log.toAbsolutePath().normalize();
    }

    /** Free ports, 384 MB of heap, {@code kafka.log} in the directory, outlives this JVM. */
    public static BrokerSettings in(Path directory) {
        return new BrokerSettings(
                directory,
                directory.resolve("kafka.log"),
                0,
                0,
                384,
                Duration.ofSeconds(60),
                false);
    }

    /** The same with this port for clients. */
    public BrokerSettings withPort(int newPort) {
        return new BrokerSettings(
                directory,
                log,
                newPort,
                controllerPort,
                heapMegabytes,
                startTimeout,
                stopWithThisJvm);
    }

    /** The same with this log file. */
    public BrokerSettings withLog(Path file) {
        return new BrokerSettings(
                directory,
                file,
                port,
                controllerPort,
                heapMegabytes,
                startTimeout,
                stopWithThisJvm);
    }

    /** The same, but stopped when this JVM ends, unless it is killed. */
    public BrokerSettings stoppedWithThisJvm() {
        return new BrokerSettings(
                directory, log, port, controllerPort, heapMegabytes, startTimeout, true);
    }

    private static void checkPort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "Cannot accept " + name + ": " + port + "; expected 0 to 65535");
        }
    }
}
