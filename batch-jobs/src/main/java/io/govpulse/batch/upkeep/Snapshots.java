// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.upkeep;

import io.govpulse.lake.CommittedCheckpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Expires snapshots. Flink looks among the ancestors of the newest snapshot for the last checkpoint
 * it committed, and takes what it does not find for uncommitted: so the last one of every sink is
 * kept, with all that came after it.
 */
final class Snapshots {
    /** The newest snapshot that Flink committed. */
    static final String TAG = "flink-committed";

    private static final String OPERATOR = "flink.operator-id";

    /** A sink that wrote nothing for so long is that of a retired generation. */
    private static final Duration SINK_RETIRED = Duration.ofDays(7);

    private final Table table;
    private final UpkeepLimits limits;

    Snapshots(Table table, UpkeepLimits limits) {
        this.table = table;
        this.limits = limits;
    }

    /**
     * Tags the snapshot that Flink needs and expires the rest.
     *
     * @return how many snapshots were removed
     */
    long expire(Instant now) {
        if (table.currentSnapshot() == null) {
            return 0;
        }
        Map<String, Snapshot> sinks = newestOfSinks();
        newest(sinks).ifPresent(this::tag);
        long before = count();
        table.expireSnapshots()
                .expireOlderThan(
                        Math.min(
                                now.minus(limits.snapshots()).toEpochMilli(),
                                oldestNeeded(sinks, now)))
                .retainLast(limits.keptSnapshots())
                .commit();
        table.refresh();
        return before - count();
    }

    private long count() {
        long count = 0;
        for (Snapshot snapshot : table.snapshots()) {
            count += snapshot == null ? 0 : 1;
        }
        return count;
    }

    private Map<String, Snapshot> newestOfSinks() {
        Map<String, Snapshot> sinks = new HashMap<>();
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            if (snapshot.summary().containsKey(CommittedCheckpoints.CHECKPOINT)) {
                sinks.putIfAbsent(snapshot.summary().getOrDefault(OPERATOR, ""), snapshot);
            }
        }
        return sinks;
    }

    private static Optional<Snapshot> newest(Map<String, Snapshot> sinks) {
        return sinks.values().stream()
                .max((a, b) -> Long.compare(a.sequenceNumber(), b.sequenceNumber()));
    }

    private static long oldestNeeded(Map<String, Snapshot> sinks, Instant now) {
        Optional<Snapshot> newest = newest(sinks);
        long retired = now.minus(SINK_RETIRED).toEpochMilli();
        return sinks.values().stream()
                .filter(
                        snapshot ->
                                snapshot.timestampMillis() > retired
                                        || newest.map(snapshot::equals).orElse(false))
                .mapToLong(Snapshot::timestampMillis)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void tag(Snapshot snapshot) {
        SnapshotRef tagged = table.refs().get(TAG);
        if (tagged == null) {
            table.manageSnapshots().createTag(TAG, snapshot.snapshotId()).commit();
        } else if (tagged.snapshotId() != snapshot.snapshotId()) {
            table.manageSnapshots().replaceTag(TAG, snapshot.snapshotId()).commit();
        }
    }
}
