// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays out the days of a calendar: the one place that walks over days, once per calendar. */
final class DayTableBuilder {

    /** Keeps every product in {@link DayTable} and {@link JurisdictionCalendar} within a long. */
    private static final long MAX_UNITS_PER_DAY = 100_000_000_000L;

    private final DayRules rules;
    private final Map<DayShape, Byte> indexes = new LinkedHashMap<>();

    private DayTableBuilder(DayRules rules) {
        this.rules = rules;
        indexes.put(new DayShape(new int[0], new int[0]), (byte) 0);
    }

    /**
     * Returns the table of a calendar.
     *
     * @throws IllegalArgumentException if the office hours differ so much from day to day that
     *     parts of days cannot be counted exactly
     */
    static DayTable build(DayRules rules) {
        return new DayTableBuilder(rules).build();
    }

    private DayTable build() {
        long[] midnight = new long[DayTable.DAYS + 1];
        for (int day = 0; day <= DayTable.DAYS; day++) {
            midnight[day] = DayTable.FIRST.plusDays(day).atStartOfDay(rules.zone()).toEpochSecond();
        }
        byte[] shapeOf = new byte[DayTable.DAYS];
        for (int day = 0; day < DayTable.DAYS; day++) {
            LocalDate date = DayTable.FIRST.plusDays(day);
            if (rules.isWorked(date)) {
                shapeOf[day] = indexOf(shape(date, midnight[day], midnight[day + 1]));
            }
        }
        DayShape[] shapes = indexes.keySet().toArray(new DayShape[0]);
        return new DayTable(midnight, shapeOf, shapes, unitsPerDay(shapes));
    }

    private byte indexOf(DayShape shape) {
        return indexes.computeIfAbsent(
                shape,
                added -> {
                    if (indexes.size() > Byte.MAX_VALUE) {
                        throw new IllegalArgumentException(
                                "Cannot make calendar "
                                        + rules.id()
                                        + ": more than "
                                        + Byte.MAX_VALUE
                                        + " kinds of day; expected fewer different office hours");
                    }
                    return (byte) indexes.size();
                });
    }

    private DayShape shape(LocalDate date, long begins, long ends) {
        List<OfficeHours.Slot> slots = new ArrayList<>(rules.hours().on(date.getDayOfWeek()));
        int[] opens = new int[slots.size()];
        int[] closes = new int[slots.size()];
        for (int i = 0; i < opens.length; i++) {
            opens[i] = elapsed(date, slots.get(i).opens(), begins, ends);
            closes[i] = elapsed(date, slots.get(i).closes(), begins, ends);
        }
        return new DayShape(opens, closes);
    }

    private int elapsed(LocalDate date, int localSecond, long begins, long ends) {
        if (localSecond == OfficeHours.Slot.DAY) {
            return (int) (ends - begins);
        }
        ZoneId zone = rules.zone();
        long second = date.atStartOfDay().plusSeconds(localSecond).atZone(zone).toEpochSecond();
        return (int) Math.max(0, Math.min(second, ends) - begins);
    }

    /** The least common multiple of all lengths of working days. */
    private long unitsPerDay(DayShape[] shapes) {
        long units = 1;
        for (DayShape shape : shapes) {
            if (shape.total() > 0) {
                units = units / gcd(units, shape.total()) * shape.total();
                if (units > MAX_UNITS_PER_DAY) {
                    throw new IllegalArgumentException(
                            "Cannot make calendar "
                                    + rules.id()
                                    + ": the lengths of its working days have no common measure;"
                                    + " expected office hours in full quarters of an hour");
                }
            }
        }
        return units;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
