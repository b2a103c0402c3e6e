// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * All days of a calendar from 1950 to 2149 with prefix sums over them, so that every question is a
 * few array reads however far apart its days lie.
 *
 * <p>Days are numbered from 0 on 1950-01-01; working days by their ordinal, from 0. The position of
 * an instant is the number of open seconds before it. Positions in days use {@link #unitsPerDay}, a
 * multiple of every working day's length, so that parts of days are exact integers and a sum of
 * pauses is never rounded before its end.
 *
 * <p>Correct under these assumptions:
 *
 * <ul>
 *   <li>{@code midnight} ascends (a day that a zone skipped altogether has length 0 and is not
 *       worked).
 *   <li>A bucket of positions is no longer than the shortest working day, so at most two working
 *       days share one, and the search in {@link #ordinalAt} advances at most once.
 *   <li>A zone's offset differs from its first one by less than two days at any time, so the search
 *       in {@link #dayAt} moves at most twice.
 * </ul>
 */
final class DayTable {

    static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    static final LocalDate LAST = LocalDate.of(2149, 12, 31);
    static final int DAYS = Math.toIntExact(LAST.toEpochDay() - FIRST.toEpochDay() + 1);

    private static final int FIRST_EPOCH_DAY = Math.toIntExact(FIRST.toEpochDay());

    private final long[] midnight;
    private final long begin;
    private final long end;
    private final int[] workedBefore;
    private final int[] workday;
    private final long[] openBefore;
    private final int[] bucket;
    private final long bucketLength;
    private final byte[] shapeOf;
    private final DayShape[] shapes;
    private final int slotsPerShape;
    private final int[] opens;
    private final int[] closes;
    private final long unitsPerDay;
    private final long[] unitsPerSecond;
    private final boolean uniform;

    /**
     * Only {@link DayTableBuilder} calls this.
     *
     * @param midnight the epoch second at which each day begins, and the end of the last
     * @param shapeOf for each day the index of its shape; index 0 is a day off
     * @param shapes the shapes, the first one empty
     */
    DayTable(long[] midnight, byte[] shapeOf, DayShape[] shapes, long unitsPerDay) {
        this.midnight = midnight;
        begin = midnight[0];
        end = midnight[DAYS];
        this.shapeOf = shapeOf;
        this.shapes = shapes;
        this.unitsPerDay = unitsPerDay;
        slotsPerShape = Arrays.stream(shapes).mapToInt(DayShape::slots).max().orElse(0);
        opens = new int[shapes.length * slotsPerShape];
        closes = new int[shapes.length * slotsPerShape];
        for (int shape = 0; shape < shapes.length; shape++) {
            for (int slot = 0; slot < shapes[shape].slots(); slot++) {
                opens[shape * slotsPerShape + slot] = shapes[shape].opens(slot);
                closes[shape * slotsPerShape + slot] = shapes[shape].closes(slot);
            }
        }
        unitsPerSecond = new long[shapes.length];
        for (int i = 1; i < shapes.length; i++) {
            unitsPerSecond[i] = unitsPerDay / shapes[i].total();
        }
        uniform = Arrays.stream(unitsPerSecond).skip(1).allMatch(units -> units == 1);
        workedBefore = new int[DAYS + 1];
        openBefore = new long[DAYS + 1];
        for (int day = 0; day < DAYS; day++) {
            workedBefore[day + 1] = workedBefore[day] + (shapeOf[day] == 0 ? 0 : 1);
            openBefore[day + 1] = openBefore[day] + shapes[shapeOf[day]].total();
        }
        workday = new int[workedBefore[DAYS]];
        long shortest = Long.MAX_VALUE;
        for (int day = 0; day < DAYS; day++) {
            if (shapeOf[day] != 0) {
                workday[workedBefore[day]] = day;
                shortest = Math.min(shortest, shapes[shapeOf[day]].total());
            }
        }
        bucketLength = shortest;
        bucket = new int[Math.toIntExact(openBefore[DAYS] / bucketLength) + 1];
        int ordinal = 0;
        for (int i = 0; i < bucket.length; i++) {
            while (ordinal + 1 < workday.length && openUntil(ordinal) <= i * bucketLength) {
                ordinal++;
            }
            bucket[i] = ordinal;
        }
    }

    /** Open seconds before the end of a working day. */
    private long openUntil(int ordinal) {
        return openBefore[workday[ordinal] + 1];
    }

    /** Returns how many units of position one working day has. */
    long unitsPerDay() {
        return unitsPerDay;
    }

    /** Returns the epoch second at which the table ends. */
    long end() {
        return end;
    }

    /**
     * Returns the day of an instant.
     *
     * @throws OutsideCalendarException if the instant lies outside the table
     */
    int dayAt(long epochSecond) {
        if (epochSecond < begin || epochSecond >= end) {
            throw outside(Instant.ofEpochSecond(epochSecond).toString());
        }
        int day = (int) Math.min((epochSecond - begin) / 86_400, DAYS - 1);
        while (midnight[day] > epochSecond) {
            day--;
        }
        while (midnight[day + 1] <= epochSecond) {
            day++;
        }
        return day;
    }

    /**
     * Returns the number of a date.
     *
     * @throws OutsideCalendarException if the date lies outside the table
     */
    int dayOf(LocalDate date) {
        long day = date.toEpochDay() - FIRST_EPOCH_DAY;
        if (day < 0 || day >= DAYS) {
            throw outside(date.toString());
        }
        return (int) day;
    }

    LocalDate dateOf(int day) {
        return LocalDate.ofEpochDay((long) FIRST_EPOCH_DAY + day);
    }

    boolean isWorked(int day) {
        return shapeOf[day] != 0;
    }

    /** Counts the working days before the day. */
    int workedBefore(int day) {
        return workedBefore[day];
    }

    /**
     * Returns the day of a working day's ordinal.
     *
     * @throws OutsideCalendarException if there is none in the table
     */
    int workday(long ordinal) {
        if (ordinal < 0 || ordinal >= workday.length) {
            throw outside("a working day " + (ordinal < 0 ? "before " + FIRST : "after " + LAST));
        }
        return workday[(int) ordinal];
    }

    /** Returns the epoch second at which the day begins. */
    long midnight(int day) {
        return midnight[day];
    }

    /** Returns the epoch second at which the day is over. */
    long midnightAfter(int day) {
        return midnight[day + 1];
    }

    /** Returns the day itself if it is worked, else the next working day. */
    int sameOrNextWorked(int day) {
        return workday(workedBefore[day]);
    }

    /** Returns the open seconds before the instant. */
    long position(long epochSecond) {
        int day = dayAt(epochSecond);
        return openBefore[day] + openSeconds(day, epochSecond);
    }

    /**
     * Returns whether all working days are equally long, so that a unit is a second and both
     * positions agree.
     */
    boolean isUniform() {
        return uniform;
    }

    /** Returns the open time before the instant in units of a day, {@link #unitsPerDay} each. */
    long unitPosition(long epochSecond) {
        int day = dayAt(epochSecond);
        return uniform
                ? openBefore[day] + openSeconds(day, epochSecond)
                : workedBefore[day] * unitsPerDay
                        + openSeconds(day, epochSecond) * unitsPerSecond[shapeOf[day]];
    }

    /**
     * Returns the seconds of the local clock, each day counted as 86,400 of them, also where the
     * clocks change: a pause from midnight to midnight is one day, not 23 or 25 hours.
     */
    long localPosition(long epochSecond) {
        int day = dayAt(epochSecond);
        long length = midnight[day + 1] - midnight[day];
        return day * 86_400L + (epochSecond - midnight[day]) * 86_400L / length;
    }

    /**
     * Returns the ordinal of the working day during which the open second after the position
     * passes.
     *
     * @throws OutsideCalendarException if the position lies beyond the table
     */
    int ordinalAt(long position) {
        if (position >= openBefore[DAYS]) {
            throw outside("a time after " + LAST);
        }
        int ordinal = bucket[(int) (position / bucketLength)];
        while (openUntil(ordinal) <= position) {
            ordinal++;
        }
        return ordinal;
    }

    /** Returns the earliest epoch second with the position; the position must be greater than 0. */
    long secondAt(long position) {
        int ordinal = ordinalAt(position - 1);
        int day = workday[ordinal];
        int open = (int) (position - openBefore[day]);
        return midnight[day] + shapes[shapeOf[day]].secondOf(open);
    }

    /**
     * Returns the epoch second by which a part of a working day's open time has passed, in
     * thousandths.
     */
    long secondOfPart(int day, int thousandths) {
        DayShape shape = shapes[shapeOf[day]];
        long open = Math.floorDiv((long) shape.total() * thousandths + 999, 1000L);
        return midnight[day] + shape.secondOf((int) open);
    }

    /** Writes all that answers depend on. */
    void writeTo(DataOutputStream out) throws IOException {
        for (long second : midnight) {
            out.writeLong(second);
        }
        out.write(shapeOf);
        for (DayShape shape : shapes) {
            out.writeUTF(shape.toString());
        }
    }

    /** Without a branch on the time of day, which no processor can predict. */
    private int openSeconds(int day, long epochSecond) {
        int elapsed = (int) (epochSecond - midnight[day]);
        int first = shapeOf[day] * slotsPerShape;
        int open = 0;
        for (int slot = first; slot < first + slotsPerShape; slot++) {
            open += Math.max(0, Math.min(elapsed, closes[slot]) - opens[slot]);
        }
        return open;
    }

    private static OutsideCalendarException outside(String what) {
        return new OutsideCalendarException(
                "Cannot place %s; expected a time from %s to %s".formatted(what, FIRST, LAST));
    }
}
