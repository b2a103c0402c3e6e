// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static io.govpulse.calendar.At.CHINA;
import static io.govpulse.calendar.At.NEW_YORK;
import static io.govpulse.calendar.At.NO_PAUSES;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws that hold for any case, and agreement with a naive walk over days. */
class CalendarPropertiesTest {

    private static final long FIRST = Instant.parse("2014-12-20T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2026-06-01T00:00:00Z").getEpochSecond();

    private final NaiveCalendar naive =
            new NaiveCalendar(CHINA.zone(), CHINA::isWorkingDay, NaiveCalendar.CHINA_HOURS);

    @Property
    void subtractingTheDaysAddedLeadsBackToAWorkingDay(
            @ForAll("days") LocalDate day, @ForAll @IntRange(min = 0, max = 600) int n) {
        LocalDate worked = CHINA.plusWorkingDays(day, 1);

        assertThat(CHINA.plusWorkingDays(CHINA.plusWorkingDays(worked, n), -n)).isEqualTo(worked);
        assertThat(CHINA.workingDaysBetween(worked, CHINA.plusWorkingDays(worked, n))).isEqualTo(n);
    }

    @Property
    void addingDaysAtOnceIsAddingThemOneAfterAnother(
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(min = 1, max = 300) int first,
            @ForAll @IntRange(min = 0, max = 300) int second) {
        assertThat(CHINA.plusWorkingDays(day, first + second))
                .isEqualTo(CHINA.plusWorkingDays(CHINA.plusWorkingDays(day, first), second));
    }

    @Property
    void splittingAnIntervalKeepsItsSeconds(
            @ForAll("instants") Instant a,
            @ForAll("instants") Instant b,
            @ForAll("instants") Instant c,
            @ForAll("pauses") List<Pause> pauses) {
        List<Instant> ordered = new ArrayList<>(List.of(a, b, c));
        Collections.sort(ordered);
        for (JurisdictionCalendar calendar : List.of(CHINA, NEW_YORK)) {
            long whole = calendar.workingTime(ordered.get(0), ordered.get(2), pauses).seconds();
            long parts =
                    calendar.workingTime(ordered.get(0), ordered.get(1), pauses).seconds()
                            + calendar.workingTime(ordered.get(1), ordered.get(2), pauses)
                                    .seconds();
            assertThat(parts).isEqualTo(whole);
        }
    }

    @Property
    void acceptingLaterIsNeverDueEarlier(
            @ForAll("instants") Instant start,
            @ForAll @LongRange(max = 5_000_000) long later,
            @ForAll("limits") Limit limit) {
        assertThat(CHINA.due(start.plusSeconds(later), limit, NO_PAUSES).lastInTime())
                .isAfterOrEqualTo(CHINA.due(start, limit, NO_PAUSES).lastInTime());
    }

    @Property
    void aLongerLimitIsNeverDueEarlier(
            @ForAll("instants") Instant start,
            @ForAll("thousandths") long thousandths,
            @ForAll @LongRange(max = 5_000) long more,
            @ForAll("pauses") List<Pause> pauses) {
        for (Limit.Unit unit :
                List.of(Limit.Unit.WORKING_DAY, Limit.Unit.WORKING_HOUR, Limit.Unit.HOUR)) {
            assertThat(CHINA.due(start, new Limit(thousandths + more, unit), pauses).lastInTime())
                    .isAfterOrEqualTo(
                            CHINA.due(start, new Limit(thousandths, unit), pauses).lastInTime());
        }
    }

    @Property
    void aPauseMoreIsNeverDueEarlierAndNeverMoreTime(
            @ForAll("instants") Instant start,
            @ForAll("limits") Limit limit,
            @ForAll("pauses") List<Pause> pauses,
            @ForAll("pauses") List<Pause> more) {
        List<Pause> all = new ArrayList<>(pauses);
        all.addAll(more);
        Instant end = start.plus(400, ChronoUnit.DAYS);

        assertThat(CHINA.due(start, limit, all).lastInTime())
                .isAfterOrEqualTo(CHINA.due(start, limit, pauses).lastInTime());
        assertThat(CHINA.workingTime(start, end, all).seconds())
                .isLessThanOrEqualTo(CHINA.workingTime(start, end, pauses).seconds());
    }

