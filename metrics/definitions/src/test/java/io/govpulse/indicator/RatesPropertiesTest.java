// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.CaseEvents;
import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.RandomCases;
import io.govpulse.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Rates lie in 0…1, whatever a city's registers hold and whatever the period. A thousand cities as
 * it is; {@code -Djqwik.tries.default=100000} asks more.
 */
class RatesPropertiesTest {
    private final Definitions definitions = Definitions.standard();

    @Property
    void noIndicatorCountsAboveTheLineWhatIsNotBelowIt(
            @ForAll("cities") List<List<Event>> cities,
            @ForAll("times") Instant now,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate other) {
        PlainFigures figures =
                PlainFigures.of(
                        cities.stream()
                                .flatMap(
                                        events ->
                                                CaseFacts.of(events, CaseEvents.RULES, now)
                                                        .stream())
                                .toList());
        LocalDate first = one.isBefore(other) ? one : other;
        LocalDate last = one.isBefore(other) ? other : one;

        for (Indicator indicator : definitions.indicators()) {
            long above = figures.sum(indicator.numerator(), first, last);
            long below = figures.sum(indicator.denominator(), first, last);
            assertThat(above).as("%s from %s to %s", indicator.name(), first, last).isNotNegative();
            if (indicator.unit() == Indicator.Unit.RATIO) {
                assertThat(above)
                        .as("%s from %s to %s", indicator.name(), first, last)
                        .isLessThanOrEqualTo(below);
            } else if (below == 0) {
                assertThat(above).as(indicator.name()).isZero();
            }
        }
    }

    @Provide
    Arbitrary<List<List<Event>>> cities() {
        return RandomCases.wildVersions().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Instant> times() {
        return RandomCases.times();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        1, Arbitraries.of(LocalDate.of(1980, 1, 1), LocalDate.of(9999, 12, 31))),
                net.jqwik.api.Tuple.of(
                        3,
                        Arbitraries.integers()
                                .between(0, 90)
                                .map(days -> LocalDate.of(2026, 9, 20).plusDays(days))));
    }
}
