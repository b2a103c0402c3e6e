// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import io.govpulse.event.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The working days and office hours of one jurisdiction, and all arithmetic on them. Immutable; get
 * one from {@link Calendars}.
 *
 * <p><b>Days without a notice.</b> Notices of holidays come out in the autumn before their year.
 * Days after {@link #knownThrough()} follow the standing rules of the place, and every answer that
 * rests on one is marked provisional. A calculation that lies wholly inside <em>past</em> years
 * without a notice throws {@link UnknownYearException}; past means before the first notice, or
 * after the last one and before the year given to {@link #asOf}.
 *
 * <p><b>Pauses</b> (行政许可法 Art. 45) may come in any order, overlap, be open, end before they begin,
 * begin before the case or last longer than it: see {@link Pause}. A pause stops a clock that runs:
 * one that begins after the limit is over changes nothing, so what was late stays late.
 *
 * <p><b>Resolution.</b> Readings are in whole seconds; the end of a day is its last microsecond.
 * Days of 23 and 25 hours count their real seconds and are one day each. Every question takes
 * constant time, and as much again per pause, however far apart its instants are. Instants must lie
 * between 1950 and 2149, open ends of pauses excepted.
 */
public final class JurisdictionCalendar {

    private final DayRules rules;
    private final DayTable table;
    private final Notices notices;
    private final String hash;

    private JurisdictionCalendar(DayRules rules, DayTable table, Notices notices) {
        this.rules = rules;
        this.table = table;
        this.notices = notices;
        this.hash = CalendarHash.of(rules, table, notices);
    }

    static JurisdictionCalendar of(DayRules rules) {
        DayTable table = DayTableBuilder.build(rules);
        return new JurisdictionCalendar(rules, table, Notices.of(rules, table));
    }

    /**
     * Returns this calendar as it answers in the year of the given day: years before it without a
     * notice are gaps, not things to come. Days of one year give equal calendars, and the hash
     * changes only if an answer can. Without this, a calendar is as of its last notice.
     *
     * @throws OutsideCalendarException if the day lies outside 1950 to 2149
     */
    public JurisdictionCalendar asOf(LocalDate day) {
        int newYear = table.dayOf(LocalDate.of(day.getYear(), 1, 1));
        return new JurisdictionCalendar(rules, table, notices.asOf(newYear));
    }

    /** Returns the name of the calendar, such as {@code china}. */
    public String id() {
        return rules.id();
    }

    /** Returns the zone in which its days begin and end. */
    public ZoneId zone() {
        return rules.zone();
    }

    /**
     * Returns the SHA-256, in 64 hexadecimal digits, of all that answers depend on: working days,
     * office hours, day boundaries in the zone, what is known and what is past. Not of the id.
     */
    public String hash() {
        return hash;
    }

    /**
     * Returns the last day that no later notice can still change; days after it are provisional.
     */
    public LocalDate knownThrough() {
        return rules.knownThrough();
    }

    /**
     * Returns whether there is a notice for the year, although the next one may still change its
     * last days.
     */
    public boolean hasNotice(int year) {
        return year >= rules.knownFrom().getYear() && year <= rules.knownThrough().getYear();
    }

    /**
     * Returns whether the day is worked: not a weekend or holiday, or a make-up day (调休; 行政许可法 Art.
     * 82).
     *
     * @throws OutsideCalendarException if the day lies outside 1950 to 2149
     */
    public boolean isWorkingDay(LocalDate day) {
        return table.isWorked(table.dayOf(day));
    }

    /**
     * Returns whether a notice or standing rule names the day: as a holiday, also where it falls on
     * a weekend, or as a make-up day. Other days are what their day of the week makes them.
     */
    public boolean isNamed(LocalDate day) {
        return rules.holidays().contains(day) || rules.makeUpDays().contains(day);
    }

    /**
     * Returns the n-th working day after the day, which itself is not counted (民法典 Art. 201);
     * before it, if n is negative; the day itself, worked or not, if n is 0.
     *
     * @throws OutsideCalendarException if the result lies outside 1950 to 2149
     */
    public LocalDate plusWorkingDays(LocalDate day, int n) {
        if (n == 0) {
            return day;
        }
        int number = table.dayOf(day);
        long ordinal =
                n > 0
                        ? table.workedBefore(number + 1) + (long) n - 1
                        : table.workedBefore(number) + (long) n;
        return table.dateOf(table.workday(ordinal));
    }

    /**
     * Counts the working days from the first day (included) to the second (not included); negative
     * if the second comes first.
     */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        return table.workedBefore(table.dayOf(to)) - table.workedBefore(table.dayOf(from));
    }

    /**
     * Returns when a case must be decided. The rules of the units are those of {@link Limit}.
     *
     * <p>Pauses push the date: limits in working days by the paused working days, a remainder of
     * seconds rounded up to a day, once over all pauses; limits in working hours by the paused open
     * seconds, closed hours not counted; limits in calendar days, months and years by the paused
     * days, rounded up; hours by the paused time. In an open pause the case is {@link
     * Due#stopped()}.
     *
     * @param start the acceptance (受理), at which the clock starts (行政许可法 Art. 42)
     * @param limit how long the case may take
     * @param pauses the times not counted (行政许可法 Art. 45), may be empty
     * @throws UnknownYearException if start and due date lie in past years without a notice
     * @throws OutsideCalendarException if a day lies outside 1950 to 2149
     */
    public Due due(Instant start, Limit limit, Collection<Pause> pauses) {
        long second = start.getEpochSecond();
        int day = table.dayAt(second);
        Countdown ended =
                ended(Countdown.of(table, rules.lastDayMoves(), second, limit), second, pauses);
        if (ended == null) {
            return Due.stopped();
        }
        Instant last = ended.lastInTime();
        int lastDay = table.dayAt(last.getEpochSecond());
        return new Due(last, table.dateOf(lastDay), restsOnMissing(limit.unit(), day, lastDay));
    }

    /** Returns the clock when all pauses are taken out that meet it; null where it stands still. */
    private @Nullable Countdown ended(Countdown clock, long start, Collection<Pause> pauses) {
        PauseSpans spans = PauseSpans.of(pauses, start);
        Countdown running = clock;
        for (int i = 0; i < spans.size() && spans.from(i) < running.runsUntil(); i++) {
            if (spans.end(i) >= table.end()) {
                return null;
            }
            running = running.paused(spans.from(i), spans.end(i));
        }
        return running;
    }

    /** Returns a limit that begins to run, and may be extended. */
    public RunningLimit limit(Instant start, Limit limit) {
        return RunningLimit.of(this, start, limit);
    }

    /** Returns a limit whose end a source states as an instant, and that may be extended. */
    public RunningLimit stated(Instant start, Instant end) {
        return RunningLimit.stated(this, start, end);
    }

    /**
     * Returns an end that a source states, pushed by pauses: see {@link StatedEnd}. It rests on no
     * notice as long as nothing pushes it.
     *
     * @param since when it was stated: only the parts of pauses after that push it
     */
    Due pushed(Instant since, Instant end, Collection<Pause> pauses) {
        if (pauses.isEmpty() || end.getEpochSecond() >= table.end()) {
            // Nothing pushes what lies beyond every calendar; it is as good as no end.
            return new Due(end, LocalDate.ofInstant(end, zone()), false);
        }
        Countdown ended = ended(new StatedEnd(rules, table, end), since.getEpochSecond(), pauses);
        if (ended == null) {
            return Due.stopped();
        }
        Instant last = ended.lastInTime();
        int lastDay = table.dayAt(last.getEpochSecond());
        return new Due(
                last,
                table.dateOf(lastDay),
                !last.equals(end) && notices.miss(table.dayAt(end.getEpochSecond()), lastDay));
    }

    /**
     * Returns when a part of the time between two instants is used, pauses taken out: of the office
     * hours between them, or of the time by the clock where there are none.
     */
    Instant used(Instant from, Instant to, int percent, Collection<Pause> pauses) {
        long begins = from.getEpochSecond();
        long ends = to.getEpochSecond();
        PauseSpans spans = PauseSpans.of(pauses, begins);
        long open = spans.reached(begins, ends, 100, table::position) - table.position(begins);
        if (open <= 0) {
            return Instant.ofEpochSecond(spans.reached(begins, ends, percent, second -> second));
        }
        long reached = spans.reached(begins, ends, percent, table::position);
        return percent == 0 ? from : Instant.ofEpochSecond(table.secondAt(reached));
    }

    private boolean restsOnMissing(Limit.Unit unit, int accepted, int last) {
        return switch (unit) {
            case WORKING_DAY, WORKING_HOUR, ON_THE_SPOT -> notices.miss(accepted, last);
            // Counted on any calendar; only whether the last day is off is for a notice to say.
            case DAY, MONTH, YEAR -> rules.lastDayMoves() && notices.miss(last, last);
            case HOUR -> false;
        };
    }

    /**
     * Returns working time from one instant to another, pauses taken out. Time outside office hours
     * counts nothing, in pauses neither. Zero if the second instant does not come after the first.
     *
     * <p>Seconds are additive: splitting the interval anywhere gives the same sum.
     *
     * @throws UnknownYearException if both lie in past years without a notice
     * @throws OutsideCalendarException if one lies outside 1950 to 2149
     */
    public WorkingTime workingTime(Instant from, Instant to, Collection<Pause> pauses) {
        long begins = from.getEpochSecond();
        long ends = to.getEpochSecond();
        if (ends <= begins) {
            return WorkingTime.NONE;
        }
        boolean provisional = notices.miss(table.dayAt(begins), table.dayAt(ends));
        PauseSpans spans = PauseSpans.of(pauses, begins);
        long seconds = table.position(ends) - table.position(begins);
        for (int i = 0; i < spans.size() && spans.from(i) < ends; i++) {
            seconds -= table.position(Math.min(spans.end(i), ends)) - table.position(spans.from(i));
        }
        long units = table.isUniform() ? seconds : units(begins, ends, spans);
        long unitsPerDay = table.unitsPerDay();
        return new WorkingTime(
                seconds, (units * 1000 + unitsPerDay / 2) / unitsPerDay, provisional);
    }

    private long units(long begins, long ends, PauseSpans spans) {
        long units = table.unitPosition(ends) - table.unitPosition(begins);
        for (int i = 0; i < spans.size() && spans.from(i) < ends; i++) {
            units -=
                    table.unitPosition(Math.min(spans.end(i), ends))
                            - table.unitPosition(spans.from(i));
        }
        return units;
    }

    /** Calendars of the same id and content are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof JurisdictionCalendar that
                && id().equals(that.id())
                && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return id() + " " + hash;
    }
}
