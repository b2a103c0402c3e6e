// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import io.govpulse.calendar.Calendars;
import io.govpulse.calendar.JurisdictionCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Series made up for tests, whose truth is known. */
final class SyntheticDemand {
    static final JurisdictionCalendar CHINA = Calendars.named("china");
    static final LocalDate START = LocalDate.of(2017, 1, 2);

    private SyntheticDemand() {}

    /** A series by a function of the period. */
    static TimeSeries series(Frequency frequency, LocalDate start, int n, IntToDoubleFunction of) {
        List<Observation> observations = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            observations.add(new Observation(frequency.plus(start, t), of.applyAsDouble(t)));
        }
        return TimeSeries.of("made up", frequency, observations);
    }

    /** Days of a hall: a third of the cases on days off, a little noise, a slow rise. */
    static TimeSeries hall(int days, long seed) {
        Random random = new Random(seed);
        return series(
                Frequency.DAILY,
                START,
                days,
                t -> {
                    LocalDate day = START.plusDays(t);
                    double level = 300 + 0.1 * t + 5 * day.getDayOfWeek().getValue();
                    return Math.rint(
                            level
                                    * (CHINA.isWorkingDay(day) ? 1 : 0.33)
                                    * Math.exp(0.03 * random.nextGaussian()));
                });
    }

    /** Poisson counts of a mean. */
    static double poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }
}
