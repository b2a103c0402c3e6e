// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A calendar from YAML. {@code docs/time.md} lists the keys with an example.
 *
 * <p>A file may start from another calendar ({@code extends}) and an iCalendar file beside it
 * ({@code ical}); what it states itself takes precedence over both. Nothing is guessed: without
 * {@code extends} it must state its zone, weekend, office hours and for which years its holidays
 * are known.
 */
final class YamlCalendar {

    private static final List<String> KEYS =
            List.of(
                    "extends",
                    "holidays",
                    "ical",
                    "id",
                    "known",
                    "last-day-moves",
                    "make-up-days",
                    "office-hours",
                    "weekend",
                    "yearly-holidays",
                    "zone");

    private static final Set<String> KNOWN_KEYS = Set.of("from", "through");
    private static final String OTHER_DAYS = "other-days";

    private final CalendarFile file;
    private final Optional<DayRules> base;

    private YamlCalendar(CalendarFile file) {
        this.file = file;
        this.base = file.text("extends").map(Calendars::rules);
    }

    static DayRules rules(Path path) {
        return new YamlCalendar(CalendarFile.read(path, KEYS)).rules();
    }

    private DayRules rules() {
        String id = file.text("id").orElseThrow(() -> missing("id"));
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> makeUpDays = new HashSet<>();
        base.ifPresent(
                rules -> {
                    holidays.addAll(rules.holidays());
                    makeUpDays.addAll(rules.makeUpDays());
                });
        holidays.addAll(yearlyHolidays());
        holidays.removeAll(makeUpDays);
        Optional<ICalendarDays> ical =
                file.text("ical").map(name -> ICalendarDays.read(file.path().resolveSibling(name)));
        ical.ifPresent(days -> override(holidays, makeUpDays, days.holidays(), days.makeUpDays()));
        override(holidays, makeUpDays, dates("holidays"), dates("make-up-days"));
        return new DayRules(
                id,
                file.text("zone")
                        .map(Calendars::zone)
                        .or(() -> base.map(DayRules::zone))
                        .orElseThrow(() -> missing("zone")),
                weekend(),
                hours(),
                holidays,
                makeUpDays,
                known(
                        "from",
                        Stream.concat(
                                ical.map(ICalendarDays::knownFrom).stream(),
                                base.map(DayRules::knownFrom).stream())),
                known(
                        "through",
                        Stream.concat(
                                ical.map(ICalendarDays::knownThrough).stream(),
                                base.map(DayRules::knownThrough).stream())),
                file.flag("last-day-moves")
                        .or(() -> base.map(DayRules::lastDayMoves))
                        .orElse(true));
    }

    /**
     * Later statements take precedence over earlier ones; one statement must not contradict itself.
     */
    private void override(
            Set<LocalDate> holidays,
            Set<LocalDate> makeUpDays,
            Set<LocalDate> newHolidays,
            Set<LocalDate> newMakeUpDays) {
        for (LocalDate day : newHolidays) {
            if (newMakeUpDays.contains(day)) {
                throw wrong("both a holiday and a make-up day on " + day, "one of the two");
            }
        }
        holidays.removeAll(newMakeUpDays);
        makeUpDays.removeAll(newHolidays);
        holidays.addAll(newHolidays);
        makeUpDays.addAll(newMakeUpDays);
    }

    private Set<DayOfWeek> weekend() {
        if (!file.has("weekend")) {
            return base.map(DayRules::weekend).orElseThrow(() -> missing("weekend"));
        }
        Set<DayOfWeek> weekend = new HashSet<>();
        for (String name : file.list("weekend")) {
            weekend.add(dayOfWeek(name));
        }
        return weekend;
    }

    private DayOfWeek dayOfWeek(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (key(day).equals(name.toLowerCase(Locale.ROOT))) {
                return day;
            }
        }
        throw wrong("day of the week " + name, "monday to sunday");
    }

    private OfficeHours hours() {
        if (!file.has("office-hours")) {
            return base.map(DayRules::hours).orElseThrow(() -> missing("office-hours"));
        }
        if (!file.isMapping("office-hours")) {
            return OfficeHours.daily(slots(file.list("office-hours")));
        }
        Set<String> keys = new HashSet<>(Set.of(OTHER_DAYS));
        for (DayOfWeek day : DayOfWeek.values()) {
            keys.add(key(day));
        }
        List<OfficeHours.Slot> others = slots(file.listIn("office-hours", OTHER_DAYS, keys));
        Map<DayOfWeek, List<OfficeHours.Slot>> byDay = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<OfficeHours.Slot> own = slots(file.listIn("office-hours", key(day), keys));
            byDay.put(day, own.isEmpty() ? others : own);
        }
        return new OfficeHours(byDay);
    }

    private static List<OfficeHours.Slot> slots(List<String> texts) {
        return texts.stream().map(OfficeHours.Slot::parse).toList();
    }

    private static String key(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /**
     * As the file states; else what the iCalendar file and the extended calendar cover together.
     */
    private LocalDate known(String end, Stream<LocalDate> covered) {
        boolean first = end.equals("from");
        Optional<String> text =
                file.has("known") ? file.textIn("known", end, KNOWN_KEYS) : Optional.empty();
        return text.map(value -> yearOrDate(value, first))
                .or(
                        () ->
                                first
                                        ? covered.min(Comparator.naturalOrder())
                                        : covered.max(Comparator.naturalOrder()))
                .orElseThrow(() -> missing("known: {from: YEAR, through: YEAR}"));
    }

    private LocalDate yearOrDate(String text, boolean first) {
        if (!text.matches("\\d{4}")) {
            return date(text);
        }
        int year = Integer.parseInt(text);
        return first ? LocalDate.of(year, 1, 1) : LocalDate.of(year, 12, 31);
    }

    private Set<LocalDate> dates(String key) {
        Set<LocalDate> dates = new HashSet<>();
        for (String text : file.list(key)) {
            List<String> ends = ends(text);
            LocalDate first = date(ends.get(0));
            LocalDate last = date(ends.get(1));
            if (last.isBefore(first)) {
                throw wrong("period " + text, "one that begins before it ends");
            }
            first.datesUntil(last.plusDays(1)).forEach(dates::add);
        }
        return dates;
    }

    private Set<LocalDate> yearlyHolidays() {
        List<MonthDay> days = new ArrayList<>();
        for (String text : file.list("yearly-holidays")) {
            try {
                days.add(MonthDay.parse("--" + text));
            } catch (DateTimeException e) {
                throw wrong("yearly holiday " + text, "month and day such as 12-25");
            }
        }
        Set<LocalDate> dates = new HashSet<>();
        for (int year = DayTable.FIRST.getYear(); year <= DayTable.LAST.getYear(); year++) {
            for (MonthDay day : days) {
                if (day.isValidYear(year)) {
                    dates.add(day.atYear(year));
                }
            }
        }
        return dates;
    }

    private static List<String> ends(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? List.of(text, text)
                : List.of(text.substring(0, slash), text.substring(slash + 1));
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("date " + text, "2026-10-01, or a period 2026-10-01/2026-10-07");
        }
    }

    private IllegalArgumentException missing(String key) {
        return new IllegalArgumentException(
                "Cannot read calendar " + file.path() + ": expected key " + key);
    }

    private IllegalArgumentException wrong(String what, String expected) {
        return new IllegalArgumentException(
                "Cannot read calendar " + file.path() + ": " + what + "; expected " + expected);
    }
}
