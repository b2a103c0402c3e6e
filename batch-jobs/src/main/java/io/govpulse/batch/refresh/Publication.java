package io.govpulse.batch.refresh;

import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.util.SnapshotUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compare-and-swap that publishes a refresh: its row is written on a branch that begins where
 * the attempt began, and main is moved on to it only if main still stands there.
 */
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);
    private static final int TRIES = 10;

    private final Lake lake;
    private final Optional<Long> base;
    private final String branch;

    /**
     * @param base snapshot of {@code indicators.refreshes} that the attempt began with; empty when
     *     there was none
     */
    Publication(Lake lake, Optional<Long> base, String branch) {
        this.lake = lake;
        this.base = base;
        this.branch = branch;
    }

    /** Makes the branch. */
    void begin() {
        Table refreshes = lake.table(LakeTable.REFRESHES);
        if (base.isPresent()) {
            refreshes.manageSnapshots().createBranch(branch, base.get()).commit();
        } else {
            refreshes.manageSnapshots().createBranch(branch).commit();
        }
    }

    /** The branch as a table in SQL. */
    String table() {
        return LakeTable.REFRESHES.sqlName() + ".`branch_" + branch + "`";
    }

    /**
     * Moves main on to the branch.
     *
     * @return false when main moved meanwhile: then nothing of this attempt was published
     */
    boolean swap() {
        for (int attempt = 1; ; attempt++) {
            Table refreshes = lake.table(LakeTable.REFRESHES);
            Snapshot written = refreshes.snapshot(branch);
            if (isPublished(refreshes, written)) {
                return true;
            }
            if (!base.equals(main(refreshes))) {
                return false;
            }
            try {
                refreshes
                        .manageSnapshots()
                        .fastForwardBranch(SnapshotRef.MAIN_BRANCH, branch)
                        .commit();
            } catch (CommitFailedException e) {
                // Another commit, perhaps only another attempt's branch, came first: look again.
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
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
            Table refreshes = lake.table(LakeTable.REFRESHES);
            if (refreshes.refs().containsKey(branch)) {
                refreshes.manageSnapshots().removeBranch(branch).commit();
            }
        } catch (RuntimeException e) {
            // The branch changes no figure, and upkeep drops it later.
            LOG.warn("Cannot drop branch {} of {}", branch, LakeTable.REFRESHES.sqlName(), e);
        }
    }
}
