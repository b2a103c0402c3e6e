// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest;

import io.govpulse.platform.broker.BrokerProcess;
import io.govpulse.platform.broker.BrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/** The real intake on a free port, before the real Kafka. */
public final class RunningIntake implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private RunningIntake(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** An intake with this home before the Kafka that all tests of this JVM share. */
    public static RunningIntake start(Path home) {
        return start(home, sharedKafka());
    }

    /** An intake with this home before this Kafka. */
    public static RunningIntake start(Path home, String kafkaBootstrap) {
        return new RunningIntake(
                GatewayApplication.start(
                        new GatewaySettings(
                                home,
                                "127.0.0.1",
                                0,
                                kafkaBootstrap,
                                Optional.empty(),
                                1024 * 1024,
                                1000)));
    }

    /** The address of the Kafka that all tests of this JVM share. */
    public static String sharedKafka() {
        return SharedKafka.BROKER.bootstrap();
    }

    /** The address of this intake. */
    public URI address() {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** Posts a body of JSON. */
    public HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post(body, "application/json");
    }

    /** Posts a body of this content type. */
    public HttpResponse<String> post(String body, String contentType)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address().resolve("/v1/events"))
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Gets this path. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address().resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class SharedKafka {
        private static final BrokerProcess BROKER =
                BrokerProcess.start(BrokerSettings.in(directory()).stoppedWithThisJvm());

        private static Path directory() {
            try {
                return Files.createTempDirectory("kafka");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
