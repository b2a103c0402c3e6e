// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Ratio;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An indicator of a unit.
 *
 * @param indicator name of the indicator
 * @param numerator above the line
 * @param denominator below it
 * @param value numerator by denominator and the scale of the indicator, six decimals, half up;
 *     empty where there is nothing to divide by, and where the numerator is negative: a case that
 *     ended before it was accepted makes a stock negative for a while
 * @param target the target in force; there is none yet
 * @param parts every measure and stock behind it, also those in neither part
 */
public record RankedFigure(
        String indicator,
        long numerator,
        long denominator,
        Optional<BigDecimal> value,
        Optional<BigDecimal> target,
        SortedMap<String, Long> parts) {

    public RankedFigure {
        parts = Collections.unmodifiableSortedMap(parts);
    }

    /**
     * Returns an indicator of a unit.
     *
     * @param amounts the amounts of the measures of the definitions that the indicator is of
     * @throws ArithmeticException when a sum does not fit into 64 bits
     */
    public static RankedFigure of(Indicator indicator, UnitAmounts amounts) {
        SortedMap<String, Long> parts = new TreeMap<>();
        indicator.parts().forEach(part -> parts.put(part, amounts.part(part)));
        long numerator = sum(indicator.numerator(), parts);
        long denominator = sum(indicator.denominator(), parts);
        return new RankedFigure(
                indicator.name(),
                numerator,
                denominator,
                numerator < 0 || denominator <= 0
                        ? Optional.empty()
                        : Ratio.value(
                                numerator,
                                Math.multiplyExact(denominator, indicator.unit().scale())),
                Optional.empty(),
                parts);
    }

    private static long sum(List<String> names, SortedMap<String, Long> parts) {
        long sum = 0;
        for (String name : names) {
            sum = Math.addExact(sum, parts.get(name));
        }
        return sum;
    }
}
