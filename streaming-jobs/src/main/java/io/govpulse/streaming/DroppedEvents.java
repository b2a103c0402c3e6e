// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that Kafka has dropped, by its retention or by hand, before the stream read them. Starting
 * the job again does not bring them back, so the stream ends and says what is lost.
 */
final class DroppedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(DroppedEvents.class);
    private static final int PATIENCE_SECONDS = 10;

    /** The message of Kafka's consumer where no offset is chosen in place of the lost one. */
    private static final Pattern OUT_OF_RANGE =
            Pattern.compile(
                    "offset=(?<offset>[0-9]+).* is out of range for partition (?<topic>\\S+)-(?<partition>[0-9]+)");

    /** What to do about it; repetitions count once, because events have ids. */
    static final String WAY_OUT =
            "send or import those events again, which counts nothing twice, then run ./govpulse rebuild --accept-loss";

    private DroppedEvents() {}

    /**
     * Returns the failure that ends the stream, where it fails for this reason.
     *
     * @param cause why the job failed, in Kafka's words
     */
    static Optional<StreamException> of(String cause, String bootstrap)
            throws InterruptedException {
        Matcher lost = OUT_OF_RANGE.matcher(cause);
        if (!lost.find()) {
            return Optional.empty();
        }
        TopicPartition partition =
                new TopicPartition(lost.group("topic"), Integer.parseInt(lost.group("partition")));
        long next = Long.parseLong(lost.group("offset"));
        String which =
                earliest(partition, bootstrap)
                        .filter(earliest -> earliest > next)
                        .map(
                                earliest ->
                                        "%,d events of %s (offsets %d to %d)"
                                                .formatted(
                                                        earliest - next,
                                                        partition,
                                                        next,
                                                        earliest - 1))
                        .orElse("events of %s from offset %d on".formatted(partition, next));
        return Optional.of(
                StreamException.lost(
                        "Cannot read on: Kafka has dropped %s before they were read; %s"
                                .formatted(which, WAY_OUT)));
    }

    private static Optional<Long> earliest(TopicPartition partition, String bootstrap)
            throws InterruptedException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            return Optional.of(
                    admin.listOffsets(Map.of(partition, OffsetSpec.earliest()))
                            .partitionResult(partition)
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .offset());
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Cannot ask Kafka how far {} is dropped", partition, e);
            return Optional.empty();
        }
    }
}
