// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Regression on the calendar whose errors follow an airline model: the effects of holidays, drawn
 * towards zero where few days show them, and a level and weekly pattern that move.
 *
 * <p>One structure for all series of a frequency, no search for orders. Estimated in turns: effects
 * given the error model (generalised least squares with a ridge, Hoerl and Kennard 1970, and Huber
 * weights), then the error model given the effects (least absolute errors of the robust filter of
 * {@link ErrorModel}). Shocks and gaps are replaced by what the filter expected, so that they weigh
 * neither on effects nor on the level. How far the Spring Festival is felt before and after is
 * chosen by BIC.
 */
final class CalendarRegression implements Member {
    private static final int TURNS = 3;
    private static final int REWEIGHTINGS = 1;
    private static final double MAIN_RIDGE = 0.01;
    private static final double DEVIATION_RIDGE = 0.3;
    private static final double HUBER = 1.5;
    private static final double BOUND = 3;
    private static final int EVALUATIONS = 80;
    private static final int[] WINDOWS = {0, 7, 14, CalendarEffects.FARTHEST};

    /** Below this a scale is none: the series repeats itself exactly. */
    private static final double LEAST_SCALE = 1e-6;

    /** What makes the median of absolute normal errors their standard deviation. */
    private static final double MEDIAN_TO_SIGMA = 1.4826;

    @Override
    public String name() {
        return "calendar regression";
    }

    @Override
    public Optional<Fitted> fit(Task task, int end) {
        return task.estimate(end).map(estimate -> fitted(task, estimate));
    }

    /** Returns what looks ahead by an estimate. */
    static Fitted fitted(Task task, Estimate estimate) {
        return (from, to) ->
                estimate.counts(
                        estimate.model
                                .filter(
                                        estimate.remainder(to),
                                        to,
                                        BOUND * estimate.scale,
                                        task.effects(),
                                        from,
                                        task.horizon())
                                .paths(),
                        from);
    }

    /** Returns the estimate from the first values; empty where there are too few. */
    static Optional<Estimate> estimate(Task task, int end) {
        int season = task.season();
        int least =
                switch (task.series().frequency()) {
                    case DAILY -> 5 * season;
                    case WEEKLY -> season;
                    case MONTHLY -> 2 * season;
                    case QUARTERLY -> 3 * season;
                };
        if (task.known(end) < least) {
            return Optional.empty();
        }
        return Optional.of(new Estimation(task, end).run());
    }

    /** Effects and error model of a series. */
    static final class Estimate {
        private final Task task;
        final Scale values;
        private final double[] effect;
        final ErrorModel model;
        final double scale;
        final int before;
        final int after;

        Estimate(
                Task task,
                Scale values,
                double[] effect,
                ErrorModel model,
                double scale,
                int before,
                int after) {
            this.task = task;
            this.values = values;
            this.effect = effect;
            this.model = model;
            this.scale = scale;
            this.before = before;
            this.after = after;
        }

        /** Returns what the calendar adds to a period, on the scale of the estimate. */
        double effect(int period) {
            return effect[period];
        }

        /** Returns the first values without the calendar's effects; NaN in gaps. */
        double[] remainder(int end) {
            double[] remainder = new double[end];
            for (int t = 0; t < end; t++) {
                remainder[t] = values.of(task.series().value(t)) - effect[t];
                if (Double.isNaN(task.series().value(t))) {
                    remainder[t] = Double.NaN;
                }
            }
            return remainder;
        }

        /** Turns paths of remainders into paths of counts. */
        private double[][] counts(double[][] paths, int from) {
            for (int i = 0; i < paths.length; i++) {
                for (int h = 0; h < paths[i].length; h++) {
                    paths[i][h] = values.back(paths[i][h] + effect[from + i + h]);
                }
            }
            return paths;
        }

        /** Returns which of the first values are shocks: far from what was expected. */
        boolean[] shocks(int end) {
            double[] errors =
                    model.filter(remainder(end), end, BOUND * scale, task.effects(), 0, 0).errors();
            boolean[] shocks = new boolean[end];
            for (int t = 0; t < end; t++) {
                shocks[t] = Math.abs(errors[t]) > (BOUND + 1) * scale;
            }
            return shocks;
        }
    }

    /** One estimation. */
    private static final class Estimation {
        private final Task task;
        private final int end;
        private final Scale values;
        private final double[] scaled;
        private final int season;
        private List<CalendarEffects.Column> columns;
        private double[] coefficients = {};
        private double[] parameters;
        private ErrorModel model;
        private double scale;
        private int before = CalendarEffects.FARTHEST;
        private int after = CalendarEffects.FARTHEST;

