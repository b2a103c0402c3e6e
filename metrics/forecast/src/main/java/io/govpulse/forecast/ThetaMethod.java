// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.Optional;

/**
 * The theta method: simple smoothing with half the slope of the straight line, which is what the
 * mean of the two theta lines comes to (Assimakopoulos, Nikolopoulos 2000; Hyndman, Billah 2003).
 * The season is taken out first by the means of its periods, where two seasons show it.
 */
final class ThetaMethod implements Member {
    private static final double[] RATES = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99};

    @Override
    public String name() {
        return "theta";
    }

    @Override
    public Optional<Fitted> fit(Task task, int end) {
        if (task.known(end) < 5) {
            return Optional.empty();
        }
        Scale scale = Scale.choose(task.series().values(), end);
        Seasons seasons = Seasons.of(task, scale, end);
        double slope = seasons.slope(end);
        double best = RATES[0];
        double least = Double.POSITIVE_INFINITY;
        for (double rate : RATES) {
            double loss = seasons.run(rate, slope / 2, end, new double[0][], end + 1);
            if (loss < least) {
                least = loss;
                best = rate;
            }
        }
        double rate = best;
        return Optional.of(
                (from, to) -> {
                    double[][] paths = new double[to - from + 1][task.horizon()];
                    seasons.run(rate, slope / 2, to, paths, from);
                    return paths;
                });
    }

    /** The series on its scale without its season. */
    private static final class Seasons {
        private final Task task;
        private final Scale scale;
        private final double[] index;

        private Seasons(Task task, Scale scale, double[] index) {
            this.task = task;
            this.scale = scale;
            this.index = index;
        }

        static Seasons of(Task task, Scale scale, int end) {
            int season = task.season();
            if (task.known(end) < 2 * season + 1 || season > 12) {
                return new Seasons(task, scale, new double[] {0});
            }
            double[] index = new double[season];
            int[] n = new int[season];
            for (int t = season; t < end - season / 2; t++) {
                double mean = 0;
                int known = 0;
                for (int k = t - season / 2; k < t - season / 2 + season && k < end; k++) {
                    double value = task.series().value(k);
                    if (!Double.isNaN(value)) {
                        mean += scale.of(value);
                        known++;
                    }
                }
                double value = task.series().value(t);
                if (known > 0 && !Double.isNaN(value)) {
                    index[t % season] += scale.of(value) - mean / known;
                    n[t % season]++;
                }
            }
            for (int i = 0; i < season; i++) {
                index[i] = n[i] == 0 ? 0 : index[i] / n[i];
            }
            return new Seasons(task, scale, index);
        }

        private double adjusted(int t) {
            double value = task.series().value(t);
            return Double.isNaN(value) ? value : scale.of(value) - index[t % index.length];
        }

        /** The slope of the straight line through the first values. */
        double slope(int end) {
            double n = 0;
            double st = 0;
            double sy = 0;
            double stt = 0;
            double sty = 0;
            for (int t = 0; t < end; t++) {
                double y = adjusted(t);
                if (!Double.isNaN(y)) {
                    n++;
                    st += t;
                    sy += y;
                    stt += (double) t * t;
                    sty += t * y;
                }
            }
            double width = n * stt - st * st;
            return width == 0 ? 0 : (n * sty - st * sy) / width;
        }

        /** Runs over the first values; returns the sum of squared errors one step ahead. */
        double run(double rate, double drift, int to, double[][] paths, int from) {
            double level = Double.NaN;
            double loss = 0;
            for (int t = 0; t <= to; t++) {
                if (t >= from) {
                    double[] path = paths[t - from];
                    for (int h = 0; h < path.length; h++) {
                        double start = Double.isNaN(level) ? 0 : level;
                        path[h] =
                                scale.back(start + (h + 1) * drift + index[(t + h) % index.length]);
                    }
                }
                if (t == to) {
                    break;
                }
                double y = adjusted(t);
                if (Double.isNaN(level)) {
                    level = y;
                } else {
                    double expected = level + drift;
                    double error = Double.isNaN(y) ? 0 : y - expected;
                    level = expected + rate * error;
                    loss += error * error;
                }
            }
            return loss;
        }
    }
}
