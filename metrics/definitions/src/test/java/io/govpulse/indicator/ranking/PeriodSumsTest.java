// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PeriodSumsTest {
    private static final MeasureNames MEASURES = MeasureNames.of(Definitions.standard());
    private static final LocalDate BEGINNING = LocalDate.of(2011, 1, 1);

    private static List<UnitAmounts> sums(Period period, List<LocalDate> days) {
        Map<Period, Long> totals = new HashMap<>();
        for (LocalDate day : days) {
            Period.totalled(day).forEach(each -> totals.merge(each, 1L, Long::sum));
        }
        PeriodSums sums = new PeriodSums(period, MEASURES);
        totals.forEach(
                (each, count) ->
                        sums.add(
                                "a",
                                each.kind(),
                                each.first(),
                                MEASURES.amounts(Map.of("decided", count, "no_measure", 5L))));
        return sums.units();
    }

    /** Whatever the period, its sums are those of counting days one by one. */
    @Property(tries = 200)
    void areThoseOfTheDaysOneByOne(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 1_200) Integer> booked,
            @ForAll @IntRange(max = 1_200) int asked) {
        List<LocalDate> days = booked.stream().map(BEGINNING::plusDays).toList();
        LocalDate day = BEGINNING.plusDays(asked);
        List<Period> periods = new ArrayList<>(Period.containing(day));
        periods.add(Period.all(day));
        periods.add(Period.rolling(day));
        for (Period period : periods) {
            UnitAmounts unit = sums(period, days).get(0);
            assertThat(unit.within().of("decided"))
                    .as(period.name())
                    .isEqualTo(
                            days.stream()
                                    .filter(d -> !d.isBefore(period.first()))
                                    .filter(d -> !d.isAfter(period.last()))
                                    .count());
            assertThat(unit.upToEnd().of("decided"))
                    .as(period.name())
                    .isEqualTo(days.stream().filter(d -> !d.isAfter(period.last())).count());
        }
    }

    @Example
    void comeByUnitCode() {
        PeriodSums sums = new PeriodSums(Period.EVER, MEASURES);
        for (String unit : List.of("b", "", "a")) {
            sums.add(unit, Period.Kind.ALL, Period.EVER.first(), MEASURES.none());
        }
        assertThat(sums.units()).extracting(UnitAmounts::unit).containsExactly("", "a", "b");
    }
}
