// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import com.tyme.holiday.LegalHoliday;
import com.tyme.lunar.LunarDay;
import com.tyme.solar.SolarDay;
import com.tyme.solar.SolarTerm;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * China's working days: the State Council's yearly notices as {@code tyme4j} carries them, and for
 * years whose notice is not out the statutory holidays.
 *
 * <p>Sources: 全国年节及纪念日放假办法 (State Council order 795, in force from 2025-01-01), Art. 2, for the
 * thirteen statutory days; the yearly notices (国务院办公厅关于…部分节假日安排的通知) for days off moved to make long
 * holidays and for the make-up days worked instead (调休); 国务院关于职工工作时间的规定, Art. 3 and 7, for eight
 * hours a day and Saturday and Sunday off.
 *
 * <p>Provisional years know the statutory days only. Which weekdays are moved, and what makes up
 * for a statutory day that falls on a weekend (补假), is for the notice to say.
 */
final class ChinaHolidays {

    /**
     * A notice also moves days of the December before its year: 2018-12-29 was worked by the notice
     * for 2019. The notices for 2002 to 2026 never reached further back than 29 December, so the
     * last notice leaves only the days through the 28th certain.
     */
    private static final int LAST_CERTAIN_DECEMBER_DAY = 28;

    private static final int QINGMING_TERM = 7;

    /** Eight hours as the law has them; the hours themselves differ from place to place. */
    private static final OfficeHours HOURS =
            OfficeHours.daily(
                    List.of(
                            OfficeHours.Slot.parse("08:30-12:00"),
                            OfficeHours.Slot.parse("13:30-18:00")));

    private ChinaHolidays() {}

    static DayRules rules(String id) {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        int firstYear = firstYearWithNotice();
        int lastYear = firstYear;
        while (hasNotice(lastYear + 1)) {
            lastYear++;
        }
        for (LegalHoliday day : entries(firstYear)) {
            LocalDate date = date(day.getDay());
            if (date.getYear() <= lastYear) {
                (day.isWork() ? worked : off).add(date);
            }
        }
        for (int year = DayTable.FIRST.getYear(); year <= DayTable.LAST.getYear(); year++) {
            if (year < firstYear || year > lastYear) {
                off.addAll(statutoryHolidays(year));
            }
        }
        return new DayRules(
                id,
                ZoneId.of("Asia/Shanghai"),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                HOURS,
                off,
                worked,
                LocalDate.of(firstYear, 1, 1),
                LocalDate.of(lastYear, 12, LAST_CERTAIN_DECEMBER_DAY),
                true);
    }

    private static int firstYearWithNotice() {
        int year = DayTable.FIRST.getYear();
        while (!hasNotice(year)) {
            if (year == DayTable.LAST.getYear()) {
                throw new IllegalStateException("Cannot read China's holidays: tyme4j has none");
            }
            year++;
        }
        return year;
    }

    /**
     * Every notice sets the days off around National Day; entries of a year alone prove nothing.
     */
    private static boolean hasNotice(int year) {
        @Nullable LegalHoliday nationalDay = LegalHoliday.fromYmd(year, 10, 1);
        return nationalDay != null && !nationalDay.isWork();
    }

    /**
     * All entries from the first notice on, one after the other: to look up each day by itself
     * takes the library a second.
     */
    private static List<LegalHoliday> entries(int firstYear) {
        List<LegalHoliday> entries = new ArrayList<>();
        for (int direction : new int[] {-1, 1}) {
            @Nullable LegalHoliday day = LegalHoliday.fromYmd(firstYear, 10, 1);
            while (day != null && day.getDay().getYear() >= firstYear) {
                entries.add(day);
                day = day.next(direction);
            }
        }
        return entries;
    }

    /** The thirteen days of Art. 2, which the law fixes without a notice. */
    static Set<LocalDate> statutoryHolidays(int year) {
        LocalDate springFestival = lunar(year, 1, 1);
        Set<LocalDate> days = new HashSet<>();
        days.add(LocalDate.of(year, 1, 1));
        for (int i = -1; i <= 2; i++) {
            days.add(springFestival.plusDays(i));
        }
        days.add(date(SolarTerm.fromIndex(year, QINGMING_TERM).getSolarDay()));
        days.add(LocalDate.of(year, 5, 1));
        days.add(LocalDate.of(year, 5, 2));
        days.add(lunar(year, 5, 5));
        days.add(lunar(year, 8, 15));
        for (int i = 1; i <= 3; i++) {
            days.add(LocalDate.of(year, 10, i));
        }
        return days;
    }

    private static LocalDate lunar(int year, int month, int day) {
        return date(LunarDay.fromYmd(year, month, day).getSolarDay());
    }

    private static LocalDate date(SolarDay day) {
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }
}
