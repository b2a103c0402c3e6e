// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The offsets at which a job without state begins: after what {@code raw.events} already has, else
 * at the earliest event. An offset that Kafka no longer has stops the job instead of skipping
 * events silently, unless whoever runs it has accepted the loss.
 */
final class StrictOffsets implements OffsetsInitializer {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(StrictOffsets.class);

    private final HashMap<Integer, Long> firstOffsets;
    private final boolean lossAccepted;

    /**
     * @param firstOffsets first offset to read by partition; the earliest where a partition is
     *     absent
     * @param lossAccepted whether to go on at the earliest event where Kafka has dropped some
     */
    StrictOffsets(Map<Integer, Long> firstOffsets, boolean lossAccepted) {
        this.lossAccepted = lossAccepted;
        this.firstOffsets = new HashMap<>(firstOffsets);
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        Map<TopicPartition, Long> offsets = new HashMap<>(retriever.beginningOffsets(partitions));
        offsets.replaceAll(
                (partition, earliest) -> {
                    Long first = firstOffsets.get(partition.partition());
                    if (first == null) {
                        return earliest;
                    }
                    if (first >= earliest) {
                        return first;
                    }
                    if (lossAccepted) {
                        LOG.warn(
                                "Accepted: {} events of {} are lost, offsets {} to {}",
                                earliest - first,
                                partition,
                                first,
                                earliest - 1);
                        return earliest;
                    }
                    throw StreamException.lost(
                            "Cannot read %s from offset %d: Kafka has dropped everything before %d; restore the topic from a backup, or %s"
                                    .formatted(partition, first, earliest, DroppedEvents.WAY_OUT));
                });
        return offsets;
    }

    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.NONE;
    }
}
