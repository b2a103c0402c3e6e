package io.govpulse.service;

import io.govpulse.lake.LakeTable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been published so far. Stands on two promises of the refresh job: a refresh has its row
 * in the table of refreshes exactly when it is published, and a row there never changes. So only
 * rows after the last known one are ever read.
 */
final class PublishedRefreshes {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedRefreshes.class);

    private final LakeReader lake;
    private final Clock clock;
    private @Nullable Table table;
    private long seenSnapshot;
    private volatile Known known = new Known("", Collections.emptyNavigableMap());
    private volatile Optional<String> trouble = Optional.empty();

    private record Known(String tableId, NavigableMap<Long, Refresh> bySequence) {}

    /**
     * A refresh that an answer stands on.
     *
     * @param refresh the refresh
     * @param fixed whether the same request will always mean this refresh
     */
    record Chosen(Refresh refresh, boolean fixed) {}

    PublishedRefreshes(LakeReader lake, Clock clock) {
        this.lake = lake;
        this.clock = clock;
    }

    /** Looks for new refreshes: one look-up in the catalog when there is none. */
    synchronized void poll() {
        try {
            Table current = table;
            if (current == null) {
                current = lake.table(LakeTable.REFRESHES);
                seenSnapshot = -1;
            } else {
                current.refresh();
            }
            read(current);
            table = current;
            if (trouble.isPresent()) {
                LOG.info("The lake can be read again.");
            }
            trouble = Optional.empty();
        } catch (RuntimeException e) {
            table = null;
            // Opened anew next time: the catalog may have been moved or made again underneath.
            lake.close();
            String message =
                    e instanceof NoSuchTableException
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
        NavigableMap<Long, Refresh> all =
                known.tableId().equals(tableId)
                        ? new TreeMap<>(known.bySequence())
                        : new TreeMap<>();
        long last = all.isEmpty() ? 0 : all.lastKey();
        LakeReader.scan(
                current,
                List.of("*"),
                Expressions.greaterThan("sequence", last),
                row -> {
                    Refresh refresh = refresh(row);
                    all.put(refresh.sequence(), refresh);
                });
        known = new Known(tableId, Collections.unmodifiableNavigableMap(all));
        seenSnapshot = snapshot.snapshotId();
    }

    private static Refresh refresh(Record row) {
        return new Refresh(
                (String) row.getField("refresh"),
                (Long) row.getField("sequence"),
                ((OffsetDateTime) row.getField("published_at")).toInstant(),
                Optional.ofNullable((OffsetDateTime) row.getField("watermark"))
                        .map(OffsetDateTime::toInstant),
                (Integer) row.getField("generation"),
                (Long) row.getField("checkpoint"),
                (String) row.getField("definitions"),
                (LocalDate) row.getField("through_day"),
                (Long) row.getField("changes_read"),
                (Long) row.getField("bytes_read"),
                (Long) row.getField("milliseconds"));
    }

    /** The newest refresh, if one was published. */
    Optional<Refresh> newest() {
        return Optional.ofNullable(known.bySequence().lastEntry()).map(entry -> entry.getValue());
    }

    /** The newest refreshes, newest first. */
    List<Refresh> newest(int limit) {
        return known.bySequence().descendingMap().values().stream().limit(limit).toList();
    }

    /** Whether this refresh stands under this number among the published ones. */
    boolean holds(long sequence, String id) {
        Refresh refresh = known.bySequence().get(sequence);
        return refresh != null && refresh.id().equals(id);
    }

    /** What keeps the service from reading the lake, if anything does. */
    Optional<String> trouble() {
        return trouble;
    }

    /**
     * The refresh that a request means.
     *
     * @param asOf id of a refresh, or an instant: then the last one published until then; the
     *     newest where empty
     */
    Chosen choose(Optional<String> asOf) {
        Optional<Refresh> newest = newest();
        if (newest.isEmpty()) {
            poll();
            newest = newest();
        }
        Refresh last = newest.orElseThrow(() -> Problems.nothingPublished(trouble));
        if (asOf.isEmpty()) {
            return new Chosen(last, false);
        }
        return byId(asOf.get())
                .or(() -> instant(asOf.get()).map(this::at))
                .or(
                        () -> {
                            // It may have been published since the last look.
                            poll();
                            return byId(asOf.get());
                        })
                .orElseThrow(() -> Problems.unknownRefresh(asOf.get(), newest(5)));
    }

    private Optional<Chosen> byId(String id) {
        return known.bySequence().descendingMap().values().stream()
                .filter(refresh -> refresh.id().equals(id))
                .map(refresh -> new Chosen(refresh, true))
                .findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            // A plus sign in a query reads as a space where the client did not encode it.
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Chosen at(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            throw Problems.futureInstant(instant);
        }
        poll();
        List<Refresh> descending = List.copyOf(known.bySequence().descendingMap().values());
        Refresh chosen =
                descending.stream()
                        .filter(refresh -> !refresh.publishedAt().isAfter(instant))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Problems.beforeFirstRefresh(
                                                instant, descending.get(descending.size() - 1)));
        // After the newest one, a refresh that is just being published may still come in between.
        return new Chosen(chosen, !chosen.equals(descending.get(0)));
    }
}