    @Property
    void aLaterStatedEndOrAPauseMoreIsNeverDueEarlier(
            @ForAll("instants") Instant stated,
            @ForAll @LongRange(max = 400_000) long later,
            @ForAll("pauses") List<Pause> pauses,
            @ForAll("pauses") List<Pause> more) {
        List<Pause> all = new ArrayList<>(pauses);
        all.addAll(more);
        for (JurisdictionCalendar calendar : List.of(CHINA, NEW_YORK)) {
            Instant last = At.pushed(calendar, stated, pauses).lastInTime();

            assertThat(At.pushed(calendar, stated.plusSeconds(later), pauses).lastInTime())
                    .isAfterOrEqualTo(last);
            assertThat(At.pushed(calendar, stated, all).lastInTime()).isAfterOrEqualTo(last);
        }
    }

    @Property
    void theOrderOfPausesDoesNotMatter(
            @ForAll("instants") Instant start,
            @ForAll("limits") Limit limit,
            @ForAll("pauses") List<Pause> pauses,
            @ForAll Random random) {
        List<Pause> shuffled = new ArrayList<>(pauses);
        Collections.shuffle(shuffled, random);
        Instant end = start.plus(200, ChronoUnit.DAYS);

        assertThat(CHINA.due(start, limit, shuffled)).isEqualTo(CHINA.due(start, limit, pauses));
        assertThat(At.pushed(CHINA, start, shuffled)).isEqualTo(At.pushed(CHINA, start, pauses));
        assertThat(CHINA.workingTime(start, end, shuffled))
                .isEqualTo(CHINA.workingTime(start, end, pauses));
    }

    @Property
    void aPauseCutInTwoIsTheSamePause(
            @ForAll("instants") Instant start,
            @ForAll("limits") Limit limit,
            @ForAll @LongRange(max = 2_000_000) long first,
            @ForAll @LongRange(max = 2_000_000) long second) {
        Instant cut = start.plusSeconds(first);
        Instant end = cut.plusSeconds(second);

        assertThat(
                        CHINA.due(
                                start,
                                limit,
                                List.of(Pause.between(cut, end), Pause.between(start, cut))))
                .isEqualTo(CHINA.due(start, limit, List.of(Pause.between(start, end))));
    }

    @Property
    void workingTimeUpToADueTimeInWorkingHoursIsTheLimit(
            @ForAll("minutes") Instant start,
            @ForAll @IntRange(min = 1, max = 500) int hours,
            @ForAll("minutePauses") List<Pause> pauses) {
        Due due = CHINA.due(start, Limit.of(hours, Limit.Unit.WORKING_HOUR), pauses);

        assertThat(CHINA.workingTime(start, due.lastInTime(), pauses).seconds())
                .isEqualTo(hours * 3600L);
    }

    @Property
    void agreesWithWalkingOverDaysOnDueDates(
            @ForAll("instants") Instant start,
            @ForAll @IntRange(min = 1, max = 60) int days,
            @ForAll("pauses") List<Pause> pauses) {
        assertThat(CHINA.due(start, Limit.workingDays(days), pauses).date())
                .isEqualTo(naive.dueInWorkingDays(start, days, pauses));
    }

    @Property
    void agreesWithWalkingOverDaysOnIntervals(
            @ForAll("instants") Instant from,
            @ForAll @LongRange(max = 40_000_000) long length,
            @ForAll("pauses") List<Pause> pauses) {
        Instant to = from.plusSeconds(length);

        assertThat(CHINA.workingTime(from, to, pauses).seconds())
                .isEqualTo(naive.workingSeconds(from, to, pauses));
    }

