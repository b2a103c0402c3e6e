// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearQuarter;
import org.threeten.extra.YearWeek;

/**
 * A span of local days that figures are published for. Weeks are ISO weeks, Monday to Sunday.
 *
 * @param kind its kind
 * @param name its name: {@code 2011}, {@code 2011-Q3}, {@code 2011-08}, {@code 2011-W36}, {@code
 *     2011-08-31}, {@code rolling-30d}, {@code all}
 * @param first first day, inclusive
 * @param last last day, inclusive
 */
public record Period(Kind kind, String name, LocalDate first, LocalDate last) {

    /** The kinds of period. */
    public enum Kind {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        /** The last 30 days up to the day of the refresh. */
        ROLLING,
        /** Everything up to the day of the refresh. */
        ALL;

        /** The code in tables: {@code month}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Name of everything up to the day of the refresh. */
    public static final String ALL_NAME = "all";

    /** Name of the last 30 days up to the day of the refresh. */
    public static final String ROLLING_NAME = "rolling-30d";

    private static final int ROLLING_DAYS = 30;
    private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    /** Everything, whatever its day. */
    public static final Period EVER =
            new Period(Kind.ALL, ALL_NAME, BEGINNING, LocalDate.of(9999, 12, 31));

    private static final Pattern NAME =
            Pattern.compile(
                    "(?<year>\\d{4})|(?<quarter>\\d{4}-Q[1-4])|(?<month>\\d{4}-\\d{2})"
                            + "|(?<week>\\d{4}-W\\d{2})|(?<day>\\d{4}-\\d{2}-\\d{2})");

    /**
     * Reads a name.
     *
     * @param today day of the refresh in the platform's zone; it ends the open periods
     * @throws IllegalArgumentException when it names no period; the message says what is expected
     */
    public static Period parse(String name, LocalDate today) {
        if (name.equals(ALL_NAME)) {
            return all(today);
        }
        if (name.equals(ROLLING_NAME)) {
            return rolling(today);
        }
        Period period = named(name);
        // The library reads week 53 of a year that has 52 as the first of the next one.
        if (!period.name().equals(name)) {
            throw unknown(name, null);
        }
        return period;
    }

    private static Period named(String name) {
        Matcher matcher = NAME.matcher(name);
        try {
            if (matcher.matches()) {
                if (matcher.group("year") != null) {
                    return year(Year.parse(name).atDay(1));
                } else if (matcher.group("quarter") != null) {
                    return quarter(YearQuarter.parse(name).atDay(1));
                } else if (matcher.group("month") != null) {
                    return month(YearMonth.parse(name).atDay(1));
                } else if (matcher.group("week") != null) {
                    return week(YearWeek.parse(name).atDay(DayOfWeek.MONDAY));
                }
                return day(LocalDate.parse(name));
            }
        } catch (DateTimeException e) {
            throw unknown(name, e);
        }
        throw unknown(name, null);
    }

    private static IllegalArgumentException unknown(String name, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "Cannot read period: '"
                        + name
                        + "'; expected 2011, 2011-Q3, 2011-08, 2011-W36, 2011-08-31, rolling-30d"
                        + " or all",
                cause);
    }

    /**
     * Returns the calendar periods that hold this day: the day, its week, month, quarter and year.
     */
    public static List<Period> containing(LocalDate day) {
        List<Period> periods = new ArrayList<>();
        periods.add(day(day));
        periods.add(week(day));
        periods.add(month(day));
        periods.add(quarter(day));
        periods.add(year(day));
        return List.copyOf(periods);
    }

    /** Returns the periods that a total is kept of for this day: those that hold it, and ever. */
    public static List<Period> totalled(LocalDate day) {
        List<Period> periods = new ArrayList<>(containing(day));
        periods.add(EVER);
        return List.copyOf(periods);
    }

    public static Period day(LocalDate day) {
        return new Period(Kind.DAY, day.toString(), day, day);
    }

    static Period week(LocalDate day) {
        YearWeek week = YearWeek.from(day);
        return new Period(
                Kind.WEEK,
                week.toString(),
                week.atDay(DayOfWeek.MONDAY),
                week.atDay(DayOfWeek.SUNDAY));
    }

    public static Period month(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return new Period(Kind.MONTH, month.toString(), month.atDay(1), month.atEndOfMonth());
    }

    static Period quarter(LocalDate day) {
        YearQuarter quarter = YearQuarter.from(day);
        return new Period(
                Kind.QUARTER, quarter.toString(), quarter.atDay(1), quarter.atEndOfQuarter());
    }

    static Period year(LocalDate day) {
        Year year = Year.from(day);
        return new Period(
                Kind.YEAR, year.toString(), year.atDay(1), LocalDate.of(day.getYear(), 12, 31));
    }

    /** The last 30 days up to and with {@code today}. */
    public static Period rolling(LocalDate today) {
        return new Period(Kind.ROLLING, ROLLING_NAME, today.minusDays(ROLLING_DAYS - 1L), today);
    }

    /** Everything up to and with {@code today}. */
    public static Period all(LocalDate today) {
        return new Period(Kind.ALL, ALL_NAME, BEGINNING, today);
    }
}
