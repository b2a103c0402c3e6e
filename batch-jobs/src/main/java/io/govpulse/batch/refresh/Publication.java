// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.iceberg.util.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compare-and-swap that publishes a refresh: its row is written on a branch that begins where
 * the attempt began, and main is moved on to it only if main is still there.
 */
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);
    private static final int RETRIES = 10;
    private static final long FIRST_WAIT_MS = 50;
    private static final long LAST_WAIT_MS = 2_000;
    private static final long ALL_WAITS_MS = 60_000;

    private final Lake lake;
    private final Optional<Long> base;
    private final String branch;

    /**
     * Creates the publication of an attempt that began with a refresh.
     *
     * @param base the snapshot of {@code indicators.refreshes} that it began with
     */
    Publication(Lake lake, String branch, long base) {
        this.lake = lake;
        this.base = Optional.of(base);
        this.branch = branch;
    }

    /** Creates the publication of an attempt that began when nothing was published. */
    Publication(Lake lake, String branch) {
        this.lake = lake;
        this.base = Optional.empty();
        this.branch = branch;
    }

    /** Creates the branch. */
    void begin() {
        change(
                refreshes -> {
                    if (base.isPresent()) {
                        refreshes.manageSnapshots().createBranch(branch, base.get()).commit();
                    } else {
                        refreshes.manageSnapshots().createBranch(branch).commit();
                    }
                    return true;
                });
    }

    /** Returns the branch as a table in SQL. */
    String table() {
        return LakeTable.REFRESHES.sqlName() + ".`branch_" + branch + "`";
    }

    /**
     * Moves main on to the branch.
     *
     * @return false when main moved meanwhile: then nothing of this attempt was published
     */
    boolean swap() {
        return change(
                refreshes -> {
                    if (isPublished(refreshes, refreshes.snapshot(branch))) {
                        return true;
                    }
                    if (!base.equals(main(refreshes))) {
                        return false;
                    }
                    refreshes
                            .manageSnapshots()
                            .fastForwardBranch(SnapshotRef.MAIN_BRANCH, branch)
                            .commit();
                    return true;
                });
    }

    /**
     * Changes branches of the table; does so again, on the table as it is by then, when another
     * commit came first, perhaps only another attempt's branch. Iceberg does so by itself with
     * appends, but a change of branches fails with "Table metadata refresh is required".
     *
     * @param change may run many times: checks first whether it is still wanted
     */
    private boolean change(Predicate<Table> change) {
        AtomicBoolean result = new AtomicBoolean();
        Tasks.foreach(LakeTable.REFRESHES)
                .retry(RETRIES)
                .exponentialBackoff(FIRST_WAIT_MS, LAST_WAIT_MS, ALL_WAITS_MS, 2.0)
                .onlyRetryOn(CommitFailedException.class)
                .run(name -> result.set(change.test(lake.table(name))));
        return result.get();
    }

    static Optional<Long> main(Table refreshes) {
        return Optional.ofNullable(refreshes.currentSnapshot()).map(Snapshot::snapshotId);
    }

    private static boolean isPublished(Table refreshes, Snapshot written) {
        return main(refreshes)
                .map(main -> SnapshotUtil.isAncestorOf(refreshes, main, written.snapshotId()))
                .orElse(false);
    }

    /** Drops the branch; what was written on it becomes garbage, or stays as part of main. */
    void end() {
        try {
            change(
                    refreshes -> {
                        if (refreshes.refs().containsKey(branch)) {
                            refreshes.manageSnapshots().removeBranch(branch).commit();
                        }
                        return true;
                    });
        } catch (RuntimeException e) {
            // The branch changes no figure, and upkeep drops it later.
            LOG.warn("Cannot drop branch {} of {}", branch, LakeTable.REFRESHES.sqlName(), e);
        }
    }
}
