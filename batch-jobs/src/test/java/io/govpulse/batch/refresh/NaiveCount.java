// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.cases.table.FactRow;
import io.govpulse.indicator.Condition;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Measure;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.Ratio;
import io.govpulse.indicator.Scorecard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The same figures by plain loops over the effective facts: no Spark, no SQL, no increments. It
 * only keeps in mind on which days anything was ever booked, because their periods stay listed.
 */
final class NaiveCount {

    /** A published ranking, one line per unit. */
    record Key(String scorecard, String level, String period) {}

    private record Cell(Level level, String unit, LocalDate day) {}

    private final Definitions definitions;
    private final Map<Level, Map<String, NavigableSet<LocalDate>>> seen = new HashMap<>();
    private final Map<Cell, Map<String, Long>> amounts = new HashMap<>();

    NaiveCount(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Counts the facts that are effective at a refresh. */
    void count(Collection<FactRow> facts) {
        amounts.clear();
        for (FactRow fact : facts) {
            for (Measure measure : definitions.measures()) {
                if (measure.facts() != fact.kind()) {
                    continue;
                }
                Optional<?> day = fact.value(measure.bookedOn());
                if (day.isPresent() && holds(measure, fact)) {
                    long amount =
                            measure.sum()
                                    .map(column -> fact.value(column).map(v -> (Long) v).orElse(0L))
                                    .orElse(1L);
                    book(fact, (LocalDate) day.get(), measure.name(), amount);
                }
            }
        }
        amounts.forEach(
                (cell, measures) -> {
                    if (measures.values().stream().anyMatch(amount -> amount != 0)) {
                        seen.computeIfAbsent(cell.level(), level -> new TreeMap<>())
                                .computeIfAbsent(cell.unit(), unit -> new TreeSet<>())
                                .add(cell.day());
                    }
                });
    }

    private static boolean holds(Measure measure, FactRow fact) {
        for (Condition condition : measure.where()) {
            if (!isMet(condition, fact)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMet(Condition condition, FactRow fact) {
        Object wanted = condition.code().isPresent() ? condition.code().get() : Boolean.TRUE;
        return fact.value(condition.column())
                .map(actual -> actual.equals(wanted) == condition.holds())
                .orElse(false);
    }

    private void book(FactRow fact, LocalDate day, String measure, long amount) {
        for (Level level : Level.values()) {
            String unit = fact.value(level.column()).map(Object::toString).orElse(Level.NOT_GIVEN);
            amounts.computeIfAbsent(new Cell(level, unit, day), cell -> new HashMap<>())
                    .merge(measure, amount, Long::sum);
        }
    }

    /** All rankings there have to be, each line as text. */
    Map<Key, List<String>> rankings(LocalDate throughDay) {
        Map<Key, List<String>> rankings = new HashMap<>();
        seen.forEach(
                (level, units) -> {
                    for (Period period : periods(units, throughDay)) {
                        List<String> listed =
                                units.keySet().stream()
                                        .filter(unit -> isListed(level, unit, period.last()))
                                        .toList();
                        if (listed.stream().anyMatch(unit -> !unit.isEmpty())) {
                            for (Scorecard scorecard : definitions.scorecards()) {
                                if (!scorecard.periods().contains(period.kind())) {
                                    continue;
                                }
                                rankings.put(
                                        new Key(scorecard.name(), level.code(), period.name()),
                                        ranking(scorecard, level, period, listed));
                            }
                        }
                    }
                });
        return rankings;
    }

    /** From the first day on that anything is booked on, whatever has been corrected since. */
    private boolean isListed(Level level, String unit, LocalDate last) {
        return days(level, unit).headSet(last, true).stream()
                .map(day -> amounts.getOrDefault(new Cell(level, unit, day), Map.of()))
                .flatMap(measures -> measures.values().stream())
                .anyMatch(amount -> amount != 0);
    }

    private static Set<Period> periods(
            Map<String, NavigableSet<LocalDate>> units, LocalDate throughDay) {
        Set<Period> periods = new LinkedHashSet<>();
        units.values().forEach(days -> days.forEach(d -> periods.addAll(Period.containing(d))));
        periods.add(Period.all(throughDay));
        periods.add(Period.rolling(throughDay));
        return periods;
    }

    private record Line(String unit, Optional<BigDecimal> score, long n, String figures) {}

    private List<String> ranking(
            Scorecard scorecard, Level level, Period period, List<String> units) {
        List<Line> lines = new ArrayList<>();
        for (String unit : units) {
            lines.add(line(scorecard, level, period, unit));
        }
        List<BigDecimal> ranked =
                lines.stream()
                        .filter(line -> !line.unit().isEmpty())
                        .filter(line -> line.score().isPresent())
                        .filter(line -> line.n() >= scorecard.minimumDenominator())
                        .map(line -> line.score().get())
                        .sorted(Comparator.reverseOrder())
                        .toList();
        List<String> texts = new ArrayList<>();
        for (Line line : lines) {
            String place;
            if (line.unit().isEmpty()) {
                place = "unnamed";
            } else if (line.score().isEmpty()) {
                place = "no-cases";
            } else if (line.n() < scorecard.minimumDenominator()) {
                place = "too-few-cases";
            } else {
                place = String.valueOf(ranked.indexOf(line.score().get()) + 1);
            }
            texts.add(
                    "'%s' %s %s %d %s"
                            .formatted(
                                    line.unit(),
                                    place,
                                    line.score().map(BigDecimal::toPlainString).orElse("-"),
                                    line.n(),
                                    line.figures()));
        }
        return texts.stream().sorted().toList();
    }

    private Line line(Scorecard scorecard, Level level, Period period, String unit) {
        StringBuilder figures = new StringBuilder();
        long n = Long.MAX_VALUE;
        long weights = 0;
        Optional<BigDecimal> sum = Optional.of(BigDecimal.ZERO);
        for (Scorecard.Weighted weighted : scorecard.indicators()) {
            Indicator indicator = definitions.indicator(weighted.name()).orElseThrow();
            long above = sum(indicator.numerator(), level, unit, period);
            long below = sum(indicator.denominator(), level, unit, period);
            Optional<BigDecimal> value =
                    above < 0 || below < 0
                            ? Optional.empty()
                            : Ratio.value(above, below * indicator.unit().scale());
            figures.append(indicator.name()).append(' ').append(above).append('/').append(below);
            figures.append('=').append(value.map(BigDecimal::toPlainString).orElse("-"));
            TreeMap<String, Long> parts = new TreeMap<>();
            for (String part : indicator.parts()) {
                parts.put(part, sum(List.of(part), level, unit, period));
            }
            figures.append(parts).append(' ');
            if (weighted.weight() == 0) {
                continue;
            }
            n = Math.min(n, below);
            weights += weighted.weight();
            BigDecimal weight = BigDecimal.valueOf(weighted.weight());
            sum = sum.flatMap(so -> value.map(v -> so.add(weight.multiply(good(indicator, v)))));
        }
        BigDecimal all = BigDecimal.valueOf(weights);
        return new Line(
                unit,
                sum.map(s -> s.divide(all, Ratio.DECIMALS, RoundingMode.HALF_UP)),
                n,
                figures.toString().strip());
    }

    private static BigDecimal good(Indicator indicator, BigDecimal value) {
        boolean higher = indicator.better() == Indicator.Better.HIGHER;
        if (indicator.unit().best() == 0) {
            return higher ? value : value.negate();
        }
        BigDecimal share =
                value.divide(
                        BigDecimal.valueOf(indicator.unit().best()),
                        Ratio.DECIMALS,
                        RoundingMode.DOWN);
        return higher ? share : BigDecimal.ONE.subtract(share);
    }

    private long sum(List<String> parts, Level level, String unit, Period period) {
        long sum = 0;
        for (String part : parts) {
            sum +=
                    definitions
                            .stock(part)
                            .map(
                                    stock ->
                                            upTo(stock.plus(), level, unit, period.last())
                                                    - upTo(
                                                            stock.minus(),
                                                            level,
                                                            unit,
                                                            period.last()))
                            .orElseGet(() -> within(part, level, unit, period));
        }
        return sum;
    }

    private long upTo(String measure, Level level, String unit, LocalDate last) {
        return days(level, unit).headSet(last, true).stream()
                .mapToLong(day -> amount(measure, level, unit, day))
                .sum();
    }

    private long within(String measure, Level level, String unit, Period period) {
        return days(level, unit).subSet(period.first(), true, period.last(), true).stream()
                .mapToLong(day -> amount(measure, level, unit, day))
                .sum();
    }

    private NavigableSet<LocalDate> days(Level level, String unit) {
        return Objects.requireNonNull(seen.get(level).get(unit));
    }

    private long amount(String measure, Level level, String unit, LocalDate day) {
        return amounts.getOrDefault(new Cell(level, unit, day), Map.of()).getOrDefault(measure, 0L);
    }
}
