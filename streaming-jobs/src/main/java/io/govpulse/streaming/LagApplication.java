// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.event.Topics;
import io.govpulse.process.RecentFailures;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints how many events a generation has yet to commit: those after the offsets that its last
 * checkpoint noted in Kafka. Exit codes: 0 printed or caught up, 1 not caught up in time or Kafka
 * does not answer, 2 wrong usage.
 */
@Command(
        name = "lag",
        mixinStandardHelpOptions = true,
        description = "Prints how many events the stream has yet to commit.")
public final class LagApplication implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, String> environment;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--until-zero",
            paramLabel = "SECONDS",
            description =
                    "Wait until all events present now are committed, but not longer than this without any progress.")
    private @Nullable Long patience;

    LagApplication(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the command as a process of its own. */
    public static void main(String[] args) {
        System.exit(FailureHandler.commandLine(new LagApplication(System.getenv())).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        StreamSettings settings = StreamSettings.of(environment);
        if (patience != null) {
            refuseToWaitForAStreamThatFails(settings);
        }
        Properties properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "15000");
        try (Admin admin = Admin.create(properties)) {
            if (patience != null) {
                return waitForZero(admin, settings, Duration.ofSeconds(patience));
            }
            OptionalLong lag = lag(admin, settings.consumerGroup(), endOffsets(admin));
            out().println(
                            lag.isPresent()
                                    ? "stream is %,d events behind its intake"
                                            .formatted(lag.getAsLong())
                                    : "stream has not committed yet");
            return 0;
        } catch (ExecutionException e) {
            throw StreamException.unavailable(
                    "Cannot ask Kafka at %s: %s; does it run (./govpulse status)?"
                            .formatted(settings.bootstrap(), e.getCause().getMessage()),
                    e);
        }
    }

    private int waitForZero(Admin admin, StreamSettings settings, Duration patience)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> goal = endOffsets(admin);
        long progressed = System.nanoTime();
        long printed = -1;
        long checkpoint = -1;
        while (System.nanoTime() - progressed < patience.toNanos()) {
            OptionalLong lag = lag(admin, settings.consumerGroup(), goal);
            if (lag.isPresent() && lag.getAsLong() != printed) {
                printed = lag.getAsLong();
                progressed = System.nanoTime();
                out().printf("%,d events to go%n", printed);
            }
            if (lag.isEmpty()) {
                // It still reads what comes before Kafka, as its checkpoints show.
                long newest = newestCheckpoint(settings);
                progressed = newest > checkpoint ? System.nanoTime() : progressed;
                checkpoint = newest;
            }
            if (lag.isPresent() && printed == 0) {
                return 0;
            }
            refuseToWaitForAStreamThatFails(settings);
            Thread.sleep(POLL.toMillis());
        }
        throw StreamException.unavailable(
                "Cannot wait any longer: the stream has not advanced for %d s; see its log (./govpulse logs streaming)"
                        .formatted(patience.toSeconds()),
                null);
    }

    private static long newestCheckpoint(StreamSettings settings) {
        return Checkpoints.newest(new GenerationState(settings).checkpoints())
                .map(Checkpoints::number)
                .orElse(0L);
    }

    private static void refuseToWaitForAStreamThatFails(StreamSettings settings) {
        RecentFailures.read(settings.stateDirectory())
                .filter(RecentFailures::unhealthy)
                .ifPresent(
                        failures -> {
                            throw StreamException.unavailable(
                                    "Cannot wait for the stream: it "
                                            + failures.sentence()
                                            + "; see its log (./govpulse logs streaming)",
                                    null);
                        });
    }

    /** Events up to the goal that are not committed; empty as long as nothing was committed. */
    private static OptionalLong lag(Admin admin, String group, Map<TopicPartition, Long> goal)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        if (committed.isEmpty()) {
            return OptionalLong.empty();
        }
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> partition : goal.entrySet()) {
            OffsetAndMetadata offset = committed.get(partition.getKey());
            lag += Math.max(0, partition.getValue() - (offset == null ? 0 : offset.offset()));
        }
        return OptionalLong.of(lag);
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

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
