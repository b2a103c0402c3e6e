package io.govpulse.service;

import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.Ratio;
import io.govpulse.lake.LakeTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one refresh writes: rankings first, the row that publishes them last. */
final class RefreshDraft {
    static final String HASH = "d".repeat(64);
    static final LocalDate THROUGH = LocalDate.of(2011, 9, 30);

    private final LakeFixture lake;
    private final long sequence;
    private final String id;
    private final List<Map<String, Object>> rankings = new ArrayList<>();
    private int generation = 1;
    private long checkpoint;

    RefreshDraft(LakeFixture lake, long sequence, String id) {
        this.lake = lake;
        this.sequence = sequence;
        this.id = id;
        this.checkpoint = sequence * 10;
    }

    RefreshDraft at(int newGeneration, long newCheckpoint) {
        generation = newGeneration;
        checkpoint = newCheckpoint;
        return this;
    }

    /** One unit of the on-time ranking; no position stands for too few cases or none. */
    RefreshDraft onTime(String level, String period, String unit, int position, long in, long of) {
        return row("on_time", "on_time_rate", level, period, unit, position, in, of);
    }

    RefreshDraft row(
            String scorecard,
            String indicator,
            String level,
            String periodName,
            String unit,
            int position,
            long numerator,
            long denominator) {
        Period period = Period.parse(periodName, THROUGH);
        Map<String, Object> figure = new HashMap<>();
        figure.put("name", indicator);
        figure.put("numerator", numerator);
        figure.put("denominator", denominator);
        Ratio.value(numerator, denominator).ifPresent(value -> figure.put("value", value));
        figure.put(
                "parts",
                new TreeMap<>(
                        Map.of(
                                "decided_in_time",
                                numerator,
                                "decided_with_promise",
                                denominator,
                                "decided_without_promise",
                                7L,
                                "withdrawn",
                                1L)));
        Map<String, Object> row = new HashMap<>();
        row.put("refresh", id);
        row.put("sequence", sequence);
        row.put("scorecard", scorecard);
        row.put("level", Level.of(level).word());
        row.put("period", period.name());
        row.put("period_kind", period.kind().word());
        row.put("first_day", period.first());
        row.put("last_day", period.last());
        row.put("unit", unit);
        row.put("n", denominator);
        row.put("indicators", List.of(figure));
        if (position > 0) {
            row.put("position", position);
        } else {
            row.put("unranked", denominator == 0 ? "no-cases" : "too-few-cases");
        }
        Ratio.value(numerator, denominator).ifPresent(score -> row.put("score", score));
        rankings.add(row);
        return this;
    }

    /** Writes the rankings and stops, as a refresh that was killed does. */
    void abandon() {
        lake.append(LakeTable.RANKINGS, rankings);
    }

    void publish(Instant publishedAt) {
        if (!rankings.isEmpty()) {
            lake.append(LakeTable.RANKINGS, rankings);
        }
        Map<String, Object> row = new HashMap<>();
        row.put("sequence", sequence);
        row.put("refresh", id);
        row.put("published_at", publishedAt);
        row.put("generation", generation);
        row.put("checkpoint", checkpoint);
        row.put("definitions", HASH);
        row.put("watermark", publishedAt.minusSeconds(60));
        row.put("through_day", THROUGH);
        row.put("changes_read", 100L * sequence);
        row.put("bytes_read", 4096L * sequence);
        row.put("milliseconds", 1234L);
        lake.append(LakeTable.REFRESHES, List.of(row));
    }
}
