// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdplus.toolkit.base.api.processing.ProcessingLog;
import jdplus.toolkit.base.api.timeseries.StaticTsDataSupplier;
import jdplus.toolkit.base.api.timeseries.TsData;
import jdplus.toolkit.base.api.timeseries.TsPeriod;
import jdplus.toolkit.base.api.timeseries.regression.ModellingContext;
import jdplus.toolkit.base.api.timeseries.regression.TsContextVariable;
import jdplus.toolkit.base.api.timeseries.regression.TsDataSuppliers;
import jdplus.toolkit.base.api.timeseries.regression.Variable;
import jdplus.toolkit.base.core.regsarima.regular.RegSarimaModel;
import jdplus.toolkit.base.core.sarima.SarimaModel;
import jdplus.tramoseats.base.api.tramo.RegressionSpec;
import jdplus.tramoseats.base.api.tramo.TramoSpec;
import jdplus.tramoseats.base.core.tramo.TramoKernel;

/**
 * TRAMO of JDemetra+ for months and quarters: logarithm or level, seasonal ARIMA orders and
 * outliers found automatically (Gómez, Maravall 1996), with the working days of each period and the
 * place of the Spring Festival as regressors where the series shows them.
 */
final class TramoModel implements Member {
    private static final String GROUP = "calendar";
    private static final List<String> REGRESSORS =
            List.of("working days", "spring festival, week 1 before", "holiday weekday");

    /** With fewer years coefficients of the calendar are mostly noise. */
    private static final int YEARS_FOR_CALENDAR = 4;

    private static final int YEARS = 3;

    @Override
    public String name() {
        return "TRAMO";
    }

    @Override
    public Optional<Fitted> fit(Task task, int end) {
        Frequency frequency = task.series().frequency();
        boolean slow = frequency == Frequency.MONTHLY || frequency == Frequency.QUARTERLY;
        if (!slow || task.known(end) < YEARS * task.season()) {
            return Optional.empty();
        }
        Optional<Fitted> withCalendar =
                end >= YEARS_FOR_CALENDAR * task.season() && frequency == Frequency.MONTHLY
                        ? fit(task, end, regressors(task, end))
                        : Optional.empty();
        return withCalendar.isPresent() ? withCalendar : fit(task, end, List.of());
    }

    private static Optional<Fitted> fit(
            Task task, int end, List<CalendarEffects.Column> regressors) {
        try {
            TsPeriod start = start(task.series());
            RegSarimaModel model =
                    TramoKernel.of(specification(regressors), context(start, regressors))
                            .process(
                                    TsData.ofInternal(start, task.series().first(end).values()),
                                    ProcessingLog.dummy());
            if (model == null) {
                return Optional.empty();
            }
            int length = task.series().length() + task.horizon();
            double[] effect =
                    model.deterministicEffect(
                                    TsData.ofInternal(start, new double[length]).getDomain())
                            .getValues()
                            .toArray();
            SarimaModel arima = model.arima();
            ErrorModel errors =
                    ErrorModel.ofPolynomials(
                            arima.getAr().asPolynomial().toArray(),
                            arima.getMa().asPolynomial().toArray());
            boolean log = model.getDescription().isLogTransformation();
            return Optional.of((from, to) -> paths(task, errors, effect, log, from, to));
        } catch (RuntimeException e) {
            // Too short, constant, or regressors that say the same: other members remain.
            return Optional.empty();
        }
    }

    private static double[][] paths(
            Task task, ErrorModel errors, double[] effect, boolean log, int from, int to) {
        double[] z = new double[to];
        for (int t = 0; t < to; t++) {
            double value = task.series().value(t);
            z[t] = (log ? StrictMath.log(value) : value) - effect[t];
        }
        double[][] paths =
                errors.filter(z, to, Double.MAX_VALUE, task.effects(), from, task.horizon())
                        .paths();
        for (int i = 0; i < paths.length; i++) {
            for (int h = 0; h < paths[i].length; h++) {
                double scaled = paths[i][h] + effect[from + i + h];
                paths[i][h] = log ? Scale.LOG.back(scaled) : Math.max(0, scaled);
            }
        }
        return paths;
    }

    private static TsPeriod start(TimeSeries series) {
        int year = series.date(0).getYear();
        int month = series.date(0).getMonthValue();
        return series.frequency() == Frequency.MONTHLY
                ? TsPeriod.monthly(year, month)
                : TsPeriod.quarterly(year, (month + 2) / 3);
    }

    private static List<CalendarEffects.Column> regressors(Task task, int end) {
        List<CalendarEffects.Column> regressors = new ArrayList<>();
        for (CalendarEffects.Column column : task.effects().columns()) {
            if (REGRESSORS.contains(column.name())
                    && changes(column.values(), end, task.season())) {
                regressors.add(column);
            }
        }
        return regressors;
    }

    /** What repeats each year is part of the season, not of the calendar. */
    private static boolean changes(double[] column, int end, int season) {
        for (int t = season; t < end; t++) {
            if (column[t] != column[t - season]) {
                return true;
            }
        }
        return false;
    }

    private static ModellingContext context(
            TsPeriod start, List<CalendarEffects.Column> regressors) {
        TsDataSuppliers suppliers = new TsDataSuppliers();
        for (int i = 0; i < regressors.size(); i++) {
            suppliers.set(
                    "x" + i,
                    new StaticTsDataSupplier(
                            TsData.ofInternal(start, regressors.get(i).values().clone())));
        }
        ModellingContext context = new ModellingContext();
        context.getTsVariableManagers().set(GROUP, suppliers);
        return context;
    }

    private static TramoSpec specification(List<CalendarEffects.Column> regressors) {
        if (regressors.isEmpty()) {
            return TramoSpec.TR3;
        }
        RegressionSpec.Builder regression = TramoSpec.TR3.getRegression().toBuilder();
        List<Variable<TsContextVariable>> variables = new ArrayList<>();
        for (int i = 0; i < regressors.size(); i++) {
            String name = GROUP + ".x" + i;
            variables.add(
                    Variable.<TsContextVariable>builder()
                            .name(name)
                            .core(new TsContextVariable(name))
                            .build());
        }
        return TramoSpec.TR3.toBuilder()
                .regression(regression.userDefinedVariables(variables).build())
                .build();
    }
}
