// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The course of the year as a few sines and cosines, for days and weeks of two years and more. */
final class YearlyWave {
    private static final double YEAR = 365.2425;
    private static final int DAYS_OF_TWO_YEARS = 730;
    private static final int HARMONICS = 3;

    private YearlyWave() {}

    /** Returns the columns; none where the first values show less than two years. */
    static List<CalendarEffects.Column> columns(Task task, int end) {
        TimeSeries series = task.series();
        List<CalendarEffects.Column> columns = new ArrayList<>();
        boolean fine =
                series.frequency() == Frequency.DAILY || series.frequency() == Frequency.WEEKLY;
        LocalDate start = series.date(0);
        if (!fine || Frequency.DAILY.between(start, series.date(end)) < DAYS_OF_TWO_YEARS) {
            return columns;
        }
        int length = series.length() + task.horizon();
        for (int k = 1; k <= HARMONICS; k++) {
            double[] sine = new double[length];
            double[] cosine = new double[length];
            for (int t = 0; t < length; t++) {
                double angle = 2 * Math.PI * k * series.date(t).toEpochDay() / YEAR;
                // StrictMath: the same bytes on every machine.
                sine[t] = StrictMath.sin(angle);
                cosine[t] = StrictMath.cos(angle);
            }
            columns.add(
                    new CalendarEffects.Column(
                            "year, sine " + k, CalendarEffects.Weight.MAIN, 0, sine));
            columns.add(
                    new CalendarEffects.Column(
                            "year, cosine " + k, CalendarEffects.Weight.MAIN, 0, cosine));
        }
        return columns;
    }
}
