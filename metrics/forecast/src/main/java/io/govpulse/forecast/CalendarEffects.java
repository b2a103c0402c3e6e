// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import io.govpulse.calendar.JurisdictionCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the calendar says of each period of a series, as columns of a regression: holidays by
 * weekday, by festival and by place in the spell of days off; make-up days; the days before and
 * after; the weeks around the Spring Festival; the ends of months; the start of school. Longer
 * periods have the means of their days.
 *
 * <p>Columns say nothing of the level: an ordinary day has zeros throughout. Those that nearly
 * every series needs are {@linkplain Weight#MAIN main} effects; the others are deviations from them
 * that a few festivals can hardly prove, so estimates are drawn towards zero.
 */
final class CalendarEffects {

    /** How far from its start or end the Spring Festival may be felt, in days. */
    static final int FARTHEST = 21;

    private static final int WEEK = 7;

    /** How freely a coefficient may be estimated. */
    enum Weight {
        /** Nearly free. */
        MAIN,
        /** Drawn towards zero: there are few days that show it. */
        DEVIATION
    }

    /** A column of the regression. */
    static final class Column {
        private final String name;
        private final Weight weight;
        private final int distance;
        private final double[] values;

        /**
         * Creates a column.
         *
         * @param name what it stands for
         * @param weight how freely its coefficient may be estimated
         * @param distance for days around the Spring Festival, how many before (negative) or after
         *     it; 0 for all other columns
         * @param values one value a period, not copied
         */
        Column(String name, Weight weight, int distance, double[] values) {
            this.name = name;
            this.weight = weight;
            this.distance = distance;
            this.values = values;
        }

        String name() {
            return name;
        }

        Weight weight() {
            return weight;
        }

        int distance() {
            return distance;
        }

        /** Returns the values themselves: whoever changes them changes the column. */
        double[] values() {
            return values;
        }
    }

    private final List<Column> columns;
    private final boolean[] special;
    private final int[] dayType;

    private CalendarEffects(List<Column> columns, boolean[] special, int[] dayType) {
        this.columns = columns;
        this.special = special;
        this.dayType = dayType;
    }

    /**
     * Returns the effects on a number of periods from the first date on.
     *
     * @throws io.govpulse.calendar.OutsideCalendarException if a day lies outside 1950 to 2149
     */
    static CalendarEffects of(
            JurisdictionCalendar calendar, Frequency frequency, LocalDate start, int periods) {
        LocalDate end = frequency.plus(start, periods);
        int days = Frequency.DAILY.between(start, end);
        Daily daily = new Daily(calendar, start, days);
        if (frequency == Frequency.DAILY) {
            return new CalendarEffects(daily.columns(), daily.special, daily.types());
        }
        int[] firstDay = new int[periods + 1];
        for (int i = 0; i <= periods; i++) {
            firstDay[i] = Frequency.DAILY.between(start, frequency.plus(start, i));
        }
        List<Column> columns = new ArrayList<>();
        for (Column column : daily.columns()) {
            if (column.weight() == Weight.MAIN || frequency == Frequency.WEEKLY) {
                columns.add(
                        new Column(
                                column.name(),
                                column.weight(),
                                column.distance(),
                                means(column.values(), firstDay)));
            }
        }
        columns.add(
                new Column("working days", Weight.MAIN, 0, means(daily.workingDays(), firstDay)));
        boolean[] special = new boolean[periods];
        for (int i = 0; i < periods; i++) {
            for (int day = firstDay[i]; day < firstDay[i + 1]; day++) {
                special[i] |= daily.special[day];
            }
        }
        return new CalendarEffects(columns, special, new int[periods]);
    }

    private static double[] means(double[] daily, int[] firstDay) {
        double[] means = new double[firstDay.length - 1];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            for (int day = firstDay[i]; day < firstDay[i + 1]; day++) {
                sum += daily[day];
            }
            means[i] = sum / (firstDay[i + 1] - firstDay[i]);
        }
        return means;
    }

    List<Column> columns() {
        return columns;
    }

    /** Returns whether a period holds a day that a notice or rule names. */
    boolean isSpecial(int period) {
        return special[period];
    }

    /** Returns which days are alike: 0 worked, 1 off; of longer periods all. */
    int dayType(int period) {
        return dayType[period];
    }

    /** The columns of days. */
    private static final class Daily {
        private final JurisdictionCalendar calendar;
        private final LocalDate start;
        private final int days;
        private final boolean[] special;
        private final Map<String, Column> columns = new LinkedHashMap<>();

        Daily(JurisdictionCalendar calendar, LocalDate start, int days) {
            this.calendar = calendar;
            this.start = start;
            this.days = days;
            this.special = new boolean[days];
            for (int i = 0; i < days; i++) {
                ordinary(start.plusDays(i), i);
            }
            int margin = FARTHEST + 2 * WEEK;
            for (Festivals.Spell spell :
                    Festivals.between(
                            calendar, start.minusDays(margin), start.plusDays(days + margin))) {
                festival(spell);
            }
        }

        List<Column> columns() {
            return List.copyOf(columns.values());
        }

        int[] types() {
            int[] types = new int[days];
            for (int i = 0; i < days; i++) {
                types[i] = calendar.isWorkingDay(start.plusDays(i)) ? 0 : 1;
            }
            return types;
        }

        double[] workingDays() {
            double[] worked = new double[days];
            for (int i = 0; i < days; i++) {
                worked[i] = calendar.isWorkingDay(start.plusDays(i)) ? 1 : 0;
            }
            return worked;
        }

        private void ordinary(LocalDate day, int i) {
            special[i] = calendar.isNamed(day);
            if (calendar.isWorkingDay(day) && special[i]) {
                mark("make-up " + weekday(day), Weight.MAIN, day);
            }
            if (day.getDayOfMonth() == 1) {
                mark("month start", Weight.DEVIATION, day);
            }
            if (day.getDayOfMonth() == day.lengthOfMonth()) {
                mark("month end", Weight.DEVIATION, day);
            }
            if (day.getMonthValue() == 9 && day.getDayOfMonth() <= WEEK) {
                mark("school entry", Weight.DEVIATION, day);
            }
        }

        private void festival(Festivals.Spell spell) {
            LocalDate first = spell.first();
            LocalDate last = spell.last();
            int length = Frequency.DAILY.between(first, last) + 1;
            boolean longOne = length > 4;
            for (int k = 0; k < length; k++) {
                LocalDate day = first.plusDays(k);
                mark("holiday " + weekday(day), Weight.MAIN, day);
                mark(
                        spell.name() + (isWeekend(day) ? " weekend" : " weekday"),
                        Weight.DEVIATION,
                        day);
                if (longOne) {
                    mark(spell.name() + " day " + (k + 1), Weight.DEVIATION, day);
                } else {
                    place(spell, k, length, day);
                }
            }
            mark("eve", Weight.MAIN, first.minusDays(1));
            mark("day after", Weight.MAIN, last.plusDays(1));
            mark("two days before", Weight.DEVIATION, first.minusDays(2));
            mark("two days after", Weight.DEVIATION, last.plusDays(2));
            mark(spell.name() + " eve", Weight.DEVIATION, first.minusDays(1));
            mark(spell.name() + " day after", Weight.DEVIATION, last.plusDays(1));
            if (spell.name().equals(Festivals.SPRING_FESTIVAL)) {
                around(spell);
            }
        }

        private void place(Festivals.Spell spell, int k, int length, LocalDate day) {
            if (k == 0) {
                mark("first day off", Weight.DEVIATION, day);
                mark(spell.name() + " first", Weight.DEVIATION, day);
            }
            if (k == length - 1) {
                mark("last day off", Weight.DEVIATION, day);
                mark(spell.name() + " last", Weight.DEVIATION, day);
            }
        }

        /** The weeks before and after, each as a whole, and day by day as deviations. */
        private void around(Festivals.Spell spell) {
            for (int k = 1; k <= FARTHEST; k++) {
                int week = (k + WEEK - 1) / WEEK;
                LocalDate before = spell.first().minusDays(k);
                LocalDate after = spell.last().plusDays(k);
                mark("spring festival, week " + week + " before", Weight.MAIN, -k, before);
                mark("spring festival, week " + week + " after", Weight.MAIN, k, after);
                mark("spring festival, day " + k + " before", Weight.DEVIATION, -k, before);
                mark("spring festival, day " + k + " after", Weight.DEVIATION, k, after);
            }
        }

        private void mark(String name, Weight weight, LocalDate day) {
            mark(name, weight, 0, day);
        }

        private void mark(String name, Weight weight, int distance, LocalDate day) {
            long i = day.toEpochDay() - start.toEpochDay();
            if (i >= 0 && i < days) {
                columns.computeIfAbsent(
                                        name,
                                        key -> new Column(key, weight, distance, new double[days]))
                                .values()[(int) i] =
                        1;
            }
        }

        private static boolean isWeekend(LocalDate day) {
            return day.getDayOfWeek() == DayOfWeek.SATURDAY
                    || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        }

        private static String weekday(LocalDate day) {
            return switch (day.getDayOfWeek()) {
                case SATURDAY -> "Saturday";
                case SUNDAY -> "Sunday";
                default -> "weekday";
            };
        }
    }
}
