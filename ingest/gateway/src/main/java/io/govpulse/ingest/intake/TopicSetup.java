// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import io.govpulse.event.Topics;
import io.govpulse.ingest.GatewaySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The intake's topics: missing ones are made, those that exist are left as they are. */
final class TopicSetup {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int EVENT_PARTITIONS = 4;
    private static final Duration EVENT_RETENTION = Duration.ofDays(31);
    private static final int GREATEST_QUARANTINE_RECORD = 2 * GatewaySettings.GREATEST_BODY;

    private final Admin admin;
    private volatile boolean done;

    TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /**
     * Makes the topics that are missing. Cheap when they are known to exist.
     *
     * @throws KafkaUnavailableException when Kafka does not answer
     */
    void ensure() {
        if (!done) {
            create();
        }
    }

    private synchronized void create() {
        if (done) {
            return;
        }
        // Asked first, because a cluster may have them and let nobody make any.
        Set<String> present = await(admin.listTopics().names()).orElseThrow();
        List<NewTopic> missing =
                topics().stream().filter(topic -> !present.contains(topic.name())).toList();
        for (KafkaFuture<Void> creation : admin.createTopics(missing).values().values()) {
            await(creation);
        }
        done = true;
    }

    private static List<NewTopic> topics() {
        return List.of(
                new NewTopic(
                                Topics.APPROVAL_EVENTS,
                                Optional.of(EVENT_PARTITIONS),
                                Optional.empty())
                        .configs(
                                Map.of(
                                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                        "LogAppendTime",
                                        TopicConfig.RETENTION_MS_CONFIG,
                                        Long.toString(EVENT_RETENTION.toMillis()))),
                // Until somebody has looked at it: there is no day after which it may go.
                new NewTopic(Topics.QUARANTINE, Optional.of(1), Optional.empty())
                        .configs(
                                Map.of(
                                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                        "LogAppendTime",
                                        TopicConfig.RETENTION_MS_CONFIG,
                                        "-1",
                                        TopicConfig.RETENTION_BYTES_CONFIG,
                                        "-1",
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                        Integer.toString(GREATEST_QUARANTINE_RECORD))));
    }

    /** The answer; empty when there is none, also because another process made the topic. */
    private static <T> Optional<T> await(KafkaFuture<T> answer) {
        try {
            return Optional.ofNullable(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaUnavailableException("Cannot make the topics", e);
            }
            return Optional.empty();
        } catch (TimeoutException e) {
            throw new KafkaUnavailableException("Cannot make the topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("Cannot make the topics: interrupted", e);
        }
    }
}
