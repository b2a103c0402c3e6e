// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours at which the office is open on a day that is worked: slots per day of the week.
 *
 * @param byDay the slots of each of the seven days, in order and without overlap; the days off need
 *     slots too, because a make-up day may fall on any of them
 */
record OfficeHours(Map<DayOfWeek, List<Slot>> byDay) {

    /** Open from midnight to midnight. */
    static final OfficeHours ALWAYS = daily(List.of(new Slot(0, Slot.DAY)));

    private static final Pattern TEXT = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");

    /**
     * A slot of opening, in seconds of the local clock since midnight.
     *
     * @param opens included
     * @param closes not included; {@link #DAY} is midnight at the end of the day
     */
    record Slot(int opens, int closes) {

        static final int DAY = 86_400;

        Slot {
            if (opens < 0 || closes > DAY || opens >= closes) {
                throw new IllegalArgumentException(
                        "Cannot make office hours "
                                + clock(opens)
                                + "-"
                                + clock(closes)
                                + "; expected a slot that opens before it closes, within one day"
                                + " (24:00 is its end)");
            }
        }

        /** Reads {@code 08:30-12:00}; {@code 24:00} is the end of the day. */
        static Slot parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "Cannot read office hours: "
                                + text
                                + "; expected a slot such as 08:30-12:00");
            }
            return new Slot(
                    seconds(text, matcher.group(1), matcher.group(2)),
                    seconds(text, matcher.group(3), matcher.group(4)));
        }

        private static int seconds(String text, String hour, String minute) {
            int hours = Integer.parseInt(hour);
            int minutes = Integer.parseInt(minute);
            if (minutes > 59 || hours > 24) {
                throw new IllegalArgumentException(
                        "Cannot read office hours: "
                                + text
                                + "; expected hours from 00 to 24, minutes from 00 to 59");
            }
            return (hours * 60 + minutes) * 60;
        }

        private static String clock(int second) {
            return second == DAY ? "24:00" : LocalTime.ofSecondOfDay(second).toString();
        }

        @Override
        public String toString() {
            return clock(opens) + "-" + clock(closes);
        }
    }

    OfficeHours {
        Map<DayOfWeek, List<Slot>> copy = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Slot> slots = byDay.get(day);
            if (slots == null || slots.isEmpty()) {
                throw new IllegalArgumentException(
                        "Cannot make office hours: none on "
                                + day
                                + "; expected a slot for each day of the week, days off too (make-up days)");
            }
            copy.put(day, inOrder(slots));
        }
        byDay = Collections.unmodifiableMap(copy);
    }

    /** Returns the same slots for each day that is worked. */
    static OfficeHours daily(List<Slot> slots) {
        Map<DayOfWeek, List<Slot>> byDay = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            byDay.put(day, slots);
        }
        return new OfficeHours(byDay);
    }

    /** Returns the slots of the day of the week, whether or not it is worked. */
    List<Slot> on(DayOfWeek day) {
        List<Slot> slots = byDay.get(day);
        if (slots == null) {
            throw new AssertionError("The constructor demands slots for each day of the week");
        }
        return slots;
    }

    /** Returns whether the office never closes on a day that is worked. */
    boolean aroundTheClock() {
        return equals(ALWAYS);
    }

    private static List<Slot> inOrder(List<Slot> slots) {
        List<Slot> sorted = new ArrayList<>(slots);
        sorted.sort((a, b) -> Integer.compare(a.opens(), b.opens()));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).opens() < sorted.get(i - 1).closes()) {
                throw new IllegalArgumentException(
                        "Cannot make office hours: "
                                + sorted.get(i - 1)
                                + " and "
                                + sorted.get(i)
                                + " overlap; expected slots apart from each other");
            }
        }
        return List.copyOf(sorted);
    }
}
