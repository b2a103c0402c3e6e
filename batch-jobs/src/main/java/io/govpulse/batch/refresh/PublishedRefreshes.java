// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.lake.PublishedTotals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/**
 * The refreshes published so far. A row of {@code indicators.refreshes} never changes, so only rows
 * after the last known one are ever read.
 */
public final class PublishedRefreshes {
    private final Lake lake;
    private String tableId = "";
    private Known known = Known.NOTHING;

    /**
     * The refreshes that were published up to some instant.
     *
     * @param snapshot snapshot of {@code indicators.refreshes}; empty when it has none
     * @param last the last refresh; empty when nothing was published
     * @param ids the id of each refresh, by its number
     */
    public record Known(Optional<Long> snapshot, Optional<RefreshRow> last, Map<Long, String> ids)
            implements PublishedTotals.Refreshes {
        private static final Known NOTHING =
                new Known(Optional.empty(), Optional.empty(), Map.of());

        @Override
        public boolean hold(long sequence, String refresh) {
            return refresh.equals(ids.get(sequence));
        }
    }

    /** Knows no refresh yet. */
    public PublishedRefreshes(Lake lake) {
        this.lake = lake;
    }

    /** Reads what was published since the last call. */
    public synchronized Known read() {
        Table table = lake.table(LakeTable.REFRESHES);
        String id = table.uuid().toString();
        if (!id.equals(tableId)) {
            known = Known.NOTHING;
            tableId = id;
        }
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot != null && !known.snapshot().equals(Optional.of(snapshot.snapshotId()))) {
            known = after(known, table, snapshot);
        }
        return known;
    }

    private static Known after(Known before, Table table, Snapshot snapshot) {
        Map<Long, String> ids = new HashMap<>(before.ids());
        @Nullable Record newest = null;
        long sequence = before.last().map(RefreshRow::sequence).orElse(0L);
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(table)
                        .useSnapshot(snapshot.snapshotId())
                        .where(Expressions.greaterThan("sequence", sequence))
                        .build()) {
            for (Record row : rows) {
                long number = (Long) row.getField("sequence");
                ids.put(number, (String) row.getField("refresh"));
                if (number > sequence) {
                    sequence = number;
                    newest = row;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + table.name(), e);
        }
        return new Known(
                Optional.of(snapshot.snapshotId()),
                newest == null ? before.last() : Optional.of(RefreshRow.of(newest)),
                Collections.unmodifiableMap(ids));
    }
}
