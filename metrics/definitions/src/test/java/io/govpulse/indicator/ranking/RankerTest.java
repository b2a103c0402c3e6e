// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Scorecard;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class RankerTest {
    private static final Definitions DEFINITIONS = Definitions.standard();
    private static final MeasureNames MEASURES = MeasureNames.of(DEFINITIONS);
    private static final List<String> NAMES =
            DEFINITIONS.measures().stream().map(measure -> measure.name()).toList();

    private static UnitAmounts unit(String code, Map<String, Long> amounts) {
        return new UnitAmounts(code, MEASURES.amounts(amounts), MEASURES.amounts(amounts));
    }

    private static UnitAmounts onTime(String code, long in, long of) {
        return unit(
                code,
                Map.of("decided_in_time", in, "decided_with_promise", of, "submitted", of + 1));
    }

    private static List<RankedUnit> rank(String scorecard, UnitAmounts... units) {
        return Ranker.rank(
                DEFINITIONS, DEFINITIONS.scorecard(scorecard).orElseThrow(), List.of(units));
    }

    private static List<String> shown(List<RankedUnit> ranking) {
        return ranking.stream()
                .map(
                        line ->
                                "%s %s %s %s %d"
                                        .formatted(
                                                line.unit(),
                                                line.position().map(String::valueOf).orElse("-"),
                                                line.unranked().orElse("-"),
                                                line.score().map(String::valueOf).orElse("-"),
                                                line.n()))
                .toList();
    }

    @Example
    void equalScoresShareAPositionAndTheNextIsSkipped() {
        assertThat(
                        shown(
                                rank(
                                        "on_time",
                                        onTime("d", 1, 3),
                                        onTime("c", 8, 10),
                                        onTime("b", 10, 10),
                                        onTime("", 0, 0),
                                        onTime("a", 20, 20))))
                .containsExactly(
                        "a 1 - 1.000000 20",
                        "b 1 - 1.000000 10",
                        "c 3 - 0.800000 10",
                        " - unnamed - 0",
                        "d - too-few-cases 0.333333 3");
    }

    @Example
    void whatNamesNoUnitNeverHasAPosition() {
        assertThat(shown(rank("on_time", onTime("", 10, 10), onTime("a", 9, 10))))
                .containsExactly("a 1 - 0.900000 10", " - unnamed 1.000000 10");
    }

    @Example
    void aUnitIsListedFromTheDayOnWhichAnythingWasBookedForIt() {
        UnitAmounts before =
                new UnitAmounts(
                        "a", MEASURES.amounts(Map.of("decided_in_time", 9L)), MEASURES.none());
        UnitAmounts quiet =
                new UnitAmounts("b", MEASURES.none(), MEASURES.amounts(Map.of("refused", -1L)));
        assertThat(rank("on_time", before, quiet))
                .extracting(RankedUnit::unit)
                .containsExactly("b");
    }

    @Example
    void aLevelWithoutANamedUnitHasNoRanking() {
        assertThat(rank("on_time", onTime("", 9, 10))).isEmpty();
        assertThat(rank("on_time", onTime("", 9, 10), unit("a", Map.of()))).isEmpty();
        assertThat(rank("on_time")).isEmpty();
    }

    @Example
    void aStockIsWhatWasBookedUpToTheEndAndNeverWithin() {
        Map<String, Long> ever = Map.of("accepted_with_promise", 30L, "ended_with_promise", 10L);
        RankedUnit line =
                rank("timeout", new UnitAmounts("a", MEASURES.none(), MEASURES.amounts(ever)))
                        .get(0);
        assertThat(line.figures().get(0).parts()).containsEntry("open_with_promise", 20L);
        assertThat(line.figures().get(0).denominator()).isEqualTo(20);
        assertThat(line.score()).contains(new BigDecimal("1.000000"));
    }

    @Example
    void aNegativeStockMakesNoRatio() {
        RankedUnit line =
                rank("timeout", unit("a", Map.of("ended_late", 5L, "decided_with_promise", 20L)))
                        .get(0);
        assertThat(line.figures().get(0).numerator()).isEqualTo(-5);
        assertThat(line.figures().get(0).value()).isEmpty();
        assertThat(line.unranked()).contains("no-cases");
        assertThat(line.n()).isEqualTo(20);
    }

    @Example
    void whereLessIsBetterAndNothingIsBestTheValueItselfIsNegative() {
        assertThat(
                        shown(
                                rank(
                                        "handling_time",
                                        unit(
                                                "a",
                                                Map.of(
                                                        "handling_time",
                                                        33_871L,
                                                        "decided_handled",
                                                        10L)),
                                        unit(
                                                "b",
                                                Map.of(
                                                        "handling_time",
                                                        10_000L,
                                                        "decided_handled",
                                                        10L)))))
                .containsExactly("b 1 - -1.000000 10", "a 2 - -3.387100 10");
    }

    @Example
    void pointsAreSharesOfTheBest() {
        // 8.765438 of 10 is cut, not rounded, as whole numbers are divided.
        RankedUnit line =
                rank(
                                "satisfaction",
                                unit(
                                        "a",
                                        Map.of("rating_points", 87_654_379L, "ratings", 100_000L)))
                        .get(0);
        assertThat(line.figures().get(0).value()).contains(new BigDecimal("8.765438"));
        assertThat(line.score()).contains(new BigDecimal("0.876543"));
        assertThat(line.figures()).hasSize(4);
    }

    @Example
    void whatDoesNotFitIsAnErrorAndNoWrongFigure() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(
                        () ->
                                rank(
                                        "timeout",
                                        unit(
                                                "a",
                                                Map.of(
                                                        "accepted_with_promise",
                                                        Long.MAX_VALUE,
                                                        "ended_with_promise",
                                                        -1L))));
    }

    @Provide
    Arbitrary<List<UnitAmounts>> cities() {
        Arbitrary<Long> amount =
                Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.just(0L)),
                        Tuple.of(8, Arbitraries.longs().between(0, 40)),
                        Tuple.of(4, Arbitraries.longs().between(0, 4_000_000)),
                        Tuple.of(1, Arbitraries.longs().between(-3, 0)));
        Arbitrary<Map<String, Long>> amounts =
                amount.list()
                        .ofSize(NAMES.size())
                        .map(
                                numbers -> {
                                    Map<String, Long> byName = new HashMap<>();
                                    for (int i = 0; i < NAMES.size(); i++) {
                                        byName.put(NAMES.get(i), numbers.get(i));
                                    }
                                    return byName;
                                });
        Arbitrary<UnitAmounts> unit =
                Combinators.combine(Arbitraries.of("", "a", "b", "c", "d", "e"), amounts, amounts)
                        .as(
                                (code, within, upToEnd) ->
                                        new UnitAmounts(
                                                code,
                                                MEASURES.amounts(within),
                                                MEASURES.amounts(upToEnd)));
        return unit.list().ofMaxSize(6).uniqueElements(UnitAmounts::unit);
    }

    @Property(tries = 300)
    void countsAsANaiveReaderOfTheDefinitionsWould(@ForAll("cities") List<UnitAmounts> units) {
        for (Scorecard scorecard : DEFINITIONS.scorecards()) {
            assertThat(shown(Ranker.rank(DEFINITIONS, scorecard, units)))
                    .as(scorecard.name())
                    .isEqualTo(NaiveRanking.of(scorecard, units));
        }
    }
}
