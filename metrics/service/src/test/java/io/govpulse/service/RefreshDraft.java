// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Period;
import io.govpulse.lake.LakeTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of one refresh: totals first, the row that publishes them last. */
final class RefreshDraft {
    static final Definitions DEFINITIONS = Definitions.standard();
    static final String HASH = DEFINITIONS.hash();
    static final LocalDate THROUGH = LocalDate.of(2011, 9, 30);

    private final LakeFixture lake;
    private final long sequence;
    private final String id;
    private final Totals totals;
    private final Map<Totals.Cell, Map<String, Long>> touched = new LinkedHashMap<>();
    private final Set<Totals.LevelPeriod> begun = new LinkedHashSet<>();
    private long base;
    private int generation = 1;
    private long checkpoint;
    private Definitions definitions = DEFINITIONS;

    RefreshDraft(LakeFixture lake, long sequence, String id) {
        this.lake = lake;
        this.sequence = sequence;
        this.id = id;
        this.totals = lake.totals().copy();
        this.base = lake.base();
        this.checkpoint = sequence * 10;
    }

    RefreshDraft at(int newGeneration, long newCheckpoint) {
        generation = newGeneration;
        checkpoint = newCheckpoint;
        return this;
    }

    RefreshDraft countedBy(Definitions others) {
        definitions = others;
        return this;
    }

    /** Forgets all that earlier ones booked. */
    RefreshDraft anew() {
        base = sequence;
        touched.clear();
        begun.clear();
        totals.clear();
        return this;
    }

    /** Makes these the decisions of a unit on a day. */
    RefreshDraft onTime(String level, String day, String unit, long in, long of) {
        return booked(
                level,
                day,
                unit,
                Map.of(
                        "decided_in_time",
                        in,
                        "decided_with_promise",
                        of,
                        "decided_without_promise",
                        7L,
                        "decided_unjudged",
                        2L,
                        "withdrawn",
                        1L));
    }

    /** Makes these the amounts of a unit on a day, by measure. */
    RefreshDraft booked(String level, String day, String unit, Map<String, Long> amounts) {
        Totals.Change change = totals.set(level, unit, Period.day(LocalDate.parse(day)), amounts);
        touched.putAll(change.touched());
        begun.addAll(change.begun());
        return this;
    }

    /** Writes the totals and stops, as a refresh that was killed does. */
    void abandon() {
        List<Map<String, Object>> rows = new ArrayList<>();
        touched.forEach(
                (cell, amounts) -> {
                    Map<String, Object> row = row(cell.level(), cell.period());
                    row.put("unit", cell.unit());
                    row.put("amounts", amounts);
                    rows.add(row);
                });
        lake.append(LakeTable.PERIOD_TOTALS, rows);
        lake.append(
                LakeTable.PERIODS,
                begun.stream().map(each -> row(each.level(), each.period())).toList());
    }

    private Map<String, Object> row(String level, Period period) {
        Map<String, Object> row = new HashMap<>();
        row.put("refresh", id);
        row.put("sequence", sequence);
        row.put("level", level);
        row.put("period_kind", period.kind().code());
        row.put("period", period.name());
        row.put("first_day", period.first());
        row.put("last_day", period.last());
        return row;
    }

    void publish(Instant publishedAt) {
        abandon();
        lake.archive(definitions, sequence, id);
        Map<String, Object> row = published(publishedAt);
        row.put("base_sequence", base);
        row.put("jobs", 2L);
        row.put("rows_written", 40L);
        row.put("bytes_written", 2048L);
        if (sequence > 1) {
            row.put("processor_milliseconds", 987L);
        }
        lake.append(LakeTable.REFRESHES, List.of(row));
        lake.published(totals, base);
    }

    /** Publishes as an earlier version did: without the columns that came later. */
    void publishAsEarlierVersion(Instant publishedAt) {
        lake.append(LakeTable.REFRESHES, List.of(published(publishedAt)));
    }

    private Map<String, Object> published(Instant publishedAt) {
        Map<String, Object> row = new HashMap<>();
        row.put("sequence", sequence);
        row.put("refresh", id);
        row.put("published_at", publishedAt);
        row.put("generation", generation);
        row.put("checkpoint", checkpoint);
        row.put("definitions", definitions.hash());
        row.put("watermark", publishedAt.minusSeconds(60));
        if (sequence > 1) {
            row.put("facts_as_of", publishedAt.minusSeconds(30));
        }
        row.put("through_day", THROUGH);
        row.put("changes_read", 100L * sequence);
        row.put("bytes_read", 4096L * sequence);
        row.put("milliseconds", 1234L);
        return row;
    }
}
