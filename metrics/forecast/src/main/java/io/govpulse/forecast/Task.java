// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A series to forecast with what the calendar says of it. For one thread. */
final class Task {
    private final TimeSeries series;
    private final CalendarEffects effects;
    private final int horizon;
    private final Map<Integer, Optional<CalendarRegression.Estimate>> estimates = new HashMap<>();

    /**
     * Creates a task.
     *
     * @param series the values
     * @param effects the calendar's columns, from the series' start to its end and the horizon
     * @param horizon how many periods to look ahead
     */
    Task(TimeSeries series, CalendarEffects effects, int horizon) {
        this.series = series;
        this.effects = effects;
        this.horizon = horizon;
    }

    TimeSeries series() {
        return series;
    }

    CalendarEffects effects() {
        return effects;
    }

    int horizon() {
        return horizon;
    }

    int season() {
        return series.frequency().season();
    }

    /** Returns how many of the first periods have a value. */
    int known(int end) {
        int known = 0;
        for (int i = 0; i < end; i++) {
            if (!Double.isNaN(series.value(i))) {
                known++;
            }
        }
        return known;
    }

    /** Returns the calendar's effects by the first values: made once, used by several members. */
    Optional<CalendarRegression.Estimate> estimate(int end) {
        return estimates.computeIfAbsent(end, e -> CalendarRegression.estimate(this, e));
    }
}
