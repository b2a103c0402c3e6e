// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.refresh;

import io.govpulse.lake.LakeTable;
import io.govpulse.service.lake.LakeReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The refreshes published so far. Relies on two promises of the refresh job: a refresh has its row
 * in the table of refreshes exactly when it is published, and a row there never changes. So only
 * rows after the last known one are ever read.
 *
 * <p>Rows of earlier versions, which published rankings as rows, are left out: their rankings
 * cannot be computed.
 */
@Component
public final class PublishedRefreshes {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedRefreshes.class);

    private final LakeReader lake;
    private @Nullable Table table;
    private long seenSnapshot;
    private volatile Known known = new Known("", 0, Collections.emptyNavigableMap());
    private volatile Optional<String> trouble = Optional.empty();

    private record Known(String tableId, long last, NavigableMap<Long, Refresh> bySequence) {}

    PublishedRefreshes(LakeReader lake) {
        this.lake = lake;
    }

    /** Looks for new refreshes: one look-up in the catalog when there is none. */
    public synchronized void poll() {
        try {
            Table current = table;
            if (current == null) {
                current = lake.table(LakeTable.REFRESHES);
                seenSnapshot = -1;
            } else {
                LakeReader.refresh(current);
            }
            read(current);
            table = current;
            if (trouble.isPresent()) {
                LOG.info("The lake can be read again.");
            }
            trouble = Optional.empty();
        } catch (RuntimeException e) {
            table = null;
            // Reopened next time: the catalog may have been moved or made again underneath.
            lake.close();
            String message =
                    e.getCause() instanceof NoSuchTableException
                            ? "its tables are not there yet"
                            : innermost(e);
            if (!trouble.equals(Optional.of(message))) {
                LOG.warn("Cannot read the lake: {}; will go on trying", message);
            }
            trouble = Optional.of(message);
        }
    }

    /** Iceberg says what it was doing; only the cause says what is wrong. */
    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private void read(Table current) {
        Snapshot snapshot = current.currentSnapshot();
        if (snapshot == null || snapshot.snapshotId() == seenSnapshot) {
            return;
        }
        String tableId = current.uuid().toString();
        boolean same = known.tableId().equals(tableId);
        NavigableMap<Long, Refresh> all =
                same ? new TreeMap<>(known.bySequence()) : new TreeMap<>();
        SortedSet<Long> unreadable = new TreeSet<>();
        long last = same ? known.last() : 0;
        LakeReader.scan(
                current,
                List.of("*"),
                Expressions.greaterThan("sequence", last),
                row ->
                        refresh(row)
                                .ifPresentOrElse(
                                        refresh -> all.put(refresh.sequence(), refresh),
                                        () -> unreadable.add((Long) row.getField("sequence"))));
        if (!unreadable.isEmpty()) {
            LOG.info(
                    "Left out {} refreshes up to number {}: an earlier version published them",
                    unreadable.size(),
                    unreadable.last());
            last = Math.max(last, unreadable.last());
        }
        last = all.isEmpty() ? last : Math.max(last, all.lastKey());
        known = new Known(tableId, last, Collections.unmodifiableNavigableMap(all));
        seenSnapshot = snapshot.snapshotId();
    }

    private static Optional<Refresh> refresh(Record row) {
        return number(row, "base_sequence").map(base -> refresh(row, base));
    }

    private static Refresh refresh(Record row, long base) {
        return new Refresh(
                (String) row.getField("refresh"),
                (Long) row.getField("sequence"),
                ((OffsetDateTime) row.getField("published_at")).toInstant(),
                instant(row, "watermark"),
                instant(row, "facts_as_of"),
                (Integer) row.getField("generation"),
                (Long) row.getField("checkpoint"),
                (String) row.getField("definitions"),
                (LocalDate) row.getField("through_day"),
                (Long) row.getField("changes_read"),
                (Long) row.getField("bytes_read"),
                (Long) row.getField("milliseconds"),
                number(row, "jobs"),
                number(row, "rows_written"),
                number(row, "bytes_written"),
                number(row, "processor_milliseconds"),
                base);
    }

    private static Optional<Long> number(Record row, String column) {
        return Optional.ofNullable((Long) row.getField(column));
    }

    private static Optional<Instant> instant(Record row, String column) {
        return Optional.ofNullable((OffsetDateTime) row.getField(column))
                .map(OffsetDateTime::toInstant);
    }

    /** Returns the newest refresh, if one was published. */
    public Optional<Refresh> newest() {
        return Optional.ofNullable(known.bySequence().lastEntry()).map(entry -> entry.getValue());
    }

    /** Returns the newest refreshes, newest first. */
    public List<Refresh> newest(int limit) {
        return known.bySequence().descendingMap().values().stream().limit(limit).toList();
    }

    /**
     * Looks for new refreshes, and returns whether this is still the newest one; false where it
     * cannot be told.
     */
    public boolean isStillNewest(Refresh refresh) {
        poll();
        return trouble.isEmpty() && newest().filter(refresh::equals).isPresent();
    }

    /** Returns whether this refresh was published under this number. */
    public boolean holds(long sequence, String id) {
        Refresh refresh = known.bySequence().get(sequence);
        return refresh != null && refresh.id().equals(id);
    }

    /** Returns what keeps the service from reading the lake, if anything does. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Returns the refresh of this id. */
    Optional<Refresh> byId(String id) {
        return known.bySequence().descendingMap().values().stream()
                .filter(refresh -> refresh.id().equals(id))
                .findFirst();
    }
}
