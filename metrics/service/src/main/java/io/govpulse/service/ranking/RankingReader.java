// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.ranking;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.Scorecard;
import io.govpulse.indicator.ranking.RankedUnit;
import io.govpulse.indicator.ranking.Ranker;
import io.govpulse.service.failure.ServiceFailure;
import io.govpulse.service.refresh.Refresh;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Computes rankings: a function of the totals as of a refresh, and of the definitions that it
 * counted by.
 */
@Component
final class RankingReader {
    private final DefinitionsArchive definitions;
    private final PeriodsReader periods;
    private final AmountsReader amounts;

    RankingReader(DefinitionsArchive definitions, PeriodsReader periods, AmountsReader amounts) {
        this.definitions = definitions;
        this.periods = periods;
        this.amounts = amounts;
    }

    /**
     * Returns a ranking as of a refresh.
     *
     * @throws ServiceFailure when the refresh knew no such scorecard, or nothing for this period
     */
    Ranking ranking(String name, Level level, Period period, Refresh asOf) {
        Definitions countedBy = definitions.of(asOf);
        Scorecard scorecard = scorecard(countedBy, name);
        List<Period> published = periods(scorecard, level, asOf);
        List<Ranking.Entry> entries =
                published.contains(period)
                        ? Ranker.rank(countedBy, scorecard, amounts.units(level, period, asOf))
                                .stream()
                                .map(RankingReader::entry)
                                .toList()
                        : List.of();
        if (entries.isEmpty()) {
            throw RankingFailures.nothingForPeriod(
                    name, level, period, asOf, PeriodsReader.nearest(published, period));
        }
        return new Ranking(asOf.pin(), name, level.code(), period.name(), entries);
    }

    /**
     * Returns the periods that have a ranking as of a refresh, newest first.
     *
     * @throws ServiceFailure when the refresh knew no such scorecard
     */
    List<Period> periods(String name, Level level, Refresh asOf) {
        return periods(scorecard(definitions.of(asOf), name), level, asOf);
    }

    private List<Period> periods(Scorecard scorecard, Level level, Refresh asOf) {
        List<Period.Kind> kinds = scorecard.periods();
        return periods.periods(level, asOf).stream().filter(p -> kinds.contains(p.kind())).toList();
    }

    private static Scorecard scorecard(Definitions definitions, String name) {
        return definitions
                .scorecard(name)
                .orElseThrow(
                        () ->
                                RankingFailures.unknown(
                                        "scorecard",
                                        name,
                                        definitions.scorecards().stream()
                                                .map(Scorecard::name)
                                                .toList()));
    }

    private static Ranking.Entry entry(RankedUnit line) {
        return new Ranking.Entry(
                line.position(),
                Ranking.Unit.of(line.unit()),
                line.score(),
                line.n(),
                line.figures().stream()
                        .map(
                                figure ->
                                        new Ranking.Figure(
                                                figure.indicator(),
                                                figure.numerator(),
                                                figure.denominator(),
                                                figure.value(),
                                                figure.target(),
                                                figure.parts()))
                        .toList(),
                line.unranked());
    }
}
