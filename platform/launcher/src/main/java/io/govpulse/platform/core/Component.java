// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.core;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processes of the platform, in the order in which they start. */
public enum Component {
    KAFKA("platform/broker", "", List.of(), List.of(), new Port("GOVPULSE_KAFKA_PORT", 9092)),
    STREAMING(
            "streaming-jobs",
            "io.govpulse.streaming.StreamingApplication",
            List.of("-Xmx768m"),
            List.of(),
            null),
    INTAKE(
            "ingest/gateway",
            "io.govpulse.ingest.GatewayApplication",
            List.of("-Xmx256m", "-XX:+UseSerialGC"),
            List.of(),
            new Port("GOVPULSE_INTAKE_PORT", 8081)),
    BATCH(
            "batch-jobs",
            "io.govpulse.batch.BatchApplication",
            List.of("-Xmx1g"),
            List.of("serve"),
            null),
    SERVICE(
            "metrics/service",
            "io.govpulse.service.ServiceApplication",
            List.of("-Xmx384m", "-XX:+UseSerialGC"),
            List.of(),
            new Port("GOVPULSE_SERVICE_PORT", 8080)),
    /** The demo city, as far as it sends events as time passes; only where there is one. */
    DEMO(
            "platform/demo",
            "io.govpulse.platform.demo.live.LiveCity",
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of(),
            null);

    /**
     * A port a component listens on.
     *
     * @param variable environment variable that sets it
     * @param standard the port when that is not set
     */
    public record Port(String variable, int standard) {}

    private final String module;
    private final String mainClass;
    private final List<String> jvmOptions;
    private final List<String> arguments;
    private final @Nullable Port port;

    Component(
            String module,
            String mainClass,
            List<String> jvmOptions,
            List<String> arguments,
            @Nullable Port port) {
        this.module = module;
        this.mainClass = mainClass;
        this.jvmOptions = jvmOptions;
        this.arguments = arguments;
        this.port = port;
    }

    /** The name of the process: in messages, of its files, in {@code ./govpulse logs}. */
    public String processName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String module() {
        return module;
    }

    String mainClass() {
        return mainClass;
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }

    /** The arguments with which it runs in the background. */
    List<String> arguments() {
        return arguments;
    }

    /** The port it listens on; empty when it listens on none. */
    public Optional<Port> port() {
        return Optional.ofNullable(port);
    }
}
