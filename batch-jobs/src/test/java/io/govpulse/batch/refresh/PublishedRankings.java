// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.batch.TestLake;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.Scorecard;
import io.govpulse.indicator.ranking.MeasureNames;
import io.govpulse.indicator.ranking.PeriodSums;
import io.govpulse.indicator.ranking.RankedFigure;
import io.govpulse.indicator.ranking.RankedUnit;
import io.govpulse.indicator.ranking.Ranker;
import io.govpulse.indicator.ranking.UnitAmounts;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.lake.PublishedTotals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Row;

/** The rankings as a reader sees them: a function of the totals as of a refresh. */
final class PublishedRankings {
    private final Lake lake;
    private final Definitions definitions;

    PublishedRankings(Lake lake, Definitions definitions) {
        this.lake = lake;
        this.definitions = definitions;
    }

    Map<NaiveCount.Key, List<String>> asOf(RefreshRow refresh) {
        MeasureNames measures = MeasureNames.of(definitions);
        Map<PublishedTotals.Cell, Map<String, Long>> totals = totals(refresh);
        Map<NaiveCount.Key, List<String>> rankings = new HashMap<>();
        for (Level level : Level.values()) {
            for (Period period : periods(level, refresh)) {
                PeriodSums sums = new PeriodSums(period, measures);
                totals.forEach(
                        (cell, amounts) -> {
                            if (cell.level().equals(level.code())) {
                                sums.add(
                                        cell.unit(),
                                        Period.Kind.valueOf(
                                                cell.periodKind().toUpperCase(Locale.ROOT)),
                                        cell.firstDay(),
                                        measures.amounts(amounts));
                            }
                        });
                rank(level, period, sums.units(), rankings);
            }
        }
        return rankings;
    }

    private void rank(
            Level level,
            Period period,
            List<UnitAmounts> units,
            Map<NaiveCount.Key, List<String>> rankings) {
        for (Scorecard scorecard : definitions.scorecards()) {
            List<RankedUnit> ranked = Ranker.rank(definitions, scorecard, units);
            if (scorecard.periods().contains(period.kind()) && !ranked.isEmpty()) {
                rankings.put(
                        new NaiveCount.Key(scorecard.name(), level.code(), period.name()),
                        ranked.stream().map(PublishedRankings::line).sorted().toList());
            }
        }
    }

    private Map<PublishedTotals.Cell, Map<String, Long>> totals(RefreshRow refresh) {
        return PublishedTotals.read(
                List.of(lake.table(LakeTable.PERIOD_TOTALS), lake.table(LakeTable.PAST_TOTALS)),
                Expressions.alwaysTrue(),
                new PublishedTotals.AsOf(
                        refresh.base().orElseThrow(),
                        refresh.sequence(),
                        new PublishedRefreshes(lake).read()));
    }

    private static Set<Period> periods(Level level, RefreshRow refresh) {
        Set<Period> periods = new TreeSet<>((one, other) -> one.name().compareTo(other.name()));
        LocalDate today = refresh.throughDay();
        for (Row row :
                TestLake.query(
                        """
                        SELECT period FROM lake.indicators.periods
                        LEFT SEMI JOIN lake.indicators.refreshes USING (refresh)
                        WHERE level = '%s' AND sequence BETWEEN %d AND %d"""
                                .formatted(
                                        level.code(),
                                        refresh.base().orElseThrow(),
                                        refresh.sequence()))) {
            periods.add(Period.parse(row.getString(0), today));
        }
        if (!periods.isEmpty()) {
            periods.add(Period.all(today));
            periods.add(Period.rolling(today));
        }
        return periods;
    }

    static String line(RankedUnit unit) {
        List<String> figures = new ArrayList<>();
        for (RankedFigure figure : unit.figures()) {
            figures.add(
                    "%s %d/%d=%s%s"
                            .formatted(
                                    figure.indicator(),
                                    figure.numerator(),
                                    figure.denominator(),
                                    figure.value().map(BigDecimal::toPlainString).orElse("-"),
                                    figure.parts()));
        }
        return "'%s' %s %s %d %s"
                .formatted(
                        unit.unit(),
                        unit.unranked().orElseGet(() -> unit.position().orElseThrow().toString()),
                        unit.score().map(BigDecimal::toPlainString).orElse("-"),
                        unit.n(),
                        String.join(" ", figures));
    }
}