        Estimation(Task task, int end) {
            this.task = task;
            this.end = end;
            this.values = Scale.choose(task.series().values(), end);
            this.scaled = new double[end];
            for (int t = 0; t < end; t++) {
                double value = task.series().value(t);
                scaled[t] = Double.isNaN(value) ? Double.NaN : values.of(value);
            }
            this.season = task.series().frequency() == Frequency.WEEKLY ? 0 : task.season();
            this.columns = columns(task, end);
            this.parameters = new double[] {1.5, 1.5, 0.3};
            this.model = model(parameters);
        }

        private static List<CalendarEffects.Column> columns(Task task, int end) {
            List<CalendarEffects.Column> seen = new ArrayList<>();
            for (CalendarEffects.Column column : task.effects().columns()) {
                if (shown(column.values(), end)) {
                    seen.add(column);
                }
            }
            seen.addAll(YearlyWave.columns(task, end));
            return seen;
        }

        private static boolean shown(double[] column, int end) {
            double first = column[0];
            for (int t = 1; t < end; t++) {
                if (column[t] != first) {
                    return true;
                }
            }
            return false;
        }

        Estimate run() {
            double[] cleaned = filled();
            for (int turn = 0; turn < TURNS; turn++) {
                double[][] white = whiten(columns);
                double[] target = model.whiten(centred(cleaned), end);
                if (turn == 1) {
                    white = chooseWindows(white, target);
                }
                coefficients = solve(white, target);
                double[] remainder = remainder();
                parameters = optimise(remainder);
                model = model(parameters);
                ErrorModel.Filtered filtered = filter(model, remainder);
                scale = Math.max(LEAST_SCALE, scale(filtered.errors()));
                filtered = filter(model, remainder);
                double[] effect = effect(end);
                for (int t = 0; t < end; t++) {
                    cleaned[t] = filtered.cleaned()[t] + effect[t];
                }
            }
            return new Estimate(
                    task,
                    values,
                    effect(task.series().length() + task.horizon()),
                    model,
                    scale,
                    before,
                    after);
        }

        /** The values with gaps filled from a season before, or after at the start. */
        private double[] filled() {
            double[] filled = scaled.clone();
            int lag = task.season();
            for (int t = lag; t < end; t++) {
                if (Double.isNaN(filled[t])) {
                    filled[t] = filled[t - lag];
                }
            }
            for (int t = end - 1; t >= 0; t--) {
                if (Double.isNaN(filled[t])) {
                    filled[t] = t + lag < end ? filled[t + lag] : 0;
                }
            }
            return filled;
        }

        /** The recursion starts from zero, so the values do too. */
        private static double[] centred(double[] column) {
            double[] centred = column.clone();
            for (int t = 0; t < centred.length; t++) {
                centred[t] -= column[0];
            }
            return centred;
        }

        private double[][] whiten(List<CalendarEffects.Column> of) {
            double[][] white = new double[of.size()][];
            for (int j = 0; j < white.length; j++) {
                white[j] = model.whiten(of.get(j).values(), end);
            }
            return white;
        }

        /** Keeps the window around the Spring Festival whose main effects have the least BIC. */
        private double[][] chooseWindows(double[][] white, double[] target) {
            double best = Double.POSITIVE_INFINITY;
            boolean felt = columns.stream().anyMatch(column -> column.distance() != 0);
            for (int early : felt ? WINDOWS : new int[] {0}) {
                for (int late : felt ? WINDOWS : new int[] {0}) {
                    List<double[]> kept = new ArrayList<>();
                    for (int j = 0; j < white.length; j++) {
                        if (columns.get(j).weight() == CalendarEffects.Weight.MAIN
                                && inside(columns.get(j), early, late)) {
                            kept.add(white[j]);
                        }
                    }
                    double bic = bic(kept.toArray(double[][]::new), target);
                    if (bic < best) {
                        best = bic;
                        before = early;
                        after = late;
                    }
                }
            }
            List<CalendarEffects.Column> chosen = new ArrayList<>();
            List<double[]> kept = new ArrayList<>();
            for (int j = 0; j < white.length; j++) {
                if (inside(columns.get(j), before, after)) {
                    chosen.add(columns.get(j));
                    kept.add(white[j]);
                }
            }
            columns = chosen;
            return kept.toArray(double[][]::new);
        }

        private static boolean inside(CalendarEffects.Column column, int early, int late) {
            return column.distance() >= -early && column.distance() <= late;
        }

        private double bic(double[][] white, double[] target) {
            double[] ridge = new double[white.length];
            Arrays.fill(ridge, MAIN_RIDGE);
            double[] weights = new double[end];
            Arrays.fill(weights, 1);
            double[] b = solve(white, target, weights, ridge);
            double squares = 0;
            for (double error : errors(white, target, b)) {
                squares += error * error;
            }
            int n = end - model.warmUp();
            return n * StrictMath.log(squares / n + Double.MIN_NORMAL) + white.length * Math.log(n);
        }

