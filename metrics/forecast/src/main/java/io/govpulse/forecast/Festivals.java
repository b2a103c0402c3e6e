// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import com.tyme.lunar.LunarDay;
import com.tyme.solar.SolarDay;
import com.tyme.solar.SolarTerm;
import io.govpulse.calendar.JurisdictionCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The holidays of a calendar as spells of days off around a festival, so that the same festival is
 * recognised in other years, on other dates.
 */
final class Festivals {
    private static final int QINGMING_TERM = 7;

    /**
     * Days off in a row, with at least one that a notice or rule names.
     *
     * @param name the festival, such as {@code spring-festival}; in other calendars the month
     * @param first the first day off
     * @param last the last day off
     */
    record Spell(String name, LocalDate first, LocalDate last) {}

    static final String SPRING_FESTIVAL = "spring-festival";
    static final String NATIONAL_DAY = "national-day";

    private Festivals() {}

    /** Returns the spells that touch the days between two dates, in order. */
    static List<Spell> between(JurisdictionCalendar calendar, LocalDate from, LocalDate to) {
        List<Spell> spells = new ArrayList<>();
        LocalDate day = from;
        while (!day.isAfter(to)) {
            if (calendar.isNamed(day) && !calendar.isWorkingDay(day)) {
                LocalDate first = day;
                while (!calendar.isWorkingDay(first.minusDays(1))) {
                    first = first.minusDays(1);
                }
                LocalDate last = day;
                while (!calendar.isWorkingDay(last.plusDays(1))) {
                    last = last.plusDays(1);
                }
                spells.add(new Spell(name(first, last), first, last));
                day = last;
            }
            day = day.plusDays(1);
        }
        return spells;
    }

    private static String name(LocalDate first, LocalDate last) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            int year = day.getYear();
            if (day.equals(lunar(year, 1, 1))) {
                return SPRING_FESTIVAL;
            } else if (day.getMonthValue() == 10 && day.getDayOfMonth() == 1) {
                return NATIONAL_DAY;
            } else if (day.getMonthValue() == 1 && day.getDayOfMonth() == 1) {
                return "new-year";
            } else if (day.getMonthValue() == 5 && day.getDayOfMonth() == 1) {
                return "labour-day";
            } else if (day.equals(date(SolarTerm.fromIndex(year, QINGMING_TERM).getSolarDay()))) {
                return "qingming";
            } else if (day.equals(lunar(year, 5, 5))) {
                return "dragon-boat";
            } else if (day.equals(lunar(year, 8, 15))) {
                return "mid-autumn";
            }
        }
        return first.getMonth().name().toLowerCase(Locale.ROOT);
    }

    private static LocalDate lunar(int year, int month, int day) {
        return date(LunarDay.fromYmd(year, month, day).getSolarDay());
    }

    private static LocalDate date(SolarDay day) {
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }
}
