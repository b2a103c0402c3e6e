// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jdplus.highfreq.base.api.ExtendedAirline;
import jdplus.highfreq.base.api.ExtendedAirlineSpec;
import jdplus.highfreq.base.core.extendedairline.ExtendedAirlineEstimation;
import jdplus.highfreq.base.core.extendedairline.ExtendedAirlineKernel;
import jdplus.highfreq.base.core.extendedairline.ExtendedAirlineMapping;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.api.data.Parameter;
import jdplus.toolkit.base.api.math.matrices.Matrix;
import jdplus.toolkit.base.core.arima.ArimaModel;

/**
 * JDemetra+'s extended airline model for days and weeks: a period of 7 days or of 365.2425 / 7
 * weeks, an autoregressive part, and the main effects of the calendar as regressors (Ladiray,
 * Palate, Mazzi, Proietti 2018).
 *
 * <p>JDemetra+ takes half a minute to look for outliers in four years of days. Shocks are those of
 * {@link CalendarRegression} instead, which become missing values; so is the window around the
 * Spring Festival.
 */
final class ExtendedAirlineModel implements Member {
    private static final double WEEKS_A_YEAR = 365.2425 / 7;
    private static final double PRECISION = 1e-5;
    private static final int LEAST_SHOWN = 3;

    /** Older days than these only cost time. */
    private static final int MOST_VALUES = 1500;

    @Override
    public String name() {
        return "extended airline";
    }

    @Override
    public Optional<Fitted> fit(Task task, int end) {
        Frequency frequency = task.series().frequency();
        int least = frequency == Frequency.DAILY ? 10 * task.season() : 2 * task.season() + 8;
        if (frequency == Frequency.MONTHLY
                || frequency == Frequency.QUARTERLY
                || task.known(end) < least) {
            return Optional.empty();
        }
        return task.estimate(end).flatMap(found -> estimate(task, end, found));
    }

    private static Optional<Fitted> estimate(
            Task task, int end, CalendarRegression.Estimate found) {
        int first = Math.max(0, end - MOST_VALUES);
        int n = end - first;
        boolean[] shocks = found.shocks(end);
        double[] y = new double[n];
        for (int t = 0; t < n; t++) {
            double value = task.series().value(first + t);
            y[t] = Double.isNaN(value) || shocks[first + t] ? Double.NaN : found.values.of(value);
        }
        if (Double.isNaN(y[0])) {
            y[0] = Arrays.stream(y).filter(v -> !Double.isNaN(v)).findFirst().orElse(0);
        }
        List<double[]> columns = columns(task, found, first, end);
        double[] x = new double[n * columns.size()];
        for (int j = 0; j < columns.size(); j++) {
            System.arraycopy(columns.get(j), first, x, j * n, n);
        }
        ExtendedAirlineEstimation estimation;
        try {
            estimation =
                    ExtendedAirlineKernel.fastProcess(
                            DoubleSeq.of(y),
                            Matrix.of(x, n, columns.size()),
                            false,
                            new String[0],
                            0,
                            specification(task.series().frequency()),
                            PRECISION,
                            0,
                            false);
        } catch (RuntimeException e) {
            // Regressors that say the same, or an optimum that is none: other members remain.
            return Optional.empty();
        }
        double[] b = estimation.getCoefficients().toArray();
        double[] effect = new double[task.series().length() + task.horizon()];
        for (int j = 0; j < columns.size(); j++) {
            for (int t = 0; t < effect.length; t++) {
                effect[t] += b[j] * columns.get(j)[t];
            }
        }
        if (!Arrays.stream(effect).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        ErrorModel model = model(estimation.getModel());
        CalendarRegression.Estimate estimate =
                new CalendarRegression.Estimate(
                        task, found.values, effect, model, found.scale, 0, 0);
        return Optional.of(CalendarRegression.fitted(task, estimate));
    }

    private static ExtendedAirlineSpec specification(Frequency frequency) {
        boolean daily = frequency == Frequency.DAILY;
        return ExtendedAirlineSpec.builder()
                .periodicities(new double[] {daily ? 7 : WEEKS_A_YEAR})
                .differencingOrder(1)
                .phi(Parameter.undefined())
                .theta(null)
                .stheta(new Parameter[] {Parameter.undefined()})
                .adjustToInt(daily)
                .build();
    }

    private static ErrorModel model(ExtendedAirline airline) {
        boolean integers =
                Arrays.stream(airline.getPeriodicities()).allMatch(p -> p == Math.rint(p));
        ArimaModel model =
                new ExtendedAirlineMapping(
                                airline.getPeriodicities(),
                                integers,
                                airline.getNdifferencing(),
                                airline.isAr())
                        .map(airline.getP());
        return ErrorModel.ofPolynomials(
                model.getAr().asPolynomial().toArray(), model.getMa().asPolynomial().toArray());
    }

    /** The main effects that the values show often enough, none of them twice. */
    private static List<double[]> columns(
            Task task, CalendarRegression.Estimate found, int first, int end) {
        List<double[]> columns = new ArrayList<>();
        for (CalendarEffects.Column column : task.effects().columns()) {
            int shown = 0;
            for (int t = first; t < end; t++) {
                shown += column.values()[t] == 0 ? 0 : 1;
            }
            if (column.weight() == CalendarEffects.Weight.MAIN
                    && column.distance() >= -found.before
                    && column.distance() <= found.after
                    && shown >= LEAST_SHOWN
                    && shown < end - first) {
                columns.add(column.values());
            }
        }
        return columns;
    }
}