        private double[] solve(double[][] white, double[] target) {
            double[] ridge = new double[white.length];
            for (int j = 0; j < ridge.length; j++) {
                ridge[j] =
                        columns.get(j).weight() == CalendarEffects.Weight.MAIN
                                ? MAIN_RIDGE
                                : DEVIATION_RIDGE;
            }
            double[] weights = new double[end];
            Arrays.fill(weights, 1);
            double[] b = solve(white, target, weights, ridge);
            for (int i = 0; i < REWEIGHTINGS; i++) {
                double[] errors = errors(white, target, b);
                double sigma = Math.max(LEAST_SCALE, scale(errors));
                for (int t = 0; t < end; t++) {
                    weights[t] =
                            Math.min(1, HUBER * sigma / Math.max(Math.abs(errors[t]), LEAST_SCALE));
                }
                b = solve(white, target, weights, ridge);
            }
            return b;
        }

        private double[] solve(
                double[][] white, double[] target, double[] weights, double[] ridge) {
            int p = white.length;
            if (p == 0) {
                return new double[0];
            }
            double[][] gram = new double[p][p];
            double[] right = new double[p];
            double[] weighted = new double[end];
            int first = model.warmUp();
            for (int j = 0; j < p; j++) {
                for (int t = first; t < end; t++) {
                    weighted[t] = weights[t] * white[j][t];
                    right[j] += weighted[t] * target[t];
                }
                for (int k = 0; k <= j; k++) {
                    double[] other = white[k];
                    double sum = 0;
                    for (int t = first; t < end; t++) {
                        sum += weighted[t] * other[t];
                    }
                    gram[j][k] = sum;
                    gram[k][j] = sum;
                }
                gram[j][j] += ridge[j];
            }
            return new CholeskyDecomposition(new Array2DRowRealMatrix(gram, false), 1e-8, 1e-14)
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray();
        }

        private double[] errors(double[][] white, double[] target, double[] b) {
            double[] errors = target.clone();
            for (int j = 0; j < white.length; j++) {
                for (int t = model.warmUp(); t < end; t++) {
                    errors[t] -= b[j] * white[j][t];
                }
            }
            return errors;
        }

        private double scale(double[] errors) {
            double[] sizes = new double[end];
            int n = 0;
            for (int t = Math.min(model.warmUp(), end); t < end; t++) {
                if (!Double.isNaN(errors[t])) {
                    sizes[n++] = Math.abs(errors[t]);
                }
            }
            if (n == 0) {
                return 0;
            }
            Arrays.sort(sizes, 0, n);
            double median = sizes[n / 2] * MEDIAN_TO_SIGMA;
            if (median > LEAST_SCALE) {
                return median;
            }
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += sizes[i];
            }
            return sum / n;
        }

        private double[] effect(int length) {
            double[] effect = new double[length];
            for (int j = 0; j < coefficients.length; j++) {
                double[] column = columns.get(j).values();
                for (int t = 0; t < length; t++) {
                    effect[t] += coefficients[j] * column[t];
                }
            }
            return effect;
        }

        private double[] remainder() {
            double[] effect = effect(end);
            double[] remainder = new double[end];
            for (int t = 0; t < end; t++) {
                remainder[t] = scaled[t] - effect[t];
            }
            return remainder;
        }

        private ErrorModel.Filtered filter(ErrorModel with, double[] remainder) {
            double bound = scale == 0 ? Double.MAX_VALUE : BOUND * scale;
            return with.filter(remainder, end, bound, task.effects(), 0, 0);
        }

        private double[] optimise(double[] remainder) {
            SimplexOptimizer optimizer = new SimplexOptimizer(1e-5, 1e-7);
            int[] left = {EVALUATIONS};
            return optimizer
                    .optimize(
                            new MaxEval(10 * EVALUATIONS),
                            new ObjectiveFunction(
                                    point ->
                                            left[0]-- > 0
                                                    ? loss(model(point), remainder)
                                                    : Double.MAX_VALUE),
                            GoalType.MINIMIZE,
                            new InitialGuess(parameters),
                            new NelderMeadSimplex(3, 0.5))
                    .getPoint();
        }

        private double loss(ErrorModel candidate, double[] remainder) {
            double[] errors = filter(candidate, remainder).errors();
            double bound = scale == 0 ? Double.MAX_VALUE : 2 * BOUND * scale;
            double sum = 0;
            int n = 0;
            for (int t = candidate.warmUp(); t < end; t++) {
                if (!Double.isNaN(errors[t])) {
                    sum += Math.min(bound, Math.abs(errors[t]));
                    n++;
                }
            }
            return n == 0 ? 0 : sum / n;
        }

        /** The model of three numbers without bounds. */
        private ErrorModel model(double[] point) {
            return ErrorModel.airline(
                    1.85 * logistic(point[2]) - 0.9,
                    1.3 * logistic(point[0]) - 0.3,
                    logistic(point[1]),
                    season);
        }

        private static double logistic(double x) {
            return 0.999 / (1 + StrictMath.exp(-x));
        }
    }
}
