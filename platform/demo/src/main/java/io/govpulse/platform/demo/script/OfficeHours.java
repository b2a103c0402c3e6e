// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.event.Channel;
import io.govpulse.event.EventData;
import io.govpulse.event.Limit;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Office hours, 9:00-12:00 and 13:30-17:00, on the working days of a calendar. */
final class OfficeHours implements Schedule {
    private static final int OPENS = 9 * 3600;
    private static final int MORNING = 3 * 3600;
    private static final int LUNCH = 90 * 60;
    private static final int DAY = MORNING + 7 * 1800;
    private static final int TOO_LITTLE = 120;

    private final JurisdictionCalendar calendar;

    OfficeHours(JurisdictionCalendar calendar) {
        this.calendar = calendar;
    }

    JurisdictionCalendar calendar() {
        return calendar;
    }

    /** Whether the office is open at this instant. */
    boolean isOpen(Instant at) {
        ZonedDateTime local = at.atZone(calendar.zone());
        int second = local.toLocalTime().toSecondOfDay();
        boolean morning = second >= OPENS && second < OPENS + MORNING;
        boolean afternoon = second >= OPENS + MORNING + LUNCH && second < OPENS + DAY + LUNCH;
        return (morning || afternoon) && calendar.isWorkingDay(local.toLocalDate());
    }

    /** The channel that applicants use instead while windows are closed and phones not answered. */
    static Channel whenClosed(Channel wanted) {
        return wanted == Channel.HALL || wanted == Channel.PHONE || wanted == Channel.POST
                ? Channel.MOBILE
                : wanted;
    }

    /** A time of this day at which the office is open. */
    Instant open(LocalDate day, SeededRandom random) {
        return at(day, random.between(0, DAY - 1), random);
    }

    private Instant at(LocalDate day, int officeSecond, SeededRandom random) {
        int second = OPENS + officeSecond + (officeSecond < MORNING ? 0 : LUNCH);
        return ZonedDateTime.of(day, LocalTime.ofSecondOfDay(second), calendar.zone())
                .toInstant()
                .plusMillis(random.between(0, 999));
    }

    @Override
    public Instant office(Instant from, int days, SeededRandom random) {
        ZonedDateTime local = from.atZone(calendar.zone());
        LocalDate day = local.toLocalDate();
        if (days > 0) {
            return open(calendar.plusWorkingDays(day, days), random);
        }
        int gone = officeSecond(local.toLocalTime().toSecondOfDay()) + 1;
        return calendar.isWorkingDay(day) && DAY - gone > TOO_LITTLE
                ? at(day, random.between(gone, DAY - 1), random)
                : open(calendar.plusWorkingDays(day, 1), random);
    }

    /** The seconds for which the office has been open at this second of the day. */
    private static int officeSecond(int second) {
        int since = Math.max(0, second - OPENS);
        return since < MORNING ? since : Math.min(DAY, Math.max(MORNING, since - LUNCH));
    }

    @Override
    public Instant applicant(Instant from, int days, SeededRandom random) {
        return from.plus(Duration.ofDays(days)).plusSeconds(random.between(600, 20_000));
    }

    @Override
    public Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Override
    public EventData.Accepted accepted(Instant at, int promisedDays, int statutoryDays) {
        Limit promise = Limit.workingDays(promisedDays);
        Limit statute = Limit.workingDays(statutoryDays);
        return new EventData.Accepted(
                Optional.of(promise),
                stated(at, promise),
                Optional.of(statute),
                stated(at, statute));
    }

    /**
     * In years without a holiday notice a limit is provisional and makes no case late: there the
     * city's systems state the due date themselves, as they know their holidays.
     */
    private Optional<Instant> stated(Instant at, Limit limit) {
        return Optional.of(calendar.due(at, limit, List.of()))
                .filter(Due::provisional)
                .map(Due::lastInTime);
    }
}
