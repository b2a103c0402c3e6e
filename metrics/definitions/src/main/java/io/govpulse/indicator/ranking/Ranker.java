// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Ratio;
import io.govpulse.indicator.Scorecard;
import io.govpulse.indicator.sql.Scores;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ranks the units of a level in a period. The same definition as {@code Figures}, {@code Scores}
 * and {@code Ranks} in {@code io.govpulse.indicator.sql}: a test holds them equal to the digit.
 */
public final class Ranker {
    private static final long ONE = 1_000_000;

    private static final Comparator<RankedUnit> BY_CODE = Comparator.comparing(RankedUnit::unit);
    private static final Comparator<RankedUnit> BEST_FIRST =
            Comparator.comparing((RankedUnit unit) -> unit.score().orElseThrow())
                    .reversed()
                    .thenComparing(BY_CODE);

    private final Scorecard scorecard;
    private final List<Indicator> indicators;
    private final long weights;

    private Ranker(Definitions definitions, Scorecard scorecard) {
        this.scorecard = scorecard;
        this.indicators =
                scorecard.indicators().stream()
                        .map(each -> definitions.indicator(each.name()).orElseThrow())
                        .toList();
        this.weights = scorecard.indicators().stream().mapToLong(Scorecard.Weighted::weight).sum();
    }

    /**
     * Returns the units that have figures in a period: each from the first day on which anything
     * was booked for it, with zeros where it has nothing. A level without a named unit has none.
     *
     * @param units the amounts of the level's units
     */
    public static List<UnitAmounts> listed(Collection<UnitAmounts> units) {
        List<UnitAmounts> listed = units.stream().filter(unit -> unit.upToEnd().any()).toList();
        return listed.stream().allMatch(unit -> unit.unit().equals(Level.NOT_GIVEN))
                ? List.of()
                : listed;
    }

    /**
     * Ranks units.
     *
     * @param definitions the definitions that the scorecard is of
     * @param scorecard what they are ranked by
     * @param units the amounts of the level's units, each once
     * @return units with a position by position and code, then the others by code
     * @throws ArithmeticException when a sum does not fit into 64 bits
     */
    public static List<RankedUnit> rank(
            Definitions definitions, Scorecard scorecard, Collection<UnitAmounts> units) {
        Ranker ranker = new Ranker(definitions, scorecard);
        List<RankedUnit> scored = listed(units).stream().map(ranker::scored).toList();
        return Stream.concat(
                        positioned(scored).stream(),
                        scored.stream().filter(unit -> unit.unranked().isPresent()).sorted(BY_CODE))
                .toList();
    }

    private static List<RankedUnit> positioned(List<RankedUnit> scored) {
        List<RankedUnit> ranked =
                scored.stream()
                        .filter(unit -> unit.unranked().isEmpty())
                        .sorted(BEST_FIRST)
                        .toList();
        List<RankedUnit> positioned = new ArrayList<>();
        int position = 1;
        for (int i = 0; i < ranked.size(); i++) {
            if (i > 0 && !ranked.get(i).score().equals(ranked.get(i - 1).score())) {
                position = i + 1;
            }
            positioned.add(ranked.get(i).at(position));
        }
        return positioned;
    }

    private RankedUnit scored(UnitAmounts amounts) {
        List<RankedFigure> figures = new ArrayList<>();
        for (Indicator indicator : indicators) {
            figures.add(RankedFigure.of(indicator, amounts));
        }
        long n = smallestDenominator(figures);
        Optional<BigDecimal> score = score(figures);
        return new RankedUnit(
                amounts.unit(),
                Optional.empty(),
                unranked(amounts.unit(), n, score.isEmpty()),
                score,
                n,
                figures);
    }

    private Optional<String> unranked(String unit, long n, boolean withoutScore) {
        if (unit.equals(Level.NOT_GIVEN)) {
            return Optional.of(Scores.UNNAMED);
        }
        if (withoutScore) {
            return Optional.of(Scores.NO_CASES);
        }
        return n < scorecard.minimumDenominator()
                ? Optional.of(Scores.TOO_FEW_CASES)
                : Optional.empty();
    }

    private int weight(int indicator) {
        return scorecard.indicators().get(indicator).weight();
    }

    private long smallestDenominator(List<RankedFigure> figures) {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < figures.size(); i++) {
            if (weight(i) > 0) {
                smallest = Math.min(smallest, figures.get(i).denominator());
            }
        }
        return smallest;
    }

    /** The weighted mean in millionths, half up, by whole numbers only. */
    private Optional<BigDecimal> score(List<RankedFigure> figures) {
        long doubled = weights;
        for (int i = 0; i < figures.size(); i++) {
            if (weight(i) > 0) {
                Optional<BigDecimal> value = figures.get(i).value();
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                long goodness = goodness(indicators.get(i), value.get());
                doubled = Math.addExact(doubled, Math.multiplyExact(2L * weight(i), goodness));
            }
        }
        return Optional.of(BigDecimal.valueOf(Math.floorDiv(doubled, 2 * weights), Ratio.DECIMALS));
    }

    /**
     * The value in millionths, turned so that more is better: by its best value where it has one,
     * so that the best is one; the plain value, negative where less is better, where not.
     */
    private static long goodness(Indicator indicator, BigDecimal value) {
        long best = indicator.unit().best();
        boolean higher = indicator.better() == Indicator.Better.HIGHER;
        long millionths = value.unscaledValue().longValueExact();
        if (best == 0) {
            return higher ? millionths : Math.negateExact(millionths);
        }
        long share = millionths / best;
        return higher ? share : Math.subtractExact(ONE, share);
    }
}
