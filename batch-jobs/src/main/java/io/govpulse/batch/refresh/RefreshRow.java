// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/**
 * A published refresh: its row in {@code indicators.refreshes}.
 *
 * @param sequence 1, 2, 3 … without a gap
 * @param refresh its id
 * @param publishedAt when it was published
 * @param generation generation of the facts
 * @param checkpoint facts up to this checkpoint are contained
 * @param definitions hash of the definitions
 * @param rules hash of the rules
 * @param base the last refresh up to it that counted everything anew: totals of earlier ones do not
 *     count; empty in a row that an earlier version wrote, which nothing can be added to
 * @param watermark arrival of the latest event contained; empty before the first event
 * @param factsAsOf latest instant any fact contained is as of; empty before the first fact
 * @param throughDay the day that ends open periods
 * @param changesRead signed rows read
 * @param cost what it took
 */
public record RefreshRow(
        long sequence,
        String refresh,
        Instant publishedAt,
        int generation,
        long checkpoint,
        String definitions,
        String rules,
        Optional<Long> base,
        Optional<Instant> watermark,
        Optional<Instant> factsAsOf,
        LocalDate throughDay,
        long changesRead,
        RefreshCost cost) {

    static RefreshRow of(Record row) {
        return new RefreshRow(
                (Long) row.getField("sequence"),
                (String) row.getField("refresh"),
                ((OffsetDateTime) row.getField("published_at")).toInstant(),
                (Integer) row.getField("generation"),
                (Long) row.getField("checkpoint"),
                (String) row.getField("definitions"),
                Optional.ofNullable((String) row.getField("rules")).orElse(""),
                Optional.ofNullable((Long) row.getField("base_sequence")),
                instant(row, "watermark"),
                instant(row, "facts_as_of"),
                (LocalDate) row.getField("through_day"),
                (Long) row.getField("changes_read"),
                new RefreshCost(
                        (Long) row.getField("milliseconds"),
                        number(row, "processor_milliseconds"),
                        number(row, "jobs"),
                        (Long) row.getField("bytes_read"),
                        number(row, "rows_written"),
                        number(row, "bytes_written")));
    }

    private static Optional<Instant> instant(Record row, String column) {
        return Optional.ofNullable((OffsetDateTime) row.getField(column))
                .map(OffsetDateTime::toInstant);
    }

    private static long number(Record row, String column) {
        return Optional.ofNullable((Long) row.getField(column)).orElse(0L);
    }

    /** Fills a row of the table. */
    void fill(Record row) {
        row.setField("sequence", sequence);
        row.setField("refresh", refresh);
        row.setField("published_at", at(publishedAt));
        row.setField("generation", generation);
        row.setField("checkpoint", checkpoint);
        row.setField("definitions", definitions);
        row.setField("rules", rules);
        row.setField("base_sequence", base.orElse(null));
        row.setField("watermark", watermark.map(RefreshRow::at).orElse(null));
        row.setField("facts_as_of", factsAsOf.map(RefreshRow::at).orElse(null));
        row.setField("through_day", throughDay);
        row.setField("changes_read", changesRead);
        row.setField("milliseconds", cost.milliseconds());
        row.setField("processor_milliseconds", cost.processorMilliseconds());
        row.setField("jobs", cost.jobs());
        row.setField("bytes_read", cost.bytesRead());
        row.setField("rows_written", cost.rowsWritten());
        row.setField("bytes_written", cost.bytesWritten());
    }

    private static @Nullable OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Returns one line for people. */
    public String line() {
        return "refresh %d: generation %d up to checkpoint %d, %d changes; %s"
                .formatted(sequence, generation, checkpoint, changesRead, cost.line());
    }
}
