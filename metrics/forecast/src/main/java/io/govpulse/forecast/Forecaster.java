// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import io.govpulse.calendar.JurisdictionCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Forecasts of series under one calendar: several models, weighted by a backtest, with intervals
 * from the errors they made in it. docs/forecasts.md describes each step and its sources.
 *
 * <p>A function of its arguments: no clock and no chance, so the same series gives the same bytes.
 * Safe for many threads.
 */
public final class Forecaster {

    /** More than this cannot be checked by any backtest here. */
    private static final int FARTHEST = 366;

    private final JurisdictionCalendar calendar;
    private final List<Member> members;

    private Forecaster(JurisdictionCalendar calendar, List<Member> members) {
        this.calendar = calendar;
        this.members = members;
    }

    /** Returns the forecaster with all models. */
    public static Forecaster of(JurisdictionCalendar calendar) {
        return new Forecaster(
                calendar,
                List.of(
                        new CalendarRegression(),
                        new ExtendedAirlineModel(),
                        new TramoModel(),
                        new Smoothing(),
                        new ThetaMethod(),
                        new SparseDemand(),
                        new SameDayType(),
                        new SeasonalNaive(),
                        new RecentMean()));
    }

    /** Returns one that only repeats the last season: a yardstick, with the same intervals. */
    public static Forecaster seasonalNaive(JurisdictionCalendar calendar) {
        return new Forecaster(calendar, List.of(new SeasonalNaive()));
    }

    /**
     * Returns one that takes the mean of the days worked, or off, of the last four weeks: a
     * yardstick for days, with the same intervals; for other series the mean of two seasons.
     */
    public static Forecaster sameDayType(JurisdictionCalendar calendar) {
        return new Forecaster(calendar, List.of(new SameDayType(), new RecentMean()));
    }

    /**
     * Returns what is expected of the periods after the end of a series, in order.
     *
     * @param horizon how many periods, 1 to 366
     * @throws ForecastException if the horizon is outside its bounds
     * @throws io.govpulse.calendar.OutsideCalendarException if a day lies outside 1950 to 2149
     */
    public List<Forecast> forecast(TimeSeries series, int horizon) {
        Task task = task(series, horizon);
        return new Combination(task, members, series.length()).issue(series.length());
    }

    /**
     * Returns the weight of each model, by its name, for the first period after the end of a
     * series; empty for an item that is closed.
     */
    public Map<String, Double> weights(TimeSeries series) {
        return new Combination(task(series, 1), members, series.length()).weights();
    }

    /**
     * Issues a forecast from each origin since a date, as if the values from the origin on were not
     * known: by origin, then by date. Forecasts may reach beyond the end of the series.
     *
     * @param from the first origin, the first period that is not known
     * @param horizon how many periods from each origin, 1 to 366
     * @param refit at which origins models, weights and intervals are learned anew
     * @throws ForecastException if no value comes before the first origin, or none from it on
     */
    public List<Forecast> rolling(TimeSeries series, LocalDate from, int horizon, Refit refit) {
        Task task = task(series, horizon);
        int first = 0;
        while (first < series.length() && series.date(first).isBefore(from)) {
            first++;
        }
        if (first == 0 || first == series.length()) {
            throw new ForecastException(
                    "Cannot forecast series %s from %s on: it has values from %s to %s; expected a day between"
                            .formatted(
                                    series.name(),
                                    from,
                                    series.date(0),
                                    series.date(series.length() - 1)));
        }
        List<Forecast> issued = new ArrayList<>();
        int learned = first;
        for (int origin = first + 1; origin <= series.length(); origin++) {
            if (origin == series.length()
                    || refit.isDue(series.date(learned), series.date(origin))) {
                issued.addAll(new Combination(task, members, learned).issue(origin - 1));
                learned = origin;
            }
        }
        return issued;
    }

    private Task task(TimeSeries series, int horizon) {
        if (horizon < 1 || horizon > FARTHEST) {
            throw new ForecastException(
                    "Cannot forecast "
                            + horizon
                            + " periods ahead; expected 1 to "
                            + FARTHEST
                            + " periods");
        }
        return new Task(
                series,
                CalendarEffects.of(
                        calendar, series.frequency(), series.date(0), series.length() + horizon),
                horizon);
    }
}
