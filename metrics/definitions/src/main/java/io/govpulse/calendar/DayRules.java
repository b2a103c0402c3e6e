// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * The rules by which a day is a working day at one place: the input of a calendar's tables.
 *
 * <p>A make-up day is worked; any other day is off if it is a holiday or on the weekend.
 *
 * @param id the name of the calendar
 * @param zone where its days begin and end
 * @param weekend the days of the week that are off
 * @param hours when the office is open on a working day
 * @param holidays days off, by notice or by a standing rule
 * @param makeUpDays days worked by notice, 调休
 * @param knownFrom the first day that the notices cover
 * @param knownThrough the last day that no later notice can still change
 * @param lastDayMoves whether a limit in calendar days, months or years that would end on a day off
 *     ends on the next working day instead (民法典 Art. 203)
 */
record DayRules(
        String id,
        ZoneId zone,
        Set<DayOfWeek> weekend,
        OfficeHours hours,
        Set<LocalDate> holidays,
        Set<LocalDate> makeUpDays,
        LocalDate knownFrom,
        LocalDate knownThrough,
        boolean lastDayMoves) {

    DayRules {
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
        makeUpDays = Set.copyOf(makeUpDays);
        if (id.isBlank()) {
            throw new IllegalArgumentException(
                    "Cannot make calendar: its id is blank; expected a name");
        }
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException(
                    "Cannot make calendar "
                            + id
                            + ": all seven days of the week are off; expected a working one");
        }
        if (knownThrough.isBefore(knownFrom)) {
            throw new IllegalArgumentException(
                    "Cannot make calendar "
                            + id
                            + ": known from "
                            + knownFrom
                            + " through "
                            + knownThrough
                            + "; expected a first day that is not after the last");
        }
        for (LocalDate day : makeUpDays) {
            if (holidays.contains(day)) {
                throw new IllegalArgumentException(
                        "Cannot make calendar "
                                + id
                                + ": "
                                + day
                                + " is both a holiday and a make-up day; expected one of them");
            }
        }
    }

    boolean isWorked(LocalDate date) {
        return makeUpDays.contains(date)
                || (!holidays.contains(date) && !weekend.contains(date.getDayOfWeek()));
    }

    /**
     * Returns whether every day is worked from midnight to midnight, so that there is nothing to be
     * closed.
     */
    boolean isAroundTheClock() {
        return hours.aroundTheClock() && weekend.isEmpty() && holidays.isEmpty();
    }
}
