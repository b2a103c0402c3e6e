// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether what stands above the line of an indicator is contained in what stands below it, so that
 * a rate lies in 0…1 and no mean divides by other facts than it sums.
 *
 * <p>It is decided by what the definitions say, not by what facts happen to be: a measure is
 * contained in another of the same facts and the same day that demands no condition which the first
 * does not demand.
 */
final class Containment {
    /**
     * Days that never come before another: what is late was open, and what is open was accepted.
     */
    private static final Map<String, String> NEVER_BEFORE =
            Map.of("late_on", "accepted_on", "statutory_late_on", "accepted_on");

    private final Map<String, Measure> measures;
    private final Map<String, Stock> stocks;

    Containment(Map<String, Measure> measures, Map<String, Stock> stocks) {
        this.measures = measures;
        this.stocks = stocks;
    }

    /**
     * Checks an indicator.
     *
     * @param place the place of its numerator in the definitions, as a JSON pointer
     * @throws MisplacedException if a part of the numerator is not contained in the denominator
     */
    void check(Indicator indicator, String place) {
        List<String> above = indicator.numerator();
        for (int i = 0; i < above.size(); i++) {
            String part = above.get(i);
            List<String> within = within(part, indicator);
            if (within.isEmpty()) {
                throw new MisplacedException(
                        place + "/" + i,
                        "Cannot accept indicator %s: %s is not contained in its denominator %s; expected a part of it that states every condition of one of these, booked on the same day"
                                .formatted(indicator.name(), part, indicator.denominator()));
            }
            for (String earlier : above.subList(0, i)) {
                if (within.size() == 1
                        && within.equals(within(earlier, indicator))
                        && !disjoint(part, earlier)) {
                    throw new MisplacedException(
                            place + "/" + i,
                            "Cannot accept indicator %s: %s and %s may count the same twice in %s; expected parts that exclude each other"
                                    .formatted(indicator.name(), earlier, part, within.get(0)));
                }
            }
        }
    }

    private List<String> within(String part, Indicator indicator) {
        return indicator.denominator().stream().filter(whole -> contains(whole, part)).toList();
    }

    private boolean contains(String whole, String part) {
        if (stocks.containsKey(whole) != stocks.containsKey(part)) {
            return false;
        }
        if (!stocks.containsKey(whole)) {
            return contains(flow(whole), flow(part), flow(part).bookedOn()::equals);
        }
        Stock all = stocks.get(whole);
        Stock some = stocks.get(part);
        Measure in = flow(some.plus());
        String since = NEVER_BEFORE.getOrDefault(in.bookedOn(), in.bookedOn());
        Predicate<String> day = booked -> booked.equals(in.bookedOn()) || booked.equals(since);
        return contains(flow(all.plus()), in, day)
                && contains(
                        flow(all.minus()),
                        flow(some.minus()),
                        flow(some.minus()).bookedOn()::equals);
    }

    private static boolean contains(Measure whole, Measure part, Predicate<String> day) {
        return whole.facts() == part.facts()
                && day.test(whole.bookedOn())
                && new HashSet<>(part.where()).containsAll(whole.where())
                && (whole.sum().isEmpty() || whole.sum().equals(part.sum()));
    }

    private boolean disjoint(String one, String other) {
        if (stocks.containsKey(one)) {
            return stocks.containsKey(other)
                    && disjoint(stocks.get(one).plus(), stocks.get(other).plus());
        }
        Set<Condition> conditions = new HashSet<>(flow(one).where());
        return !stocks.containsKey(other)
                && flow(other).where().stream()
                        .anyMatch(
                                condition ->
                                        conditions.contains(
                                                new Condition(
                                                        condition.column(),
                                                        condition.code(),
                                                        !condition.holds())));
    }

    private Measure flow(String name) {
        return Optional.ofNullable(measures.get(name)).orElseThrow();
    }
}
