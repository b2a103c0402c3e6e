// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.Ratio;
import io.govpulse.indicator.Scorecard;
import io.govpulse.lake.LakeTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of one refresh: rankings first, the row that publishes them last. */
final class RefreshDraft {
    static final String HASH = "d".repeat(64);
    static final Definitions DEFINITIONS = Definitions.standard();
    static final LocalDate THROUGH = LocalDate.of(2011, 9, 30);

    private final LakeFixture lake;
    private final long sequence;
    private final String id;
    private final List<Map<String, Object>> rankings = new ArrayList<>();
    private int generation = 1;
    private long checkpoint;
    private String definitions = HASH;

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

    RefreshDraft countedBy(String hash) {
        definitions = hash;
        return this;
    }

    /** One unit of the on-time ranking; position 0 is for too few cases or none. */
    RefreshDraft onTime(String level, String period, String unit, int position, long in, long of) {
        return unit(
                "on_time",
                level,
                period,
                unit,
                position,
                Map.of(
                        "decided_in_time",
                        in,
                        "decided_with_promise",
                        of,
                        "decided_without_promise",
                        7L,
                        "withdrawn",
                        1L));
    }

    /** One unit of any ranking, from the amounts of its measures and stocks. */
    RefreshDraft unit(
            String scorecard,
            String level,
            String periodName,
            String unit,
            int position,
            Map<String, Long> amounts) {
        Period period = Period.parse(periodName, THROUGH);
        Scorecard card = DEFINITIONS.scorecard(scorecard).orElseThrow();
        List<Map<String, Object>> figures =
                card.indicators().stream()
                        .map(weighted -> DEFINITIONS.indicator(weighted.name()).orElseThrow())
                        .map(indicator -> figure(indicator, amounts))
                        .toList();
        long n =
                card.weighted().stream()
                        .map(weighted -> DEFINITIONS.indicator(weighted.name()).orElseThrow())
                        .mapToLong(indicator -> sum(indicator.denominator(), amounts))
                        .min()
                        .orElseThrow();
        Map<String, Object> row = new HashMap<>();
        row.put("refresh", id);
        row.put("sequence", sequence);
        row.put("scorecard", scorecard);
        row.put("level", Level.of(level).code());
        row.put("period", period.name());
        row.put("period_kind", period.kind().code());
        row.put("first_day", period.first());
        row.put("last_day", period.last());
        row.put("unit", unit);
        row.put("n", n);
        row.put("indicators", figures);
        if (position > 0) {
            row.put("position", position);
        } else {
            row.put("unranked", n == 0 ? "no-cases" : "too-few-cases");
        }
        score(card, figures).ifPresent(score -> row.put("score", score));
        rankings.add(row);
        return this;
    }

    private static Map<String, Object> figure(Indicator indicator, Map<String, Long> amounts) {
        long numerator = sum(indicator.numerator(), amounts);
        long denominator = sum(indicator.denominator(), amounts);
        Map<String, Object> figure = new HashMap<>();
        figure.put("name", indicator.name());
        figure.put("numerator", numerator);
        figure.put("denominator", denominator);
        Ratio.value(numerator, denominator * indicator.unit().scale())
                .ifPresent(value -> figure.put("value", value));
        Map<String, Long> parts = new TreeMap<>();
        indicator.parts().forEach(part -> parts.put(part, amounts.getOrDefault(part, 0L)));
        figure.put("parts", parts);
        return figure;
    }

    private static long sum(List<String> parts, Map<String, Long> amounts) {
        return parts.stream().mapToLong(part -> amounts.getOrDefault(part, 0L)).sum();
    }

    private static Optional<BigDecimal> score(Scorecard card, List<Map<String, Object>> figures) {
        BigDecimal sum = BigDecimal.ZERO;
        int weights = 0;
        for (int i = 0; i < figures.size(); i++) {
            Scorecard.Weighted weighted = card.indicators().get(i);
            if (weighted.weight() == 0) {
                continue;
            }
            if (!figures.get(i).containsKey("value")) {
                return Optional.empty();
            }
            Indicator indicator = DEFINITIONS.indicator(weighted.name()).orElseThrow();
            BigDecimal value = (BigDecimal) figures.get(i).get("value");
            boolean lower = indicator.better() == Indicator.Better.LOWER;
            long best = indicator.unit().best();
            BigDecimal turned =
                    best == 0
                            ? (lower ? value.negate() : value)
                            : lower
                                    ? BigDecimal.ONE.subtract(value)
                                    : value.divide(
                                            BigDecimal.valueOf(best),
                                            Ratio.DECIMALS,
                                            RoundingMode.DOWN);
            sum = sum.add(turned.multiply(BigDecimal.valueOf(weighted.weight())));
            weights += weighted.weight();
        }
        return Optional.of(
                sum.divide(BigDecimal.valueOf(weights), Ratio.DECIMALS, RoundingMode.HALF_UP));
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
        row.put("definitions", definitions);
        row.put("watermark", publishedAt.minusSeconds(60));
        if (sequence > 1) {
            row.put("facts_as_of", publishedAt.minusSeconds(30));
        }
        row.put("through_day", THROUGH);
        row.put("changes_read", 100L * sequence);
        row.put("bytes_read", 4096L * sequence);
        row.put("milliseconds", 1234L);
        lake.append(LakeTable.REFRESHES, List.of(row));
    }
}
