// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.SnapshotUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compare-and-swap that publishes a refresh: one append of its row, valid only if no row was
 * added since the attempt began. Upkeep, which adds none, does not disturb it.
 */
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    /** Name of the snapshot property that holds the id of the refresh. */
    private static final String REFRESH = "govpulse.refresh";

    private final Lake lake;
    private final Optional<Long> base;

    /**
     * Creates the publication of an attempt.
     *
     * @param base the snapshot of {@code indicators.refreshes} that it began with, if there is one
     */
    Publication(Lake lake, RefreshAttempt.Base base) {
        this.lake = lake;
        this.base = base.published().snapshot();
    }

    /**
     * Writes the file of a row, which nobody sees yet.
     *
     * @param row the row
     */
    List<DataFile> write(RefreshRow row) {
        try (TableRows rows = new TableRows(lake.table(LakeTable.REFRESHES), row.refresh())) {
            rows.add(row::fill);
            return rows.files();
        }
    }

    /**
     * Publishes a row.
     *
     * @param refresh the id of the refresh
     * @param files the files of its row
     * @return false when another refresh was published meanwhile: then nothing of this attempt was
     */
    boolean publish(String refresh, List<DataFile> files) {
        Table table = lake.table(LakeTable.REFRESHES);
        OverwriteFiles append =
                table.newOverwrite()
                        .conflictDetectionFilter(Expressions.alwaysTrue())
                        .validateNoConflictingData();
        files.forEach(append::addFile);
        base.ifPresent(append::validateFromSnapshot);
        append.set(REFRESH, refresh);
        try {
            append.commit();
            return true;
        } catch (ValidationException e) {
            LOG.debug("Another refresh was published first", e);
            return false;
        } catch (CommitStateUnknownException e) {
            // The answer of the catalog got lost: the table says whether it was done.
            if (holds(lake.table(LakeTable.REFRESHES), refresh)) {
                return true;
            }
            throw e;
        }
    }

    private static boolean holds(Table table, String refresh) {
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            if (refresh.equals(snapshot.summary().get(REFRESH))) {
                return true;
            }
        }
        return false;
    }
}
