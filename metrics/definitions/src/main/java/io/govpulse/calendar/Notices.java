// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.time.LocalDate;

/**
 * The days that have a notice, and which of those without one are past. Days are numbers of {@link
 * DayTable}.
 *
 * @param firstYear 1 January of the first year with a notice
 * @param knownFrom the first day that the notices cover
 * @param knownThrough the last day that no later notice can change
 * @param nextYear 1 January of the first year after the notices
 * @param pastBefore the day before which a missing notice is a gap; {@code nextYear} at the
 *     earliest, so that calendars with the same answers are equal
 */
record Notices(int firstYear, int knownFrom, int knownThrough, int nextYear, int pastBefore) {

    /** Returns the notices as of the last one: no year after it is past. */
    static Notices of(DayRules rules, DayTable table) {
        LocalDate last = rules.knownThrough();
        int nextYear =
                last.getYear() == DayTable.LAST.getYear()
                        ? DayTable.DAYS
                        : table.dayOf(LocalDate.of(last.getYear() + 1, 1, 1));
        return new Notices(
                table.dayOf(rules.knownFrom().withDayOfYear(1)),
                table.dayOf(rules.knownFrom()),
                table.dayOf(last),
                nextYear,
                nextYear);
    }

    /** Returns the same notices as of a year, given by its 1 January. */
    Notices asOf(int newYear) {
        return new Notices(
                firstYear, knownFrom, knownThrough, nextYear, Math.max(nextYear, newYear));
    }

    boolean isMissing(int day) {
        return day < knownFrom || day > knownThrough;
    }

    /**
     * Returns whether a calculation over these days rests on a day without a notice.
     *
     * @throws UnknownYearException if all of them lie in past years without one
     */
    boolean miss(int from, int to) {
        if (to < firstYear || (from >= nextYear && to < pastBefore)) {
            throw new UnknownYearException(
                    "Cannot calculate from "
                            + date(from)
                            + " to "
                            + date(to)
                            + ": the calendar has notices from "
                            + date(knownFrom)
                            + " through "
                            + date(knownThrough)
                            + "; add those of the missing years");
        }
        return isMissing(from) || isMissing(to);
    }

    private static LocalDate date(int day) {
        return DayTable.FIRST.plusDays(day);
    }
}
