// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import io.govpulse.indicator.Period;
import io.govpulse.indicator.PeriodCells;
import io.govpulse.indicator.PeriodCells.Cells;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums totals to what was booked for each unit of a level, as the figures of a period need it. */
public final class PeriodSums {
    private final PeriodCells cells;
    private final MeasureNames measures;
    private final Map<String, Sum> within = new HashMap<>();
    private final Map<String, Sum> upToEnd = new HashMap<>();

    /** A sum; most units have one total only, which is kept as it is. */
    private static final class Sum {
        private Amounts amounts;
        private long[] sums = new long[0];

        Sum(Amounts amounts) {
            this.amounts = amounts;
        }

        void add(Amounts others, int sign) {
            if (sums.length == 0) {
                sums = amounts.copy();
                amounts = new Amounts(amounts.measures(), sums);
            }
            others.addTo(sums, sign);
        }
    }

    /** Begins with nothing. */
    public PeriodSums(Period period, MeasureNames measures) {
        this.cells = PeriodCells.of(period);
        this.measures = measures;
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
            Map<String, Sum> sums,
            List<Cells> among,
            String unit,
            Period.Kind kind,
            LocalDate firstDay,
            Amounts total) {
        for (Cells each : among) {
            if (each.contain(kind, firstDay)) {
                Sum sum = sums.get(unit);
                if (sum == null && each.sign() > 0) {
                    sums.put(unit, new Sum(total));
                } else {
                    sums.computeIfAbsent(unit, key -> new Sum(measures.none()))
                            .add(total, each.sign());
                }
            }
        }
    }

    /** Returns the sums of each unit that has any up to the end of the period, by unit code. */
    public List<UnitAmounts> units() {
        Sum none = new Sum(measures.none());
        List<UnitAmounts> units = new ArrayList<>();
        upToEnd.forEach(
                (unit, sum) ->
                        units.add(
                                new UnitAmounts(
                                        unit,
                                        within.getOrDefault(unit, none).amounts,
                                        sum.amounts)));
        units.sort(Comparator.comparing(UnitAmounts::unit));
        return List.copyOf(units);
    }
}
