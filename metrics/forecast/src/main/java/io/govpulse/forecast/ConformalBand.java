// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Intervals from the errors that forecasts really made, for one horizon: split conformal quantiles
 * of each tail by itself (Vovk, Gammerman, Shafer 2005; Romano, Patterson, Candès 2019), whose
 * level moves when they miss too often or too seldom (Gibbs, Candès 2021). Errors of special days
 * are larger and rarer, so they share the shape of all errors and have a width of their own.
 *
 * <p>With fewer errors than a tail needs, the tail is that of Student's distribution; with none, a
 * Poisson count's.
 */
final class ConformalBand {
    private static final double[] TAILS = {0.1, 0.025};
    private static final int MOST = 400;

    /** So many special days weigh as much as the belief that they are like all others. */
    private static final double BELIEF = 4;

    private static final double WIDEST = 6;
    private static final double PACE = 0.1;

    private final double poisson;
    private final double[] errors = new double[MOST];
    private int seen;
    private final double[] sizes = new double[2];
    private final int[] counts = new int[2];
    private final double[][] levels = {{TAILS[0], TAILS[0]}, {TAILS[1], TAILS[1]}};

    /**
     * Creates a band without errors.
     *
     * @param poisson the standard deviation to assume where there are none
     */
    ConformalBand(double poisson) {
        this.poisson = poisson;
    }

    private int size() {
        return Math.min(seen, MOST);
    }

    /** Returns how much wider the errors of a kind of day are. */
    private double width(boolean special) {
        if (!special || counts[0] == 0 || counts[1] == 0) {
            return 1;
        }
        double ordinary = sizes[0] / counts[0];
        double ratio = ordinary == 0 ? 1 : sizes[1] / counts[1] / ordinary;
        double drawn = (counts[1] * ratio + BELIEF) / (counts[1] + BELIEF);
        return Math.max(1, Math.min(WIDEST, drawn));
    }

    /** Learns what a forecast missed by, on the scale of the forecast. */
    void learn(double error, boolean special) {
        double relative = error / width(special);
        if (size() > 0) {
            for (int i = 0; i < TAILS.length; i++) {
                double pace = PACE * TAILS[i];
                boolean below = relative < quantile(levels[i][0], -1);
                boolean above = relative > quantile(levels[i][1], 1);
                levels[i][0] = level(i, levels[i][0] + pace * (TAILS[i] - (below ? 1 : 0)));
                levels[i][1] = level(i, levels[i][1] + pace * (TAILS[i] - (above ? 1 : 0)));
            }
        }
        int kind = special ? 1 : 0;
        sizes[kind] += Math.abs(error);
        counts[kind]++;
        errors[seen % MOST] = relative;
        seen++;
    }

    private static double level(int i, double level) {
        return Math.max(TAILS[i] / 4, Math.min(2 * TAILS[i], level));
    }

    /**
     * Returns by how much values may differ from the forecast: lower and upper end of 80 %, then of
     * 95 %. Lower ends are 0 or less, upper ends 0 or more, and the second pair holds the first.
     */
    double[] offsets(boolean special) {
        double width = width(special);
        double lo80 = Math.min(0, width * quantile(levels[0][0], -1));
        double hi80 = Math.max(0, width * quantile(levels[0][1], 1));
        return new double[] {
            lo80,
            hi80,
            Math.min(lo80, width * quantile(levels[1][0], -1)),
            Math.max(hi80, width * quantile(levels[1][1], 1))
        };
    }

    private double quantile(double tail, int side) {
        int n = size();
        if (n == 0) {
            return side
                    * poisson
                    * new TDistribution(null, 3).inverseCumulativeProbability(1 - tail);
        }
        double[] sorted = new double[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = side * errors[i];
        }
        Arrays.sort(sorted);
        // The smallest error that so many of n + 1 do not exceed.
        double rank = Math.ceil((1 - tail) * (n + 1));
        if (rank <= n) {
            return side * sorted[(int) rank - 1];
        }
        double squares = 0;
        for (double error : sorted) {
            squares += error * error;
        }
        double sigma = Math.sqrt((squares + poisson * poisson) / (n + 1) * (1 + 1.0 / n));
        double student = sigma * new TDistribution(null, n).inverseCumulativeProbability(1 - tail);
        return side * Math.max(sorted[n - 1], student);
    }
}
