// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.govpulse.event.Topics;
import io.govpulse.ingest.RunningIntake;
import io.govpulse.ingest.TopicContent;
import io.govpulse.platform.broker.BrokerProcess;
import io.govpulse.platform.broker.BrokerSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaOutageIT {
    @TempDir Path directory;

    @Test
    void refusesEventsWhileKafkaIsAwayAndTakesThemWhenItIsBack() throws Exception {
        BrokerSettings settings =
                BrokerSettings.in(directory.resolve("kafka")).stoppedWithThisJvm();
        BrokerProcess broker = BrokerProcess.start(settings);
        BrokerSettings samePort = settings.withPort(broker.port());
        String bootstrap = broker.bootstrap();
        broker.close();

        // Kafka is away when the intake starts, and goes away again while it runs.
        try (RunningIntake intake = RunningIntake.start(directory.resolve("home"), bootstrap)) {
            assertRefused(intake.post(event(1)));
            assertThat(intake.get("/actuator/health").statusCode()).isEqualTo(503);

            broker = BrokerProcess.start(samePort);
            awaitAccepted(intake, 1);
            broker.close();
            assertRefused(intake.post(event(2)));
            assertRefused(intake.post("no JSON"));

            broker = BrokerProcess.start(samePort);
            awaitAccepted(intake, 2);
            assertThat(intake.get("/actuator/health").statusCode()).isEqualTo(200);

            Set<String> cases = new HashSet<>();
            TopicContent.forEach(
                    bootstrap,
                    Topics.APPROVAL_EVENTS,
                    message -> cases.add(TopicContent.text(message.key())));
            assertThat(cases).containsExactlyInAnyOrder("hall-a:1", "hall-a:2");
        } finally {
            broker.close();
        }
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).contains("Send the same again later", "\"retryable\":true");
    }

    private static void awaitAccepted(RunningIntake intake, int number) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> intake.post(event(number)).statusCode() == 202);
    }

    private static String event(int number) {
        return """
        {"specversion":"1.0","id":"%d/decided","source":"hall-a",\
        "type":"io.govpulse.case.decided.v1","subject":"%d","time":"2026-03-02T01:30:00Z",\
        "data":{"outcome":"approved"}}"""
                .formatted(number, number);
    }
}
