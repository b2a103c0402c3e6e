// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Scorecard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ranking as who reads the definitions would count it: by decimals, unit by unit. */
final class NaiveRanking {
    private static final Definitions DEFINITIONS = Definitions.standard();
    private static final List<String> NAMES =
            DEFINITIONS.measures().stream().map(measure -> measure.name()).toList();

    private NaiveRanking() {}

    /** Returns unit, position, reason, score and n of each line. */
    static List<String> of(Scorecard scorecard, List<UnitAmounts> units) {
        List<UnitAmounts> listed =
                units.stream()
                        .filter(u -> NAMES.stream().anyMatch(name -> u.upToEnd().of(name) != 0))
                        .sorted((a, b) -> a.unit().compareTo(b.unit()))
                        .toList();
        if (listed.stream().noneMatch(unit -> !unit.unit().isEmpty())) {
            return List.of();
        }
        Map<String, Optional<BigDecimal>> scores = new HashMap<>();
        Map<String, Long> smallest = new HashMap<>();
        for (UnitAmounts unit : listed) {
            scores.put(unit.unit(), score(scorecard, unit));
            smallest.put(unit.unit(), n(scorecard, unit));
        }
        List<String> ranked = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (UnitAmounts each : listed) {
            String unit = each.unit();
            Optional<BigDecimal> score = scores.get(unit);
            boolean few = smallest.get(unit) < scorecard.minimumDenominator();
            if (unit.isEmpty() || score.isEmpty() || few) {
                others.add(
                        "%s - %s %s %d"
                                .formatted(
                                        unit,
                                        unit.isEmpty()
                                                ? "unnamed"
                                                : score.isEmpty() ? "no-cases" : "too-few-cases",
                                        score.map(String::valueOf).orElse("-"),
                                        smallest.get(unit)));
                continue;
            }
            long better =
                    listed.stream()
                            .map(UnitAmounts::unit)
                            .filter(u -> !u.isEmpty())
                            .filter(u -> smallest.get(u) >= scorecard.minimumDenominator())
                            .flatMap(u -> scores.get(u).stream())
                            .filter(other -> other.compareTo(score.get()) > 0)
                            .count();
            ranked.add(
                    "%s %d - %s %d".formatted(unit, better + 1, score.get(), smallest.get(unit)));
        }
        ranked.sort(
                (a, b) ->
                        Long.compare(
                                Long.parseLong(a.split(" ")[1]), Long.parseLong(b.split(" ")[1])));
        ranked.addAll(others);
        return ranked;
    }

    private static Optional<BigDecimal> score(Scorecard scorecard, UnitAmounts unit) {
        BigDecimal sum = BigDecimal.ZERO;
        long weights = 0;
        for (Scorecard.Weighted weighted : scorecard.weighted()) {
            Indicator indicator = DEFINITIONS.indicator(weighted.name()).orElseThrow();
            BigDecimal above = BigDecimal.valueOf(sum(indicator.numerator(), unit));
            BigDecimal below = BigDecimal.valueOf(sum(indicator.denominator(), unit));
            if (above.signum() < 0 || below.signum() <= 0) {
                return Optional.empty();
            }
            BigDecimal value =
                    above.divide(
                            below.multiply(BigDecimal.valueOf(indicator.unit().scale())),
                            6,
                            RoundingMode.HALF_UP);
            BigDecimal best = BigDecimal.valueOf(indicator.unit().best());
            boolean lower = indicator.better() == Indicator.Better.LOWER;
            BigDecimal good = best.signum() == 0 ? value : value.divide(best, 6, RoundingMode.DOWN);
            BigDecimal turned =
                    !lower
                            ? good
                            : best.signum() == 0 ? good.negate() : BigDecimal.ONE.subtract(good);
            sum = sum.add(turned.multiply(BigDecimal.valueOf(weighted.weight())));
            weights += weighted.weight();
        }
        // Half up means towards the better one, also below zero.
        return Optional.of(
                sum.divide(
                        BigDecimal.valueOf(weights),
                        6,
                        sum.signum() < 0 ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP));
    }

    private static long n(Scorecard scorecard, UnitAmounts unit) {
        return scorecard.weighted().stream()
                .map(weighted -> DEFINITIONS.indicator(weighted.name()).orElseThrow())
                .mapToLong(indicator -> sum(indicator.denominator(), unit))
                .min()
                .orElseThrow();
    }

    private static long sum(List<String> parts, UnitAmounts unit) {
        long sum = 0;
        for (String part : parts) {
            sum +=
                    DEFINITIONS
                            .stock(part)
                            .map(s -> unit.upToEnd().of(s.plus()) - unit.upToEnd().of(s.minus()))
                            .orElseGet(() -> unit.within().of(part));
        }
        return sum;
    }
}
