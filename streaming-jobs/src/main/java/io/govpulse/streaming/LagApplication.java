package io.govpulse.streaming;

import io.govpulse.event.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells how many events a generation has yet to commit: those behind the offsets that its last
 * checkpoint noted in Kafka. With {@code --until-zero SECONDS} it waits until there are none.
 */
public final class LagApplication {
    private static final Duration POLL = Duration.ofMillis(500);

    private LagApplication() {}

    public static void main(String[] args) throws Exception {
        StreamSettings settings = StreamSettings.of(System.getenv());
        boolean wait = args.length == 2 && args[0].equals("--until-zero");
        if (args.length != 0 && !wait) {
            System.err.println("Cannot read arguments; accepted: none, or --until-zero SECONDS");
            System.exit(2);
        }
        Properties properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "15000");
        try (Admin admin = Admin.create(properties)) {
            if (wait) {
                System.exit(
                        waitForZero(
                                admin,
                                settings.consumerGroup(),
                                Duration.ofSeconds(Long.parseLong(args[1]))));
            }
            OptionalLong behind = behind(admin, settings.consumerGroup());
            System.out.println(
                    behind.isPresent()
                            ? "stream is %,d events behind its intake".formatted(behind.getAsLong())
                            : "stream has not committed yet");
        } catch (ExecutionException e) {
            System.err.println(
                    "Cannot ask Kafka at %s: %s; does it run (./govpulse status)?"
                            .formatted(settings.bootstrap(), e.getCause().getMessage()));
            System.exit(1);
        }
    }

    private static int waitForZero(Admin admin, String group, Duration patience)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> goal = endOffsets(admin);
        long end = System.nanoTime() + patience.toNanos();
        long told = -1;
        while (System.nanoTime() < end) {
            OptionalLong behind = behind(admin, group, goal);
            if (behind.isPresent() && behind.getAsLong() != told) {
                told = behind.getAsLong();
                System.out.printf("%,d events to go%n", told);
            }
            if (behind.isPresent() && told == 0) {
                return 0;
            }
            Thread.sleep(POLL.toMillis());
        }
        System.err.println(
                "The stream did not catch up within %d s; see its log (./govpulse logs streaming)"
                        .formatted(patience.toSeconds()));
        return 1;
    }

    private static OptionalLong behind(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        return behind(admin, group, endOffsets(admin));
    }

    /** Events up to the goal that are not committed; empty as long as nothing was committed. */
    private static OptionalLong behind(Admin admin, String group, Map<TopicPartition, Long> goal)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        if (committed.isEmpty()) {
            return OptionalLong.empty();
        }
        long behind = 0;
        for (Map.Entry<TopicPartition, Long> partition : goal.entrySet()) {
            OffsetAndMetadata offset = committed.get(partition.getKey());
            behind += Math.max(0, partition.getValue() - (offset == null ? 0 : offset.offset()));
        }
        return OptionalLong.of(behind);
    }

    private static Map<TopicPartition, Long> endOffsets(Admin admin)
            throws ExecutionException, InterruptedException {
        TopicDescription topic =
                admin.describeTopics(List.of(Topics.APPROVAL_EVENTS))
                        .allTopicNames()
                        .get()
                        .get(Topics.APPROVAL_EVENTS);
        Map<TopicPartition, OffsetSpec> latest =
                topic.partitions().stream()
                        .collect(
                                Collectors.toMap(
                                        partition ->
                                                new TopicPartition(
                                                        topic.name(), partition.partition()),
                                        partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get()
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
