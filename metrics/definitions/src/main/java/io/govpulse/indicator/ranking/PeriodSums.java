// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import io.govpulse.indicator.Period;
import io.govpulse.indicator.PeriodCells;
import io.govpulse.indicator.PeriodCells.Cells;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums totals to what was booked for each unit of a level, as the figures of a period need it. */
public final class PeriodSums {
    private final PeriodCells cells;
    private final Amounts none;
    private final Map<String, Amounts> within = new TreeMap<>();
    private final Map<String, Amounts> upToEnd = new TreeMap<>();

    /** Begins with nothing. */
    public PeriodSums(Period period, MeasureNames measures) {
        this.cells = PeriodCells.of(period);
        this.none = measures.none();
    }

    /**
     * Takes a total, each once; one that the figures are not made of changes nothing.
     *
     * @param kind kind of the period that it is of
     * @param firstDay first day of that period
     * @throws ArithmeticException when a sum does not fit into 64 bits
     */
    public void add(String unit, Period.Kind kind, LocalDate firstDay, Amounts total) {
        add(within, cells.within(), unit, kind, firstDay, total);
        add(upToEnd, cells.upToEnd(), unit, kind, firstDay, total);
    }

    private void add(
            Map<String, Amounts> sums,
            List<Cells> cells,
            String unit,
            Period.Kind kind,
            LocalDate firstDay,
            Amounts total) {
        for (Cells each : cells) {
            if (each.contain(kind, firstDay)) {
                Amounts sum = sums.get(unit);
                // Most units have one total only, which is kept as it is.
                sums.put(
                        unit,
                        sum == null && each.sign() > 0
                                ? total
                                : (sum == null ? none : sum).plus(each.sign(), total));
            }
        }
    }

    /** Returns the sums of each unit that has any up to the end of the period, by unit code. */
    public List<UnitAmounts> units() {
        List<UnitAmounts> units = new ArrayList<>();
        upToEnd.forEach(
                (unit, sum) ->
                        units.add(new UnitAmounts(unit, within.getOrDefault(unit, none), sum)));
        return List.copyOf(units);
    }
}
