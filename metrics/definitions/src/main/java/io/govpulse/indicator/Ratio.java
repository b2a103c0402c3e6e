// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The formula of a ratio's value, the same in every engine: six decimals, half up, by integer
 * division.
 */
public final class Ratio {
    /** Decimals of a published value. */
    public static final int DECIMALS = 6;

    private static final BigInteger SCALE = BigInteger.TEN.pow(DECIMALS);

    private Ratio() {}

    /**
     * Returns the value of a ratio.
     *
     * @param numerator not negative
     * @param denominator not negative
     * @return empty when there is nothing to divide by: no cases is not 0 %
     * @throws IllegalArgumentException when one of them is negative
     */
    public static Optional<BigDecimal> value(long numerator, long denominator) {
        if (numerator < 0 || denominator < 0) {
            throw new IllegalArgumentException(
                    "Cannot divide "
                            + numerator
                            + " by "
                            + denominator
                            + "; expected neither to be negative");
        }
        if (denominator == 0) {
            return Optional.empty();
        }
        BigInteger below = BigInteger.valueOf(denominator);
        BigInteger doubled = BigInteger.valueOf(numerator).multiply(SCALE).shiftLeft(1).add(below);
        return Optional.of(new BigDecimal(doubled.divide(below.shiftLeft(1)), DECIMALS));
    }
}
