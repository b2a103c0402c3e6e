// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import io.govpulse.event.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The clock of a limit, watched minute after minute: a wall clock, a list of working days and
 * office hours, and nothing that is computed in one step. The oracle of {@link
 * MinuteClockPropertiesTest}; for a zone whose clocks do not change.
 */
final class MinuteClock {
    private static final int OFFICE_MINUTES = 480;
    private static final int DAY_MINUTES = 1440;

    private final long midnight;
    private final LocalDate first;
    private final boolean[] worked;

    MinuteClock(JurisdictionCalendar calendar, LocalDate first, int days) {
        midnight = first.atStartOfDay(calendar.zone()).toEpochSecond();
        this.first = first;
        worked = new boolean[days];
        for (int i = 0; i < days; i++) {
            worked[i] = calendar.isWorkingDay(first.plusDays(i));
        }
    }

    /**
     * Returns when a limit ends that is counted in several parts, one after the other.
     *
     * @param pauses in order, none of them touching another; all of whole minutes
     */
    LocalDateTime end(Instant start, List<Limit> parts, List<Pause> pauses) {
        int from = minuteOf(start);
        int over = 0;
        for (int i = 0; i < parts.size(); i++) {
            over = run(from, parts.get(i), pauses);
            boolean days = i + 1 < parts.size() && endsWithDay(parts.get(i + 1));
            // Days are counted from the last day on, hours from the last minute.
            from = days && endsWithDay(parts.get(i)) ? over - 1 : over;
        }
        LocalDateTime end = first.atStartOfDay().plusMinutes(over);
        return endsWithDay(parts.get(parts.size() - 1)) ? end.minusNanos(1_000) : end;
    }

    private static boolean endsWithDay(Limit limit) {
        return switch (limit.unit()) {
            case WORKING_DAY, DAY, MONTH, YEAR, ON_THE_SPOT -> true;
            default -> false;
        };
    }

    private int run(int from, Limit limit, List<Pause> pauses) {
        return switch (limit.unit()) {
            case WORKING_DAY -> workingDays(from, from / DAY_MINUTES, (int) limit.whole(), pauses);
            case ON_THE_SPOT -> workingDays(from, dayBeforeNextOpening(from), 1, pauses);
            case DAY -> calendarDays(from, from / DAY_MINUTES + (int) limit.whole(), pauses);
            case MONTH ->
                    calendarDays(
                            from,
                            (int)
                                    (first.plusDays(from / DAY_MINUTES)
                                                    .plusMonths(limit.whole())
                                                    .toEpochDay()
                                            - first.toEpochDay()),
                            pauses);
            case WORKING_HOUR -> count(from, (int) limit.whole() * 60, true, pauses);
            case HOUR -> count(from, (int) limit.whole() * 60, false, pauses);
            default -> throw new IllegalArgumentException(limit.toString());
        };
    }

    /** Waits until so many minutes have passed that count. */
    private int count(int from, int minutes, boolean office, List<Pause> pauses) {
        int minute = from;
        for (int left = minutes; left > 0; minute++) {
            if (!isPaused(from, minute, pauses) && (!office || isOpen(minute))) {
                left--;
            }
        }
        return minute;
    }

    /** Waits for the end of the last working day, which every paused office day moves on. */
    private int workingDays(int from, int after, int days, List<Pause> pauses) {
        return days(
                from,
                pauses,
                new Days() {
                    private int paused;

                    @Override
                    public void pause(int minute) {
                        paused += isOpen(minute) ? 1 : 0;
                    }

                    @Override
                    public int last() {
                        return workingDay(after, days + ceil(paused, OFFICE_MINUTES));
                    }
                });
    }

    /** Waits for the end of the last day or, where it is off, of the next working day. */
    private int calendarDays(int from, int day, List<Pause> pauses) {
        return days(
                from,
                pauses,
                new Days() {
                    private int paused;

                    @Override
                    public void pause(int minute) {
                        paused++;
                    }

                    @Override
                    public int last() {
                        return workedOnOrAfter(day + ceil(paused, DAY_MINUTES));
                    }
                });
    }

    /** The last day of a limit, which pauses move. */
    private interface Days {
        void pause(int minute);

        int last();
    }

    /** Waits until the last day is over. While the clock stands still nothing can run out. */
    private int days(int from, List<Pause> pauses, Days days) {
        int earliest = 0;
        int last = days.last();
        boolean paused = false;
        for (int minute = from; ; minute++) {
            boolean pausesNow = isPaused(from, minute, pauses);
            int over = (Math.max(last, earliest) + 1) * DAY_MINUTES;
            if (minute >= over && !paused) {
                return over;
            }
            if (minute >= over && !pausesNow) {
                earliest = workedOnOrAfter(minute / DAY_MINUTES);
            }
            if (pausesNow) {
                days.pause(minute);
                last = days.last();
            }
            paused = pausesNow;
        }
    }

    private int workedOnOrAfter(int day) {
        int found = day;
        while (!worked[found]) {
            found++;
        }
        return found;
    }

    private int workingDay(int after, int n) {
        int day = after;
        for (int left = n; left > 0; ) {
            day++;
            left -= worked[day] ? 1 : 0;
        }
        return day;
    }

    /** On the spot: by the end of the day on which the office is open next. */
    private int dayBeforeNextOpening(int from) {
        int minute = from;
        while (!isOpen(minute)) {
            minute++;
        }
        return minute / DAY_MINUTES - 1;
    }

    private boolean isOpen(int minute) {
        int time = minute % DAY_MINUTES;
        boolean hours = (time >= 510 && time < 720) || (time >= 810 && time < 1080);
        return hours && worked[minute / DAY_MINUTES];
    }

    private boolean isPaused(int from, int minute, List<Pause> pauses) {
        for (Pause pause : pauses) {
            if (minute >= from
                    && minute >= minuteOf(pause.from())
                    && minute < minuteOf(pause.end().orElseThrow())) {
                return true;
            }
        }
        return false;
    }

    private int minuteOf(Instant instant) {
        return Math.toIntExact((instant.getEpochSecond() - midnight) / 60);
    }

    private static int ceil(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
