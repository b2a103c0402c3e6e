// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import io.govpulse.cases.table.FactKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * How far a generation is committed. The streaming job commits to each of its tables at every
 * checkpoint, with rows or without, and each commit names its generation and its checkpoint. Up to
 * the checkpoint that all tables have reached they are complete, whatever was committed to one of
 * them since.
 */
public final class CommittedCheckpoints {
    /** Name of the snapshot property that holds the generation. */
    public static final String GENERATION = "govpulse.generation";

    /** Name of the snapshot property that holds the checkpoint; Flink's sink writes it. */
    public static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

    private CommittedCheckpoints() {}

    /** The tables that the stream writes: those of signed facts, and the raw events. */
    public static List<LakeTable> streamedTables() {
        List<LakeTable> tables = new ArrayList<>(factTables());
        tables.add(LakeTable.RAW_EVENTS);
        return List.copyOf(tables);
    }

    /** The tables of signed facts. */
    public static List<LakeTable> factTables() {
        return Arrays.stream(FactKind.values()).map(LakeTable::changesOf).toList();
    }

    /**
     * Returns the greatest checkpoint up to which all these tables have the rows of a generation.
     *
     * @param tables loaded tables, read as of their current snapshots
     * @return 0 when one of them has no row of it yet; empty when no table names the generation at
     *     all, because its commits have expired: then it is retired and complete
     */
    public static Optional<Long> upTo(Collection<Table> tables, int generation) {
        List<Optional<Long>> reached =
                tables.stream().map(table -> reached(table, generation)).toList();
        return reached.stream().allMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(reached.stream().mapToLong(k -> k.orElse(0L)).min().orElse(0));
    }

    /**
     * Returns when the stream that advances least committed to this table last, of the streams from
     * a generation on. Files that are younger may be part of a checkpoint that it has completed and
     * will commit when it is started again, however long it is stopped.
     *
     * @param generation the published one; those before are retired
     * @return empty when none of them has committed to it
     */
    public static Optional<Instant> lastCommit(Table table, int generation) {
        Map<Integer, Long> newest = new HashMap<>();
        for (Snapshot snapshot : table.snapshots()) {
            String of = snapshot.summary().get(GENERATION);
            if (of != null && Integer.parseInt(of) >= generation) {
                newest.merge(Integer.valueOf(of), snapshot.timestampMillis(), Math::max);
            }
        }
        return newest.values().stream().min(Long::compare).map(Instant::ofEpochMilli);
    }

    /**
     * Returns the greatest checkpoint of a generation that is committed to this table.
     *
     * @return empty when no snapshot of it is there
     */
    public static Optional<Long> reached(Table table, int generation) {
        Optional<Long> greatest = Optional.empty();
        for (Snapshot snapshot : table.snapshots()) {
            Map<String, String> summary = snapshot.summary();
            if (Integer.toString(generation).equals(summary.get(GENERATION))
                    && summary.containsKey(CHECKPOINT)) {
                long checkpoint = Long.parseLong(summary.get(CHECKPOINT));
                greatest = Optional.of(Math.max(checkpoint, greatest.orElse(0L)));
            }
        }
        return greatest;
    }
}
