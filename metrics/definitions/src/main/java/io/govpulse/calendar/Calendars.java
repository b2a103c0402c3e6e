// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The source of calendars: by name, or from a file of the place. */
public final class Calendars {

    /** What {@link #named} expects, for messages to users. */
    public static final String EXPECTED =
            "expected china, or around-the-clock/ZONE such as"
                    + " around-the-clock/America/New_York";

    private static final String CLOCK = "around-the-clock/";

    /** Laid out once each: they are immutable, and there are no more of them than zones. */
    private static final Map<String, JurisdictionCalendar> NAMED = new ConcurrentHashMap<>();

    private Calendars() {}

    /**
     * Returns a calendar that needs no file.
     *
     * <ul>
     *   <li>{@code china}: the holidays and make-up days of the State Council's notices,
     *       08:30-12:00 and 13:30-18:00, Asia/Shanghai. A place with other hours names them in a
     *       file that {@code extends: china}.
     *   <li>{@code around-the-clock/ZONE}: every day and hour of a zone of the tz database, for
     *       promises that run by the clock. A day is a local day, also with 23 or 25 hours.
     * </ul>
     *
     * <p>Years after the last notice are to come, not past, until {@link JurisdictionCalendar#asOf}
     * says otherwise. Each is laid out once; that takes some tenths of a second.
     *
     * @throws IllegalArgumentException if there is no such calendar; the message says what is
     *     expected
     */
    public static JurisdictionCalendar named(String name) {
        return NAMED.computeIfAbsent(name, known -> JurisdictionCalendar.of(rules(known)));
    }

    /**
     * Reads the calendar of a place from its file: YAML ({@code .yaml}, {@code .yml}) with weekend,
     * holidays, make-up days, office hours and zone, or iCalendar ({@code .ics}) with holidays and
     * make-up days.
     *
     * @throws IllegalArgumentException if the file is missing or holds something that cannot be
     *     read; the message names the file and what is expected
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static JurisdictionCalendar load(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return JurisdictionCalendar.of(YamlCalendar.rules(file));
        }
        if (name.endsWith(".ics")) {
            return JurisdictionCalendar.of(ICalendarDays.rules(file));
        }
        throw new IllegalArgumentException(
                "Cannot read calendar: " + file + "; expected a file named .yaml, .yml or .ics");
    }

    /** Returns whether a text names a file for {@link #load} and not a calendar of its own. */
    public static boolean isFile(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".ics");
    }

    static DayRules rules(String name) {
        if (name.equals("china")) {
            return ChinaHolidays.rules(name);
        }
        if (name.startsWith(CLOCK)) {
            return aroundTheClock(name, zone(name.substring(CLOCK.length())));
        }
        throw new IllegalArgumentException("Cannot find calendar: " + name + "; " + EXPECTED);
    }

    private static DayRules aroundTheClock(String name, ZoneId zone) {
        return new DayRules(
                name,
                zone,
                Set.of(),
                OfficeHours.ALWAYS,
                Set.of(),
                Set.of(),
                DayTable.FIRST,
                DayTable.LAST,
                true);
    }

    static ZoneId zone(String name) {
        // Names of the tz database only: each calendar is kept for good, and there is no end to
        // offsets.
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException(
                    "Cannot find time zone: "
                            + name
                            + "; expected a name such as Asia/Shanghai or America/New_York");
        }
        return ZoneId.of(name);
    }
}
