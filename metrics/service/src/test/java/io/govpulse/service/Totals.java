// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import io.govpulse.indicator.Period;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The totals of all units and periods after a refresh, as the refresh job keeps them. */
final class Totals {
    private final Map<Cell, Map<String, Long>> amounts = new HashMap<>();
    private final Set<LevelPeriod> periods = new HashSet<>();

    record Cell(String level, String unit, Period period) {}

    record LevelPeriod(String level, Period period) {}

    Totals copy() {
        Totals copy = new Totals();
        amounts.forEach((cell, each) -> copy.amounts.put(cell, new HashMap<>(each)));
        copy.periods.addAll(periods);
        return copy;
    }

    /** What a refresh changed: the touched totals, whole, and the periods that are new. */
    record Change(Map<Cell, Map<String, Long>> touched, Set<LevelPeriod> begun) {}

    /** Makes these the amounts of a unit on a day; the totals that hold the day follow. */
    Change set(String level, String unit, Period day, Map<String, Long> newAmounts) {
        Map<String, Long> added = new HashMap<>(newAmounts);
        amounts.getOrDefault(new Cell(level, unit, day), Map.of())
                .forEach((measure, amount) -> added.merge(measure, -amount, Long::sum));
        Map<Cell, Map<String, Long>> touched = new HashMap<>();
        Set<LevelPeriod> begun = new HashSet<>();
        for (Period period : Period.totalled(day.first())) {
            Cell cell = new Cell(level, unit, period);
            Map<String, Long> total = amounts.computeIfAbsent(cell, key -> new HashMap<>());
            added.forEach((measure, amount) -> total.merge(measure, amount, Long::sum));
            total.values().removeIf(amount -> amount == 0);
            touched.put(cell, total);
            LevelPeriod inLevel = new LevelPeriod(level, period);
            if (period.kind() != Period.Kind.ALL && periods.add(inLevel)) {
                begun.add(inLevel);
            }
        }
        return new Change(touched, begun);
    }

    void clear() {
        amounts.clear();
        periods.clear();
    }
}
