// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.event.Topics;
import io.govpulse.process.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer.PartitionOffsetsRetriever;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StrictOffsetsTest {
    private static final TopicPartition FIRST = new TopicPartition(Topics.APPROVAL_EVENTS, 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.APPROVAL_EVENTS, 1);
    private static final List<TopicPartition> BOTH = List.of(FIRST, SECOND);

    @Test
    void beginsAfterWhatTheRawTableHasElseAtTheEarliest() {
        assertThat(
                        new StrictOffsets(Map.of(0, 12L), false)
                                .getPartitionOffsets(BOTH, new Earliest(7)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(FIRST, 12L, SECOND, 7L));
    }

    @Test
    void anOffsetThatKafkaHasDroppedIsRefusedForGood() {
        StrictOffsets offsets = new StrictOffsets(Map.of(0, 12L), false);
        assertThatThrownBy(() -> offsets.getPartitionOffsets(BOTH, new Earliest(13)))
                .isInstanceOfSatisfying(
                        StreamException.class,
                        failure -> {
                            assertThat(failure.origin()).isEqualTo(Failure.Origin.OUTSIDE);
                            assertThat(failure.retryable()).isFalse();
                        })
                .hasMessageStartingWith(
                        "Cannot read approval-events-0 from offset 12: Kafka has dropped everything"
                                + " before 13; ");
    }

    @Test
    void aLossThatIsAcceptedIsSkippedAndNothingElseIs() {
        StrictOffsets offsets = new StrictOffsets(Map.of(0, 12L, 1, 20L), true);
        assertThat(offsets.getPartitionOffsets(BOTH, new Earliest(13)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(FIRST, 13L, SECOND, 20L));
    }

    /** A Kafka whose partitions all begin at one offset. */
    private record Earliest(long offset) implements PartitionOffsetsRetriever {
        @Override
        public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
            return partitions.stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> offset));
        }

        @Override
        public Map<TopicPartition, Long> committedOffsets(Collection<TopicPartition> partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> timestampsToSearch) {
            throw new UnsupportedOperationException();
        }
    }
}
