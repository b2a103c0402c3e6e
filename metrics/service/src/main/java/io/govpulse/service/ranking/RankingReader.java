// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.ranking;

import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.equal;
import static org.apache.iceberg.expressions.Expressions.greaterThan;
import static org.apache.iceberg.expressions.Expressions.lessThanOrEqual;

import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.lake.LakeTable;
import io.govpulse.service.lake.LakeReader;
import io.govpulse.service.refresh.PublishedRefreshes;
import io.govpulse.service.refresh.Refresh;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.springframework.stereotype.Component;

/**
 * Reads published rankings. A ranking is written anew only when it changed, so as of a refresh it
 * is the rows of the greatest sequence up to that refresh. Rows of attempts that were never
 * published are in the same table, even under the same sequence: only rows whose refresh is
 * published under their sequence are read.
 */
@Component
public final class RankingReader {
    /** How far back to look for the last change before looking further: most change often. */
    private static final long[] LOOK_BACK = {48, 1_500, Long.MAX_VALUE};

    private static final Comparator<Ranking.Entry> PUBLISHED_ORDER =
            Comparator.comparing((Ranking.Entry entry) -> entry.position().isEmpty())
                    .thenComparing(entry -> entry.position().orElse(0))
                    .thenComparing(entry -> entry.unit().code());

    private static final Comparator<PublishedPeriod> NEWEST_FIRST =
            Comparator.comparing(PublishedPeriod::first)
                    .reversed()
                    .thenComparing(PublishedPeriod::name);

    private final LakeReader lake;
    private final PublishedRefreshes refreshes;

    /**
     * A period that has rankings.
     *
     * @param name its name
     * @param kind its kind
     * @param first its first day
     * @param last its last day
     */
    record PublishedPeriod(String name, String kind, LocalDate first, LocalDate last) {}

    private record Version(long sequence, String refresh) {}

    RankingReader(LakeReader lake, PublishedRefreshes refreshes) {
        this.lake = lake;
        this.refreshes = refreshes;
    }

    /** Returns the entries as of a refresh, in published order; empty when there never were any. */
    public List<Ranking.Entry> entries(String scorecard, Level level, Period period, Refresh asOf) {
        Table table = lake.table(LakeTable.RANKINGS);
        Expression ranking = and(of(scorecard, level), equal("period", period.name()));
        if (period.kind() != Period.Kind.ALL && period.kind() != Period.Kind.ROLLING) {
            ranking = and(ranking, equal("first_day", period.first().toString()));
        }
        Optional<Version> version = lastVersion(table, ranking, asOf);
        if (version.isEmpty()) {
            return List.of();
        }
        List<Ranking.Entry> entries = new ArrayList<>();
        LakeReader.scan(
                table,
                List.of("unit", "position", "unranked", "score", "n", "indicators"),
                and(
                        ranking,
                        equal("sequence", version.get().sequence()),
                        equal("refresh", version.get().refresh())),
                row -> entries.add(entry(row)));
        entries.sort(PUBLISHED_ORDER);
        return entries;
    }

    private Optional<Version> lastVersion(Table table, Expression ranking, Refresh asOf) {
        for (long back : LOOK_BACK) {
            TreeMap<Long, Version> published = new TreeMap<>();
            LakeReader.scan(
                    table,
                    List.of("sequence", "refresh"),
                    and(
                            ranking,
                            lessThanOrEqual("sequence", asOf.sequence()),
                            greaterThan("sequence", Math.max(0, asOf.sequence() - back))),
                    row -> {
                        Version version = version(row);
                        if (refreshes.holds(version.sequence(), version.refresh())) {
                            published.put(version.sequence(), version);
                        }
                    });
            if (!published.isEmpty()) {
                return Optional.of(published.lastEntry().getValue());
            }
            if (back >= asOf.sequence()) {
                break;
            }
        }
        return Optional.empty();
    }

    /** Returns the periods that have a ranking as of a refresh, newest first. */
    List<PublishedPeriod> periods(String scorecard, Level level, Refresh asOf) {
        return periods(of(scorecard, level), asOf);
    }

    /** Returns the periods of one kind that have a ranking as of a refresh, newest first. */
    List<PublishedPeriod> periods(String scorecard, Level level, Period.Kind kind, Refresh asOf) {
        return periods(and(of(scorecard, level), equal("period_kind", kind.code())), asOf);
    }

    private List<PublishedPeriod> periods(Expression rankings, Refresh asOf) {
        Expression filter = and(rankings, lessThanOrEqual("sequence", asOf.sequence()));
        // Open periods (all, rolling) move their days with each refresh: the newest row counts.
        Map<String, Long> sequences = new HashMap<>();
        Map<String, PublishedPeriod> periods = new HashMap<>();
        LakeReader.scan(
                lake.table(LakeTable.RANKINGS),
                List.of("sequence", "refresh", "period", "period_kind", "first_day", "last_day"),
                filter,
                row -> {
                    Version version = version(row);
                    String name = (String) row.getField("period");
                    if (version.sequence() > sequences.getOrDefault(name, 0L)
                            && refreshes.holds(version.sequence(), version.refresh())) {
                        sequences.put(name, version.sequence());
                        periods.put(
                                name,
                                new PublishedPeriod(
                                        name,
                                        (String) row.getField("period_kind"),
                                        (LocalDate) row.getField("first_day"),
                                        (LocalDate) row.getField("last_day")));
                    }
                });
        return periods.values().stream().sorted(NEWEST_FIRST).toList();
    }

    /** Returns the published periods of the same kind right before and after this one. */
    public List<String> nearest(String scorecard, Level level, Period period, Refresh asOf) {
        List<PublishedPeriod> published = periods(scorecard, level, period.kind(), asOf);
        Optional<String> before =
                published.stream()
                        .filter(p -> p.first().isBefore(period.first()))
                        .map(PublishedPeriod::name)
                        .findFirst();
        Optional<String> after =
                published.stream()
                        .filter(p -> p.first().isAfter(period.first()))
                        .map(PublishedPeriod::name)
                        .reduce((newer, older) -> older);
        return Stream.of(before, after).flatMap(Optional::stream).toList();
    }

    private static Expression of(String scorecard, Level level) {
        return and(equal("scorecard", scorecard), equal("level", level.code()));
    }

    private static Version version(Record row) {
        return new Version((Long) row.getField("sequence"), (String) row.getField("refresh"));
    }

    private static Ranking.Entry entry(Record row) {
        List<Ranking.Figure> figures = new ArrayList<>();
        for (Object indicator : (List<?>) row.getField("indicators")) {
            figures.add(figure((Record) indicator));
        }
        return new Ranking.Entry(
                Optional.ofNullable((Integer) row.getField("position")),
                Ranking.Unit.of((String) row.getField("unit")),
                Optional.ofNullable((BigDecimal) row.getField("score")),
                (Long) row.getField("n"),
                figures,
                Optional.ofNullable((String) row.getField("unranked")));
    }

    private static Ranking.Figure figure(Record indicator) {
        TreeMap<String, Long> parts = new TreeMap<>();
        ((Map<?, ?>) indicator.getField("parts"))
                .forEach((part, amount) -> parts.put(part.toString(), (Long) amount));
        return new Ranking.Figure(
                (String) indicator.getField("name"),
                (Long) indicator.getField("numerator"),
                (Long) indicator.getField("denominator"),
                Optional.ofNullable((BigDecimal) indicator.getField("value")),
                Optional.ofNullable((BigDecimal) indicator.getField("target")),
                parts);
    }
}
