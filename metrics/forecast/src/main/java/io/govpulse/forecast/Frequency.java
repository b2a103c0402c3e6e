// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.TreeSet;

/** How far apart the observations of a series are. */
public enum Frequency {
    /** One value a day. */
    DAILY(ChronoUnit.DAYS, 1, 7),
    /** One value a week, named by any one day of it that stays the same. */
    WEEKLY(ChronoUnit.DAYS, 7, 52),
    /** One value a month. */
    MONTHLY(ChronoUnit.MONTHS, 1, 12),
    /** One value a quarter. */
    QUARTERLY(ChronoUnit.MONTHS, 3, 4);

    private final ChronoUnit unit;
    private final int units;
    private final int season;

    Frequency(ChronoUnit unit, int units, int season) {
        this.unit = unit;
        this.units = units;
        this.season = season;
    }

    /** Returns the number of periods after which the pattern repeats, rounded for weeks. */
    public int season() {
        return season;
    }

    /** Returns the first day of the period that many periods later. */
    public LocalDate plus(LocalDate day, long periods) {
        return day.plus(periods * units, unit);
    }

    /**
     * Counts the periods from the first day to the second; negative if the second comes first.
     *
     * @throws ForecastException if the second day is not a whole number of periods away
     */
    public int between(LocalDate from, LocalDate to) {
        long periods = unit.between(from, to) / units;
        if (!plus(from, periods).equals(to)) {
            throw new ForecastException(
                    "Cannot place "
                            + to
                            + " in a series of "
                            + this
                            + " values that begins on "
                            + from
                            + "; expected a whole number of periods after it");
        }
        return Math.toIntExact(periods);
    }

    /**
     * Finds out how far apart dates are: on the same day of the month, months or quarters; on the
     * same day of the week, weeks; otherwise days. Gaps do not matter. One date alone is a day.
     *
     * @throws ForecastException if the dates are years apart
     */
    public static Frequency of(Collection<LocalDate> dates) {
        TreeSet<LocalDate> sorted = new TreeSet<>(dates);
        if (sorted.size() < 2) {
            return DAILY;
        }
        LocalDate first = sorted.first();
        long days = 0;
        long months = 0;
        boolean sameDayOfMonth = true;
        for (LocalDate date : sorted) {
            days = gcd(days, ChronoUnit.DAYS.between(first, date));
            months = gcd(months, ChronoUnit.MONTHS.between(first, date));
            sameDayOfMonth &= date.getDayOfMonth() == first.getDayOfMonth();
        }
        if (sameDayOfMonth) {
            if (months % 12 == 0) {
                throw new ForecastException(
                        "Cannot forecast yearly values: they begin on "
                                + first
                                + " and are years apart; expected days, weeks, months or quarters");
            }
            return months % 3 == 0 ? QUARTERLY : MONTHLY;
        }
        return days % 7 == 0 ? WEEKLY : DAILY;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
