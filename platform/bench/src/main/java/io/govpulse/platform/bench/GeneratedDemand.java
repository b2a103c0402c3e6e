// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.forecast.Observation;
import io.govpulse.forecast.TimeSeries;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Daily series of an invented hall, for a run without a file: items of different sizes, with
 * weekdays, a yearly wave, days off, a rush after them, a Spring Festival that empties the weeks
 * around it, a new level, shocks, and counts as chance has them. Equal seeds give equal series.
 */
final class GeneratedDemand {
    private static final LocalDate START = LocalDate.of(2016, 1, 1);
    private static final int DAYS = 1_100;
    private static final double[] SIZES = {2_000, 300, 60, 8, 1};

    private GeneratedDemand() {}

    /** Returns one series of each size. */
    static List<TimeSeries> of(JurisdictionCalendar calendar, long seed) {
        List<TimeSeries> series = new ArrayList<>();
        for (int i = 0; i < SIZES.length; i++) {
            Random random = new Random(seed * SIZES.length + i);
            List<Observation> observations = new ArrayList<>();
            for (int t = 0; t < DAYS; t++) {
                LocalDate day = START.plusDays(t);
                double mean = SIZES[i] * shape(calendar, day, t, i);
                mean *= StrictMath.exp(0.04 * random.nextGaussian());
                mean *= random.nextInt(200) == 0 ? 1.8 : 1;
                observations.add(new Observation(day, poisson(random, mean)));
            }
            series.add(TimeSeries.of("item of " + (int) SIZES[i] + " a day", observations));
        }
        return series;
    }

    private static double shape(JurisdictionCalendar calendar, LocalDate day, int t, int item) {
        double year = 1 + 0.15 * StrictMath.sin(2 * Math.PI * (t + 60 * item) / 365.25);
        double level = t > 700 + 30 * item ? 1.25 : 1;
        if (!calendar.isWorkingDay(day)) {
            return 0.2 * year * level;
        }
        double week = 1.15 - 0.05 * day.getDayOfWeek().getValue();
        boolean first = !calendar.isWorkingDay(day.minusDays(1));
        double rush = first && calendar.isNamed(day.minusDays(1)) ? 1.3 : 1;
        double quiet = 1;
        for (int ahead = 1; ahead <= 10; ahead++) {
            LocalDate later = day.plusDays(ahead);
            if (later.getMonthValue() <= 2
                    && later.getDayOfMonth() > 10
                    && calendar.isNamed(later)
                    && !calendar.isWorkingDay(later)
                    && ChronoUnit.DAYS.between(day, later) < 10) {
                quiet = 0.8;
            }
        }
        return year * level * week * rush * quiet;
    }

    private static double poisson(Random random, double mean) {
        if (mean > 50) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = StrictMath.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }
}
