// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * The totals that the figures of a period are made of: a ranking is a function of them. What was
 * booked in the period is one total of each unit, or some days of it; what was booked up to the end
 * of the period is the total of everything less what came after, which for a period of today is
 * nothing at all.
 *
 * @param within the totals of the period itself
 * @param upToEnd the totals that make up everything up to and with its last day
 */
public record PeriodCells(List<Cells> within, List<Cells> upToEnd) {
    private static final LocalDate LAST = Period.EVER.last();

    /**
     * Totals of one kind.
     *
     * @param kind kind of the periods they are of
     * @param from the first of the first days of those periods
     * @param until the last of the first days of those periods, inclusive
     * @param sign 1 where they are added, −1 where they are taken off
     */
    public record Cells(Period.Kind kind, LocalDate from, LocalDate until, int sign) {
        /** Returns whether a total of this kind and first day is among them. */
        public boolean contain(Period.Kind ofKind, LocalDate firstDay) {
            return kind == ofKind && !firstDay.isBefore(from) && !firstDay.isAfter(until);
        }
    }

    public PeriodCells {
        within = List.copyOf(within);
        upToEnd = List.copyOf(upToEnd);
    }

    /** Returns the totals that the figures of this period are made of. */
    public static PeriodCells of(Period period) {
        List<Cells> upToEnd = upTo(period.last());
        return switch (period.kind()) {
            case ALL -> new PeriodCells(upToEnd, upToEnd);
            case ROLLING ->
                    new PeriodCells(
                            List.of(new Cells(Period.Kind.DAY, period.first(), period.last(), 1)),
                            upToEnd);
            case DAY, WEEK, MONTH, QUARTER, YEAR ->
                    new PeriodCells(
                            List.of(new Cells(period.kind(), period.first(), period.first(), 1)),
                            upToEnd);
        };
    }

    private static List<Cells> upTo(LocalDate last) {
        List<Cells> cells = new ArrayList<>();
        cells.add(new Cells(Period.Kind.ALL, Period.EVER.first(), Period.EVER.first(), 1));
        after(cells, Period.Kind.DAY, last.plusDays(1), Period.month(last).last());
        LocalDate nextMonth = last.with(TemporalAdjusters.firstDayOfNextMonth());
        after(cells, Period.Kind.MONTH, nextMonth, Period.year(last).last());
        LocalDate nextYear = last.with(TemporalAdjusters.firstDayOfNextYear());
        after(cells, Period.Kind.YEAR, nextYear, LAST);
        return cells;
    }

    private static void after(
            List<Cells> cells, Period.Kind kind, LocalDate from, LocalDate until) {
        if (!from.isAfter(until)) {
            cells.add(new Cells(kind, from, until, -1));
        }
    }
}
