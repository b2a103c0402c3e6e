// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import java.util.Arrays;

/** A whole number for each measure of some definitions. */
public final class Amounts {
    private final MeasureNames measures;
    private final long[] numbers;

    Amounts(MeasureNames measures, long[] numbers) {
        this.measures = measures;
        this.numbers = numbers;
    }

    /**
     * Returns the amount of a measure.
     *
     * @throws IllegalArgumentException when it is no measure of the definitions
     */
    public long of(String measure) {
        return numbers[measures.place(measure)];
    }

    /** Returns whether any amount is not 0. */
    public boolean any() {
        for (long number : numbers) {
            if (number != 0) {
                return true;
            }
        }
        return false;
    }

    MeasureNames measures() {
        return measures;
    }

    long[] copy() {
        return numbers.clone();
    }

    /**
     * Adds these amounts to sums.
     *
     * @param sign 1 where they are added, −1 where they are taken off
     * @throws ArithmeticException when a sum does not fit into 64 bits
     */
    void addTo(long[] sums, int sign) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] =
                    sign > 0
                            ? Math.addExact(sums[i], numbers[i])
                            : Math.subtractExact(sums[i], numbers[i]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Amounts amounts && Arrays.equals(numbers, amounts.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
