// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Exponential smoothing of level, damped trend and season on the scale of {@link Scale}; which of
 * trend and season are there is chosen by AICc (Hyndman, Koehler, Ord, Snyder 2008). Where the
 * calendar has been estimated, its effects are taken out first.
 */
final class Smoothing implements Member {
    private static final int EVALUATIONS = 120;
    private static final double DAMPING = 0.9;
    private static final double[][] NO_PATHS = {};

    @Override
    public String name() {
        return "exponential smoothing";
    }

    @Override
    public Optional<Fitted> fit(Task task, int end) {
        int known = task.known(end);
        if (known < 4) {
            return Optional.empty();
        }
        Scale scale = Scale.choose(task.series().values(), end);
        int season = task.season() <= end / 2 && task.season() <= 12 ? task.season() : 0;
        double[] effect = effect(task, end);
        State best = null;
        double least = Double.POSITIVE_INFINITY;
        for (boolean trend : known >= 8 ? new boolean[] {false, true} : new boolean[] {false}) {
            for (int s : season > 0 ? new int[] {0, season} : new int[] {0}) {
                State candidate = new State(task, scale, effect, end, trend, s);
                double aicc = candidate.optimise(known);
                if (aicc < least) {
                    least = aicc;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best).map(chosen -> chosen::paths);
    }

    private static double[] effect(Task task, int end) {
        double[] effect = new double[task.series().length() + task.horizon()];
        task.estimate(end)
                .ifPresent(
                        estimate -> {
                            for (int t = 0; t < effect.length; t++) {
                                effect[t] = estimate.effect(t);
                            }
                        });
        return effect;
    }

    /** One form with its parameters. */
    private static final class State {
        private final Task task;
        private final Scale scale;
        private final int end;
        private final boolean trend;
        private final int season;
        private final double[] effect;
        private double[] parameters = {-1, -3, -3};

        State(Task task, Scale scale, double[] effect, int end, boolean trend, int season) {
            this.task = task;
            this.scale = scale;
            this.end = end;
            this.trend = trend;
            this.season = season;
            this.effect = effect;
        }

        double optimise(int known) {
            int[] left = {EVALUATIONS};
            parameters =
                    new SimplexOptimizer(1e-6, 1e-9)
                            .optimize(
                                    new MaxEval(10 * EVALUATIONS),
                                    new ObjectiveFunction(
                                            point ->
                                                    left[0]-- > 0
                                                            ? run(point, end, end + 1, NO_PATHS)
                                                            : Double.MAX_VALUE),
                                    GoalType.MINIMIZE,
                                    new InitialGuess(parameters),
                                    new NelderMeadSimplex(3, 1))
                            .getPoint();
            double mean = run(parameters, end, end + 1, NO_PATHS);
            int k = 2 + (trend ? 2 : 0) + (season > 0 ? season : 0);
            if (known <= k + 2) {
                return Double.POSITIVE_INFINITY;
            }
            return known * StrictMath.log(mean + 1e-12)
                    + 2.0 * k
                    + 2.0 * k * (k + 1) / (known - k - 1);
        }

        double[][] paths(int from, int to) {
            double[][] paths = new double[to - from + 1][task.horizon()];
            run(parameters, to, from, paths);
            return paths;
        }

        /** Runs over the first values; returns the mean squared error one step ahead. */
        private double run(double[] point, int to, int from, double[][] paths) {
            double alpha = logistic(point[0]);
            double beta = trend ? alpha * logistic(point[1]) : 0;
            double gamma = season > 0 ? (1 - alpha) * logistic(point[2]) : 0;
            double[] index = indices(end);
            double level = startLevel();
            double slope = 0;
            double squares = 0;
            int n = 0;
            for (int t = 0; t <= to; t++) {
                if (t >= from) {
                    look(paths[t - from], level, slope, index, t);
                }
                if (t == to) {
                    break;
                }
                double seasonal = season > 0 ? index[t % season] : 0;
                double expected = level + DAMPING * slope + seasonal;
                double value = task.series().value(t);
                if (Double.isNaN(value)) {
                    level += DAMPING * slope;
                    slope *= DAMPING;
                    continue;
                }
                double error = scale.of(value) - effect[t] - expected;
                level += DAMPING * slope + alpha * error;
                slope = DAMPING * slope + beta * error;
                if (season > 0) {
                    index[t % season] = seasonal + gamma * error;
                }
                if (t > 0) {
                    squares += error * error;
                    n++;
                }
            }
            return n == 0 ? 0 : squares / n;
        }

        private void look(double[] path, double level, double slope, double[] index, int origin) {
            double reached = level;
            double step = slope;
            for (int h = 0; h < path.length; h++) {
                step *= DAMPING;
                reached += step;
                double seasonal = season > 0 ? index[(origin + h) % season] : 0;
                path[h] = scale.back(reached + seasonal + effect[origin + h]);
            }
        }

        /** Seasonal indices: means of what lies above or below the mean of its season. */
        private double[] indices(int until) {
            if (season == 0) {
                return new double[0];
            }
            double[] sums = new double[season];
            int[] counts = new int[season];
            for (int first = 0; first + season <= until; first += season) {
                double mean = mean(first, first + season);
                for (int t = first; t < first + season; t++) {
                    double value = task.series().value(t);
                    if (!Double.isNaN(value)) {
                        sums[t % season] += scale.of(value) - effect[t] - mean;
                        counts[t % season]++;
                    }
                }
            }
            for (int i = 0; i < season; i++) {
                sums[i] = counts[i] == 0 ? 0 : sums[i] / counts[i];
            }
            return sums;
        }

        private double startLevel() {
            double mean = mean(0, Math.min(end, season > 0 ? season : 4));
            return Double.isNaN(mean) ? mean(0, end) : mean;
        }

        private double mean(int from, int to) {
            return Arrays.stream(known(from, to)).average().orElse(Double.NaN);
        }

        private double[] known(int from, int to) {
            double[] known = new double[to - from];
            int n = 0;
            for (int t = from; t < to; t++) {
                double value = task.series().value(t);
                if (!Double.isNaN(value)) {
                    known[n++] = scale.of(value) - effect[t];
                }
            }
            return Arrays.copyOf(known, n);
        }

        private static double logistic(double x) {
            return 1 / (1 + StrictMath.exp(-x));
        }
    }
}
