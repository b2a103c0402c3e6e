// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.event.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The topic the stream reads. The intake creates it, and both may start at the same time. */
final class EventTopic {
    private static final Duration POLL = Duration.ofMillis(200);

    private EventTopic() {}

    /**
     * Waits until the topic exists.
     *
     * @throws StreamException when it does not exist in time; the message says what to do
     */
    static void await(String bootstrap, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            while (!admin.listTopics().names().get().contains(Topics.APPROVAL_EVENTS)) {
                if (System.nanoTime() > end) {
                    throw StreamException.unavailable(
                            "Cannot stream: Kafka at %s has no topic %s; start the intake, which creates it"
                                    .formatted(bootstrap, Topics.APPROVAL_EVENTS),
                            null);
                }
                Thread.sleep(POLL.toMillis());
            }
        } catch (ExecutionException e) {
            throw StreamException.unavailable(
                    "Cannot stream: Kafka at %s does not answer: %s"
                            .formatted(bootstrap, e.getCause().getMessage()),
                    e);
        }
    }
}
