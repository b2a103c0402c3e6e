// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Members with weights and intervals, all learned from what was known at one origin. The weights
 * come from a rolling-origin backtest: members are estimated on the older part and forecast from
 * every origin of the newer part, one after the other; nobody is judged by the values it was
 * estimated on. A member's weight falls with the third power of its mean absolute error; one that
 * is much worse than the best has none (trimmed means of forecasts: Bates, Granger 1969; Timmermann
 * 2006).
 */
final class Combination {
    private static final double WORST = 1.3;
    private static final double POWER = 3;

    /** The last horizon of each block that has weights of its own; the last block is open. */
    private static final int[] BLOCKS = {1, 7};

    private static final double FEW = 30;

    private final Task task;
    private final int end;
    private final List<Member> members = new ArrayList<>();
    private final List<Member.Fitted> fitted = new ArrayList<>();
    private final double[][] weights;
    private final Scale scale;
    private final ConformalBand[] bands;
    private final boolean closed;
    private final boolean counts;

    /** Learns from the first values. */
    Combination(Task task, List<Member> candidates, int end) {
        this.task = task;
        this.end = end;
        this.scale = Scale.choose(task.series().values(), end);
        this.closed = Closure.isClosed(task, end);
        this.counts = isSmallCounts();
        int backtest = backtest();
        List<double[][]> tried = new ArrayList<>();
        for (Member member : closed ? List.<Member>of() : candidates) {
            Optional<Member.Fitted> now = member.fit(task, end);
            Optional<Member.Fitted> then =
                    backtest == 0 ? Optional.empty() : member.fit(task, end - backtest);
            if (now.isPresent() && (backtest == 0 || then.isPresent())) {
                members.add(member);
                fitted.add(now.get());
                then.ifPresent(past -> tried.add(past.paths(end - backtest, end - 1)));
            }
        }
        this.weights = weights(tried, end - backtest);
        this.bands = new ConformalBand[task.horizon()];
        for (int h = 0; h < bands.length; h++) {
            bands[h] = new ConformalBand(poisson());
        }
        if (!tried.isEmpty()) {
            double[][] combined = combine(tried);
            for (int t = end - backtest; t < end; t++) {
                learn(combined, end - backtest, t);
            }
        }
    }

    /** Returns how many origins to try members on: a third of what is known, at most a year. */
    private int backtest() {
        int most =
                switch (task.series().frequency()) {
                    case DAILY -> 364;
                    case WEEKLY -> 52;
                    case MONTHLY -> 24;
                    case QUARTERLY -> 8;
                };
        int known = task.known(end);
        return known < 6 ? 0 : Math.min(most, end / 3);
    }

    private boolean isSmallCounts() {
        double sum = 0;
        for (int t = 0; t < end; t++) {
            double value = task.series().value(t);
            if (!Double.isNaN(value)) {
                if (value != Math.rint(value)) {
                    return false;
                }
                sum += value;
            }
        }
        return sum < FEW * task.known(end);
    }

    /** The standard deviation of a Poisson count, on the scale. */
    private double poisson() {
        double sum = 0;
        for (int t = 0; t < end; t++) {
            double value = task.series().value(t);
            sum += Double.isNaN(value) ? 0 : value;
        }
        double mean = Math.max(1, sum / Math.max(1, task.known(end)));
        return scale == Scale.LOG ? 1 / Math.sqrt(mean) : 0.5;
    }

    private static int block(int h) {
        int block = 0;
        while (block < BLOCKS.length && h >= BLOCKS[block]) {
            block++;
        }
        return block;
    }

    /** Returns a weight for each horizon and member. */
    private double[][] weights(List<double[][]> tried, int from) {
        double[][] sums = new double[BLOCKS.length + 1][fitted.size()];
        for (int m = 0; m < tried.size(); m++) {
            for (int t = from; t < end; t++) {
                double[] path = tried.get(m)[t - from];
                for (int h = 0; h < path.length && t + h < end; h++) {
                    double error = task.series().value(t + h) - path[h];
                    sums[block(h)][m] += Double.isNaN(error) ? 0 : Math.abs(error);
                }
            }
        }
        double[][] byHorizon = new double[task.horizon()][];
        for (int h = 0; h < byHorizon.length; h++) {
            byHorizon[h] = weights(sums[block(h)]);
        }
        return byHorizon;
    }

