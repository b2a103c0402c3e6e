// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.event.Channel;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** The distribution of applications over days and hours: the rhythm of weeks and holidays. */
final class DemandPattern {
    /** From January; the Spring Festival makes February small, however short it is. */
    private static final List<Double> MONTHS =
            List.of(0.9, 0.75, 1.2, 1.1, 1.0, 1.1, 1.1, 1.0, 1.1, 0.95, 1.05, 0.95);

    private static final double WEEKEND = 0.16;
    private static final double HOLIDAY = 0.07;
    private static final double GROWTH = 0.3;

    private final OfficeHours office;
    private final LocalDate first;
    private final double[] sums;

    /**
     * The distribution over the days from the first to the last.
     *
     * @param first the first day, included
     * @param last the last day, included
     */
    DemandPattern(OfficeHours office, LocalDate first, LocalDate last) {
        this.office = office;
        this.first = first;
        this.sums = new double[(int) ChronoUnit.DAYS.between(first, last) + 1];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weight(first.plusDays(i)) * (1 + GROWTH * i / sums.length);
            sums[i] = sum;
        }
    }

    private double weight(LocalDate day) {
        JurisdictionCalendar calendar = office.calendar();
        DayOfWeek weekday = day.getDayOfWeek();
        boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        double rush = weekday == DayOfWeek.MONDAY ? 1.25 : weekday == DayOfWeek.FRIDAY ? 0.85 : 1.0;
        double base =
                calendar.isWorkingDay(day) ? (weekend ? 0.9 : rush) : weekend ? WEEKEND : HOLIDAY;
        return base * MONTHS.get(day.getMonthValue() - 1);
    }

    /** A day, busy ones more often. */
    LocalDate day(SeededRandom random) {
        double drawn = random.fraction() * sums[sums.length - 1];
        int found = Arrays.binarySearch(sums, drawn);
        return first.plusDays(Math.min(sums.length - 1, found < 0 ? -found - 1 : found + 1));
    }

    /** The share of the days that lie before this one, from 0 to 1. */
    double progress(LocalDate day) {
        return (double) ChronoUnit.DAYS.between(first, day) / sums.length;
    }

    /**
     * The channel that is open on this day: on days off windows are closed, phones not answered.
     */
    Channel open(LocalDate day, Channel wanted) {
        return office.calendar().isWorkingDay(day) ? wanted : OfficeHours.whenClosed(wanted);
    }

    /** A time of this day at which the channel is used. */
    Instant at(LocalDate day, Channel channel, SeededRandom random) {
        return switch (channel) {
            case WEB -> clock(day, 7.5, 23, random);
            case MOBILE -> clock(day, 6, 24, random);
            case KIOSK -> clock(day, 8, 21, random);
            default -> office.open(day, random);
        };
    }

    /** Most come in the middle of these hours. */
    private Instant clock(LocalDate day, double opens, double closes, SeededRandom random) {
        double middle = (random.fraction() + random.fraction()) / 2;
        long millisecond = (long) ((opens + (closes - opens) * middle) * 3_600_000);
        ZonedDateTime midnight = day.atStartOfDay(office.calendar().zone());
        return midnight.toInstant().plusMillis(millisecond);
    }
}
