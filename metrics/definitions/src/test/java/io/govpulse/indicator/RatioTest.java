// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class RatioTest {

    @Property
    void isRoundedHalfUpAtSixDecimals(
            @ForAll @LongRange(max = Long.MAX_VALUE) long numerator,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long denominator) {
        assertThat(Ratio.value(numerator, denominator))
                .contains(
                        BigDecimal.valueOf(numerator)
                                .divide(
                                        BigDecimal.valueOf(denominator),
                                        Ratio.DECIMALS,
                                        RoundingMode.HALF_UP));
    }

    @Property
    void isRoundedHalfUpWhereHalvesAreFrequent(
            @ForAll @LongRange(max = 4_000_000) long numerator,
            @ForAll @LongRange(min = 1, max = 64) long denominator) {
        // By 2^n many quotients end in a 5 exactly where they are cut.
        long below = denominator * 31_250;
        assertThat(Ratio.value(numerator, below))
                .contains(
                        BigDecimal.valueOf(numerator)
                                .divide(BigDecimal.valueOf(below), 6, RoundingMode.HALF_UP));
    }

    @Property
    void ofAPartLiesBetweenZeroAndOne(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long whole,
            @ForAll @LongRange(max = 1_000_000_000) long part) {
        assertThat(Ratio.value(Math.min(part, whole), whole).orElseThrow())
                .isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    }

    @Example
    void roundsAHalfUp() {
        assertThat(Ratio.value(1, 2_000_000)).contains(new BigDecimal("0.000001"));
        assertThat(Ratio.value(999_999, 2_000_000_000_000L)).contains(new BigDecimal("0.000000"));
        assertThat(Ratio.value(35_591, 43_821)).contains(new BigDecimal("0.812191"));
    }

    @Example
    void ofNoCasesIsNoRatioAndNotZero() {
        assertThat(Ratio.value(0, 0)).isEmpty();
        assertThat(Ratio.value(0, 7)).contains(new BigDecimal("0.000000"));
    }

    @Example
    void refusesNegativeParts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ratio.value(-1, 7))
                .withMessage("Cannot divide -1 by 7; expected neither to be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ratio.value(1, -7))
                .withMessage("Cannot divide 1 by -7; expected neither to be negative");
    }
}
