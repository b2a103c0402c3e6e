// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.Arrays;
import java.util.Optional;

/**
 * How often something comes, times how much, each smoothed by itself: for series that are mostly
 * zero. The chance decays while nothing comes, so a closed item goes to zero (Teunter, Syntetos,
 * Babai 2011, after Croston 1972).
 */
final class SparseDemand implements Member {
    private static final double LEAST_ZEROS = 0.3;
    private static final double[] RATES = {0.02, 0.05, 0.1, 0.2, 0.3};

    @Override
    public String name() {
        return "sparse demand";
    }

    @Override
    public Optional<Fitted> fit(Task task, int end) {
        int zeros = 0;
        for (int t = 0; t < end; t++) {
            if (task.series().value(t) == 0) {
                zeros++;
            }
        }
        int known = task.known(end);
        if (known < 4 || zeros < LEAST_ZEROS * known) {
            return Optional.empty();
        }
        double best = Double.POSITIVE_INFINITY;
        double[] rates = {RATES[0], RATES[0]};
        for (double chance : RATES) {
            for (double size : RATES) {
                double loss = loss(task, means(task, end, chance, size), end);
                if (loss < best) {
                    best = loss;
                    rates = new double[] {chance, size};
                }
            }
        }
        double[] chosen = rates;
        return Optional.of(
                (from, to) -> {
                    double[] means = means(task, to, chosen[0], chosen[1]);
                    double[][] paths = new double[to - from + 1][task.horizon()];
                    for (int origin = from; origin <= to; origin++) {
                        Arrays.fill(paths[origin - from], means[origin]);
                    }
                    return paths;
                });
    }

    /** The mean expected after each number of values. */
    private static double[] means(Task task, int end, double chanceRate, double sizeRate) {
        double[] means = new double[end + 1];
        double chance = 0;
        double size = 0;
        int known = 0;
        int positive = 0;
        for (int t = 0; t < end; t++) {
            double value = task.series().value(t);
            if (!Double.isNaN(value)) {
                known++;
                // Plain means at first, so that the first value does not rule.
                chance += Math.max(chanceRate, 1.0 / known) * ((value > 0 ? 1 : 0) - chance);
                if (value > 0) {
                    positive++;
                    size += Math.max(sizeRate, 1.0 / positive) * (value - size);
                }
            }
            means[t + 1] = chance * size;
        }
        return means;
    }

    private static double loss(Task task, double[] means, int end) {
        double loss = 0;
        for (int t = 1; t < end; t++) {
            double error = task.series().value(t) - means[t];
            loss += Double.isNaN(error) ? 0 : error * error;
        }
        return loss;
    }
}
