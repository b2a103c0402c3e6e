// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.RawProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;

/**
 * Days off and make-up days from an iCalendar file (RFC 5545), read without a network.
 *
 * <p>An all-day event is a holiday; rules of recurrence are followed. It is a make-up day if it is
 * marked {@code CATEGORIES:WORKDAY} or, as calendars published for China are, {@code
 * X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY}; where one event of a file carries that property, those
 * without it are observances and count nothing. An event at a time of day, or one that is called a
 * make-up day (补班) without being marked as one, is an error: to take it for a holiday would be a
 * guess.
 *
 * @param name the calendar's name, or the file's
 * @param zone the zone if the file states one
 * @param knownFrom the first day of the first year with an event
 * @param knownThrough the last day of the last year with an event that does not recur for ever; the
 *     end of all tables if all do
 */
record ICalendarDays(
        String name,
        Optional<ZoneId> zone,
        Set<LocalDate> holidays,
        Set<LocalDate> makeUpDays,
        LocalDate knownFrom,
        LocalDate knownThrough) {

    private static final String SPECIAL_DAY = "X-APPLE-SPECIAL-DAY";

    /**
     * Returns the rules of a calendar from the file alone: weekends on Saturday and Sunday, working
     * days count whole.
     */
    static DayRules rules(Path path) {
        ICalendarDays days = read(path);
        return new DayRules(
                days.name,
                days.zone.orElseThrow(
                        () ->
                                cannot(
                                        path,
                                        "it has no X-WR-TIMEZONE; add one, or name the file under ical: in a"
                                                + " YAML calendar that states its zone")),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                OfficeHours.ALWAYS,
                days.holidays,
                days.makeUpDays,
                days.knownFrom,
                days.knownThrough,
                true);
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it is missing, is no iCalendar file or has an event of
     *     which it is not certain what it means
     */
    static ICalendarDays read(Path path) {
        ICalendar calendar = Biweekly.parse(CalendarFile.text(path)).first();
        if (calendar == null || calendar.getEvents().isEmpty()) {
            throw cannot(path, "it has no events; expected an iCalendar file (RFC 5545)");
        }
        return new Reader(path, calendar).read();
    }

    private static IllegalArgumentException cannot(Path path, String why) {
        return new IllegalArgumentException("Cannot read calendar " + path + ": " + why);
    }

    private static final class Reader {

        private final Path path;
        private final ICalendar calendar;
        private final boolean marksHolidays;
        private final Set<LocalDate> holidays = new HashSet<>();
        private final Set<LocalDate> makeUpDays = new HashSet<>();
        private LocalDate first = LocalDate.MAX;
        private LocalDate last = LocalDate.MIN;

        Reader(Path path, ICalendar calendar) {
            this.path = path;
            this.calendar = calendar;
            this.marksHolidays =
                    calendar.getEvents().stream()
                            .anyMatch(event -> event.getExperimentalProperty(SPECIAL_DAY) != null);
        }

        ICalendarDays read() {
            for (VEvent event : calendar.getEvents()) {
                boolean cancelled = event.getStatus() != null && event.getStatus().isCancelled();
                boolean observance =
                        marksHolidays && event.getExperimentalProperty(SPECIAL_DAY) == null;
                if (!cancelled && !observance) {
                    add(event);
                }
            }
            if (first.equals(LocalDate.MAX)) {
                throw cannot(path, "all of its events are cancelled or observances");
            }
            LocalDate through = last.equals(LocalDate.MIN) ? DayTable.LAST : last;
            return new ICalendarDays(
                    property("X-WR-CALNAME").orElse(path.getFileName().toString()),
                    property("X-WR-TIMEZONE").map(Calendars::zone),
                    holidays,
                    makeUpDays,
                    first.withDayOfYear(1),
                    through.withDayOfYear(through.lengthOfYear()));
        }

        private Optional<String> property(String name) {
            return Optional.ofNullable(calendar.getExperimentalProperty(name))
                    .map(RawProperty::getValue);
        }

        private void add(VEvent event) {
            if (event.getDateStart() == null) {
                throw cannot(path, "the event " + name(event) + " has no DTSTART");
            }
            LocalDate start = date(event, event.getDateStart().getValue());
            long length = Math.max(1, length(event, start));
            Set<LocalDate> days = isMakeUpDay(event) ? makeUpDays : holidays;
            boolean endless = isEndless(event);
            // The library makes dates in the zone it is given and reads them in the default one.
            TimeZone zone = TimeZone.getDefault();
            DateIterator starts = event.getDateIterator(zone);
            while (starts.hasNext()) {
                LocalDate day = starts.next().toInstant().atZone(zone.toZoneId()).toLocalDate();
                LocalDate end = day.plusDays(length - 1);
                if (end.isAfter(DayTable.LAST)) {
                    break;
                }
                day.datesUntil(end.plusDays(1)).forEach(days::add);
                first = day.isBefore(first) ? day : first;
                last = !endless && end.isAfter(last) ? end : last;
            }
        }

        private static boolean isEndless(VEvent event) {
            return event.getRecurrenceRule() != null
                    && event.getRecurrenceRule().getValue().getCount() == null
                    && event.getRecurrenceRule().getValue().getUntil() == null;
        }

        private long length(VEvent event, LocalDate start) {
            if (event.getDateEnd() != null) {
                return ChronoUnit.DAYS.between(start, date(event, event.getDateEnd().getValue()));
            }
            if (event.getDuration() != null) {
                Duration duration = event.getDuration().getValue();
                return duration.toMillis() / ChronoUnit.DAYS.getDuration().toMillis();
            }
            return 1;
        }

        private boolean isMakeUpDay(VEvent event) {
            RawProperty special = event.getExperimentalProperty(SPECIAL_DAY);
            boolean marked =
                    (special != null && special.getValue().equals("ALTERNATE-WORKDAY"))
                            || event.getCategories().stream()
                                    .flatMap(categories -> categories.getValues().stream())
                                    .anyMatch(c -> c.toUpperCase(Locale.ROOT).equals("WORKDAY"));
            if (!marked && special == null && name(event).contains("班")) {
                throw cannot(
                        path,
                        "the event "
                                + name(event)
                                + " is called a make-up day but is not marked as one; add"
                                + " CATEGORIES:WORKDAY to it");
            }
            return marked;
        }

        private LocalDate date(VEvent event, ICalDate date) {
            DateTimeComponents parts = date.getRawComponents();
            if (date.hasTime() || parts == null) {
                throw cannot(
                        path,
                        "the event "
                                + name(event)
                                + " has a time of day; expected all-day events (VALUE=DATE)");
            }
            return LocalDate.of(parts.getYear(), parts.getMonth(), parts.getDate());
        }

        private static String name(VEvent event) {
            return event.getSummary() == null ? "without a name" : event.getSummary().getValue();
        }
    }
}