    @Property(tries = 100)
    void agreesWithWaitingMinuteAfterMinute(
            @ForAll("minutes") Instant start,
            @ForAll @IntRange(min = 1, max = 40) int hours,
            @ForAll("minutePauses") List<Pause> pauses) {
        assertThat(CHINA.due(start, Limit.of(hours, Limit.Unit.WORKING_HOUR), pauses).lastInTime())
                .isEqualTo(naive.dueInWorkingMinutes(start, hours * 60L, pauses));
    }

    @Property
    void agreesWithWalkingOverDaysThatAreNotAllOf24Hours(
            @ForAll("instants") Instant from, @ForAll @LongRange(max = 40_000_000) long length) {
        NaiveCalendar nights =
                new NaiveCalendar(
                        NEW_YORK.zone(),
                        day -> true,
                        List.of(new NaiveCalendar.Slot(LocalTime.of(1, 30), LocalTime.of(3, 30))));
        DayRules rules = Calendars.rules("around-the-clock/America/New_York");
        JurisdictionCalendar calendar = Nights.CALENDAR;
        assertThat(calendar.zone()).isEqualTo(rules.zone());

        Instant to = from.plusSeconds(length);
        assertThat(calendar.workingTime(from, to, NO_PAUSES).seconds())
                .isEqualTo(nights.workingSeconds(from, to, List.of()));
    }

    /** An office that is open when the clocks change, laid out once. */
    private static final class Nights {
        static final JurisdictionCalendar CALENDAR = nights();

        private static JurisdictionCalendar nights() {
            DayRules rules = Calendars.rules("around-the-clock/America/New_York");
            return JurisdictionCalendar.of(
                    new DayRules(
                            "nights",
                            rules.zone(),
                            rules.weekend(),
                            OfficeHours.daily(List.of(OfficeHours.Slot.parse("01:30-03:30"))),
                            rules.holidays(),
                            rules.makeUpDays(),
                            rules.knownFrom(),
                            rules.knownThrough(),
                            rules.lastDayMoves()));
        }
    }

    /** Whole days and hours as often as parts of them. */
    @Provide
    Arbitrary<Long> thousandths() {
        Arbitrary<Long> parts = Arbitraries.longs().between(1, 60_000);
        return Arbitraries.oneOf(parts, Arbitraries.longs().between(1, 60).map(n -> n * 1000));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2014, 12, 20).toEpochDay(),
                        LocalDate.of(2024, 6, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(FIRST, LAST).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Instant> minutes() {
        return instants().map(instant -> instant.truncatedTo(ChronoUnit.MINUTES));
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Arbitraries.of(
                Limit.ON_THE_SPOT,
                Limit.parse("0.5wd"),
                Limit.workingDays(1),
                Limit.parse("1.5wd"),
                Limit.workingDays(20),
                Limit.of(3, Limit.Unit.WORKING_HOUR),
                Limit.of(100, Limit.Unit.WORKING_HOUR),
                Limit.days(1),
                Limit.days(45),
                Limit.parse("72h"),
                Limit.parse("1mo"),
                Limit.parse("1y"));
    }

    /**
     * Within some weeks of each other, so that they overlap, and now and then ended before begun.
     */
    @Provide
    Arbitrary<List<Pause>> pauses() {
        return pausesOf(instants(), 1);
    }

    @Provide
    Arbitrary<List<Pause>> minutePauses() {
        return pausesOf(minutes(), 60);
    }

    private static Arbitrary<List<Pause>> pausesOf(Arbitrary<Instant> around, int step) {
        Arbitrary<long[]> spans =
                Combinators.combine(
                                Arbitraries.longs().between(0, 3_000_000 / step),
                                Arbitraries.longs().between(-50_000 / step, 900_000 / step))
                        .as((from, length) -> new long[] {from * step, length * step});
        return Combinators.combine(around, spans.list().ofMaxSize(10))
                .as(
                        (origin, list) ->
                                list.stream()
                                        .map(
                                                span ->
                                                        Pause.between(
                                                                origin.plusSeconds(span[0]),
                                                                origin.plusSeconds(
                                                                        span[0] + span[1])))
                                        .toList());
    }
}
