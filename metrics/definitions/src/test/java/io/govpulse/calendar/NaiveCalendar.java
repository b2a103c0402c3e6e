// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The questions of {@link JurisdictionCalendar} answered the obvious way, by walking over days with
 * {@code java.time}: the oracle of the property tests and the other side of the benchmark. All days
 * have the same office hours.
 */
final class NaiveCalendar {

    /** The office hours of the calendar named china. */
    static final List<Slot> CHINA_HOURS =
            List.of(
                    new Slot(LocalTime.of(8, 30), LocalTime.of(12, 0)),
                    new Slot(LocalTime.of(13, 30), LocalTime.of(18, 0)));

    private final ZoneId zone;
    private final Predicate<LocalDate> worked;
    private final List<Slot> slots;

    record Slot(LocalTime opens, LocalTime closes) {}

    NaiveCalendar(ZoneId zone, Predicate<LocalDate> worked, List<Slot> slots) {
        this.zone = zone;
        this.worked = worked;
        this.slots = slots;
    }

    LocalDate plusWorkingDays(LocalDate start, long n) {
        LocalDate day = start;
        for (long counted = 0; counted < n; ) {
            day = day.plusDays(1);
            if (worked.test(day)) {
                counted++;
            }
        }
        return day;
    }

    /**
     * The last day of a limit in working days, with the pauses taken out one after another: a day
     * at whose midnight the clock stands still is not the last one.
     */
    LocalDate dueInWorkingDays(Instant start, long n, List<Pause> pauses) {
        LocalDate accepted = start.atZone(zone).toLocalDate();
        LocalDate due = plusWorkingDays(accepted, n);
        long paused = 0;
        for (Pause pause : union(start, pauses)) {
            Instant end = pause.end().orElseThrow();
            if (pause.from().isBefore(midnightAfter(due))) {
                paused += openSeconds(pause.from(), end);
                LocalDate pushed =
                        plusWorkingDays(accepted, n + (paused + daySeconds() - 1) / daySeconds());
                due = pushed.isAfter(due) ? pushed : due;
                while (!worked.test(due) || !midnightAfter(due).isAfter(end)) {
                    due = due.plusDays(1);
                }
            }
        }
        return due;
    }

    private Instant midnightAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** When a limit in minutes of office hours is used up, by waiting minute after minute. */
    Instant dueInWorkingMinutes(Instant start, long minutes, List<Pause> pauses) {
        Instant now = start;
        long left = minutes;
        while (left > 0) {
            Instant minute = now;
            boolean paused =
                    pauses.stream()
                            .anyMatch(
                                    pause ->
                                            !minute.isBefore(pause.from())
                                                    && minute.isBefore(pause.end().orElseThrow()));
            if (!paused && isOpen(minute)) {
                left--;
            }
            now = now.plusSeconds(60);
        }
        return now;
    }

    long workingSeconds(Instant from, Instant to, List<Pause> pauses) {
        long seconds = openSeconds(from, to);
        for (Pause pause : union(from, pauses)) {
            Instant end = pause.end().orElseThrow();
            seconds -= openSeconds(pause.from(), end.isBefore(to) ? end : to);
        }
        return seconds;
    }

    private boolean isOpen(Instant instant) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        return worked.test(instant.atZone(zone).toLocalDate())
                && slots.stream()
                        .anyMatch(s -> !time.isBefore(s.opens()) && time.isBefore(s.closes()));
    }

    private long openSeconds(Instant from, Instant to) {
        long seconds = 0;
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate();
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (worked.test(day)) {
                for (Slot slot : slots) {
                    long opens = day.atTime(slot.opens()).atZone(zone).toEpochSecond();
                    long closes = day.atTime(slot.closes()).atZone(zone).toEpochSecond();
                    long begins = Math.max(opens, from.getEpochSecond());
                    long ends = Math.min(closes, to.getEpochSecond());
                    seconds += Math.max(0, ends - begins);
                }
            }
        }
        return seconds;
    }

    private long daySeconds() {
        return slots.stream()
                .mapToLong(s -> s.closes().toSecondOfDay() - s.opens().toSecondOfDay())
                .sum();
    }

    private static List<Pause> union(Instant start, List<Pause> pauses) {
        List<Pause> sorted = new ArrayList<>(pauses);
        sorted.sort(Comparator.comparing(Pause::from));
        List<Pause> union = new ArrayList<>();
        Instant reached = start;
        for (Pause pause : sorted) {
            Instant from = pause.from().isAfter(reached) ? pause.from() : reached;
            Instant end = pause.end().orElseThrow();
            if (end.isAfter(from)) {
                union.add(Pause.between(from, end));
                reached = end;
            }
        }
        return union;
    }
}
