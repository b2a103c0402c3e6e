// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

/**
 * The scale on which effects add up and the noise is alike at all levels: logarithms where values
 * are well above zero, square roots of counts where there are zeros (Anscombe 1948: the variance of
 * the root of a Poisson count hardly depends on its mean).
 */
enum Scale {
    LOG {
        @Override
        double of(double value) {
            return StrictMath.log(Math.max(value, Double.MIN_NORMAL));
        }

        @Override
        double back(double scaled) {
            return StrictMath.exp(Math.min(scaled, LARGEST_EXPONENT));
        }
    },
    ROOT {
        @Override
        double of(double value) {
            return StrictMath.sqrt(Math.max(value, 0));
        }

        @Override
        double back(double scaled) {
            double root = Math.max(scaled, 0);
            return root * root;
        }
    };

    private static final double LARGEST_EXPONENT = 600;

    /** Below this share of the mean a value is too near to zero for logarithms. */
    private static final double NEAR_ZERO = 0.05;

    private static final double FEW = 5;

    /** Returns the value on this scale. */
    abstract double of(double value);

    /** Returns a value of this scale as a count, never negative. */
    abstract double back(double scaled);

    /** Chooses the scale of the first values; gaps are left out. */
    static Scale choose(double[] values, int end) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        int known = 0;
        for (int i = 0; i < end; i++) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                least = Math.min(least, values[i]);
                known++;
            }
        }
        double mean = known == 0 ? 0 : sum / known;
        return least > NEAR_ZERO * mean && mean >= FEW ? LOG : ROOT;
    }
}
