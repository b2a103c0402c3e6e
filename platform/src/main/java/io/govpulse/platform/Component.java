package io.govpulse.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The processes of the platform, in the order in which they start. */
enum Component {
    KAFKA(
            "platform/broker",
            "",
            List.of(),
            List.of(),
            Optional.of(new Port("GOVPULSE_KAFKA_PORT", 9092))),
    STREAMING(
            "streaming-jobs",
            "io.govpulse.streaming.StreamingApplication",
            List.of("-Xmx768m"),
            List.of(),
            Optional.empty()),
    INTAKE(
            "ingest/gateway",
            "io.govpulse.ingest.GatewayApplication",
            List.of("-Xmx256m", "-XX:+UseSerialGC"),
            List.of(),
            Optional.of(new Port("GOVPULSE_INTAKE_PORT", 8081))),
    BATCH(
            "batch-jobs",
            "io.govpulse.batch.BatchApplication",
            List.of("-Xmx1g"),
            List.of("serve"),
            Optional.empty()),
    SERVICE(
            "metrics/service",
            "io.govpulse.service.ServiceApplication",
            List.of("-Xmx256m", "-XX:+UseSerialGC"),
            List.of(),
            Optional.of(new Port("GOVPULSE_SERVICE_PORT", 8080))),
    /** The life of the demo city; only where there is one. */
    DEMO(
            "platform",
            "io.govpulse.platform.demo.LiveCity",
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of(),
            Optional.empty());

    /**
     * A port a component listens on.
     *
     * @param variable environment variable that sets it
     * @param standard the port when that is not set
     */
    record Port(String variable, int standard) {}

    private final String module;
    private final String mainClass;
    private final List<String> jvmOptions;
    private final List<String> arguments;
    private final Optional<Port> port;

    Component(
            String module,
            String mainClass,
            List<String> jvmOptions,
            List<String> arguments,
            Optional<Port> port) {
        this.module = module;
        this.mainClass = mainClass;
        this.jvmOptions = jvmOptions;
        this.arguments = arguments;
        this.port = port;
    }

    /** Its name for people, in files and in {@code ./govpulse logs}. */
    String word() {
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

    /** The arguments it runs on with, in the background. */
    List<String> arguments() {
        return arguments;
    }

    Optional<Port> port() {
        return port;
    }
}