    private static double[] weights(double[] errors) {
        double best = Double.POSITIVE_INFINITY;
        for (double error : errors) {
            best = Math.min(best, error);
        }
        double[] weights = new double[errors.length];
        double sum = 0;
        for (int m = 0; m < errors.length; m++) {
            if (best == 0) {
                weights[m] = errors[m] == 0 ? 1 : 0;
            } else if (errors[m] <= WORST * best) {
                weights[m] = StrictMath.pow(best / errors[m], POWER);
            }
            sum += weights[m];
        }
        for (int m = 0; m < weights.length; m++) {
            weights[m] /= sum;
        }
        return weights;
    }

    private double[][] combine(List<double[][]> paths) {
        int origins = paths.isEmpty() ? 0 : paths.get(0).length;
        double[][] combined = new double[origins][task.horizon()];
        for (int i = 0; i < origins; i++) {
            for (int h = 0; h < task.horizon(); h++) {
                for (int m = 0; m < paths.size(); m++) {
                    if (weights[h][m] > 0) {
                        combined[i][h] += weights[h][m] * paths.get(m)[i][h];
                    }
                }
            }
        }
        return combined;
    }

    /** Learns from a value what all forecasts of it missed by. */
    private void learn(double[][] combined, int from, int t) {
        double value = task.series().value(t);
        for (int h = 0; h < task.horizon() && t - h >= from; h++) {
            if (!Double.isNaN(value)) {
                double error = scale.of(value) - scale.of(combined[t - h - from][h]);
                bands[h].learn(error, task.effects().isSpecial(t));
            }
        }
    }

    /**
     * Issues forecasts from each origin between the one at which it was learned and another; the
     * intervals go on learning from values that become known between.
     */
    List<Forecast> issue(int to) {
        List<double[][]> paths = new ArrayList<>();
        for (Member.Fitted member : fitted) {
            paths.add(member.paths(end, to));
        }
        double[][] combined = closed ? new double[to - end + 1][task.horizon()] : combine(paths);
        List<Forecast> issued = new ArrayList<>();
        for (int origin = end; origin <= to; origin++) {
            if (origin > end && !closed) {
                learn(combined, end, origin - 1);
            }
            for (int h = 0; h < task.horizon(); h++) {
                issued.add(forecast(origin, h, combined[origin - end][h]));
            }
        }
        return issued;
    }

    private Forecast forecast(int origin, int h, double value) {
        TimeSeries series = task.series();
        if (closed) {
            double rare = Closure.hasShown(task, end) ? 0 : 1;
            return new Forecast(series.date(origin), series.date(origin + h), 0, 0, 0, 0, rare);
        }
        double[] offsets = bands[h].offsets(task.effects().isSpecial(origin + h));
        double scaled = scale.of(value);
        double[] ends = new double[offsets.length];
        for (int i = 0; i < ends.length; i++) {
            double bound = scale.back(scaled + offsets[i]);
            if (counts) {
                bound = i % 2 == 0 ? Math.floor(bound) : Math.ceil(bound);
            }
            ends[i] = i % 2 == 0 ? Math.min(bound, value) : Math.max(bound, value);
        }
        return new Forecast(
                series.date(origin),
                series.date(origin + h),
                value,
                ends[0],
                ends[1],
                Math.min(ends[2], ends[0]),
                Math.max(ends[3], ends[1]));
    }

    /** Returns each member's weight one period ahead. */
    Map<String, Double> weights() {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int m = 0; m < members.size(); m++) {
            named.put(members.get(m).name(), weights[0][m]);
        }
        return named;
    }
}
