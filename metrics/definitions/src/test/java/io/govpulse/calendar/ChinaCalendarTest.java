// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static io.govpulse.calendar.At.CHINA;
import static io.govpulse.calendar.At.NO_PAUSES;
import static io.govpulse.calendar.At.china;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.govpulse.event.Limit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChinaCalendarTest {

    @ParameterizedTest
    @CsvSource({
        "2018-09-28,  5, 2018-10-10",
        "2018-02-09,  5, 2018-02-22",
        "2018-12-28,  1, 2018-12-29",
        "2019-04-30,  2, 2019-05-06",
        "2020-01-22, 20, 2020-02-27",
        "2024-04-30,  3, 2024-05-08",
        "2024-09-13,  1, 2024-09-14",
        "2025-01-24, 10, 2025-02-13",
        "2026-02-13,  5, 2026-02-27"
    })
    void agreesWithTheTestVectors(LocalDate start, int days, LocalDate expected) {
        Due due =
                CHINA.due(
                        start.atTime(10, 0).atZone(CHINA.zone()).toInstant(),
                        Limit.workingDays(days),
                        NO_PAUSES);

        assertThat(due.date()).isEqualTo(expected);
        assertThat(due.provisional()).isFalse();
        assertThat(CHINA.plusWorkingDays(start, days)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2015, 249", "2016, 250", "2017, 249", "2018, 250", "2019, 250", "2020, 249",
        "2021, 250", "2022, 249", "2023, 249", "2024, 251", "2025, 248", "2026, 248"
    })
    void countsTheWorkingDaysOfEachYear(int year, int workingDays) {
        LocalDate newYear = LocalDate.of(year, 1, 1);

        assertThat(CHINA.workingDaysBetween(newYear, newYear.plusYears(1))).isEqualTo(workingDays);
        assertThat(CHINA.workingDaysBetween(newYear.plusYears(1), newYear)).isEqualTo(-workingDays);
    }

    @Test
    void marksADueDateInAYearWithoutANoticeAsProvisional() {
        Due due = CHINA.due(china("2026-12-20T10:00"), Limit.workingDays(20), NO_PAUSES);

        assertThat(due.date()).isEqualTo("2027-01-18");
        assertThat(due.provisional()).isTrue();
    }

    @Test
    void knowsTheStatutoryHolidaysOfAYearWithoutANotice() {
        assertThat(ChinaHolidays.statutoryHolidays(2027))
                .map(LocalDate::toString)
                .containsExactlyInAnyOrder(
                        "2027-01-01",
                        "2027-02-05",
                        "2027-02-06",
                        "2027-02-07",
                        "2027-02-08",
                        "2027-04-05",
                        "2027-05-01",
                        "2027-05-02",
                        "2027-06-09",
                        "2027-09-15",
                        "2027-10-01",
                        "2027-10-02",
                        "2027-10-03");
        assertThat(CHINA.isWorkingDay(LocalDate.of(2027, 2, 8))).isFalse();
        assertThat(CHINA.isWorkingDay(LocalDate.of(2027, 2, 9))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2025, 2026})
    void hasEveryStatutoryHolidayAmongTheDaysOffOfTheNoticesSinceTheOrderIsInForce(int year) {
        assertThat(ChinaHolidays.statutoryHolidays(year))
                .hasSize(13)
                .noneMatch(CHINA::isWorkingDay);
    }

    @Test
    void isNotCertainOfTheLastDaysOfDecemberUntilTheNextNoticeIsOut() {
        assertThat(CHINA.knownThrough()).isEqualTo("2026-12-28");
        assertThat(At.isProvisional(CHINA, "2026-12-28", "2026-12-28")).isFalse();
        assertThat(At.isProvisional(CHINA, "2026-12-29", "2026-12-29")).isTrue();
        assertThat(At.isProvisional(CHINA, "2025-12-31", "2025-12-31")).isFalse();
    }

    @Test
    void failsLoudlyWhollyInsideAPastYearWithoutANotice() {
        JurisdictionCalendar in2029 = CHINA.asOf(LocalDate.of(2029, 3, 1));

        assertThatExceptionOfType(UnknownYearException.class)
                .isThrownBy(
                        () ->
                                in2029.due(
                                        china("2027-03-01T10:00"), Limit.workingDays(5), NO_PAUSES))
                .withMessage(
                        "Cannot calculate from 2027-03-01 to 2027-03-08: the calendar has notices from"
                                + " 2002-01-01 through 2026-12-28; add those of the missing years");
        assertThatExceptionOfType(UnknownYearException.class)
                .isThrownBy(
                        () ->
                                in2029.workingTime(
                                        china("2027-12-30T10:00"),
                                        china("2028-01-05T10:00"),
                                        NO_PAUSES));
        assertThatExceptionOfType(UnknownYearException.class)
                .isThrownBy(
                        () ->
                                CHINA.due(
                                        china("1999-03-01T10:00"),
                                        Limit.workingDays(5),
                                        NO_PAUSES));
        assertThatExceptionOfType(UnknownYearException.class)
                .isThrownBy(
                        () ->
                                At.pushed(
                                        in2029,
                                        china("2027-03-01T10:00"),
                                        List.of(At.pause("2027-02-22T10:00", "2027-02-23T10:00"))));
    }

    @Test
    void isOnlyProvisionalWhereAPastYearWithoutANoticeIsJustTouched() {
        JurisdictionCalendar in2029 = CHINA.asOf(LocalDate.of(2029, 3, 1));

        assertThat(
                        in2029.due(china("2026-12-20T10:00"), Limit.workingDays(20), NO_PAUSES)
                                .provisional())
                .isTrue();
        assertThat(
                        in2029.due(china("2028-12-20T10:00"), Limit.workingDays(20), NO_PAUSES)
                                .provisional())
                .isTrue();
        assertThat(
                        in2029.workingTime(
                                        china("2026-12-20T10:00"),
                                        china("2028-02-01T10:00"),
                                        NO_PAUSES)
                                .provisional())
                .isTrue();
    }

    @Test
    void countsHoursOfTheClockInAnyYearBecauseTheyNeedNoNotice() {
        JurisdictionCalendar in2029 = CHINA.asOf(LocalDate.of(2029, 3, 1));

        assertThat(in2029.due(china("2027-03-01T10:00"), Limit.parse("48h"), NO_PAUSES))
                .isEqualTo(new Due(china("2027-03-03T10:00"), LocalDate.of(2027, 3, 3), false));
    }

    @Test
    void refusesTimesOutsideTheYearsItReaches() {
        assertThatExceptionOfType(OutsideCalendarException.class)
                .isThrownBy(
                        () -> CHINA.due(china("1949-10-01T10:00"), Limit.workingDays(1), NO_PAUSES))
                .withMessage(
                        "Cannot place 1949-10-01T02:00:00Z; expected a time from 1950-01-01 to 2149-12-31");
        assertThatExceptionOfType(OutsideCalendarException.class)
                .isThrownBy(
                        () ->
                                CHINA.due(
                                        china("2026-10-12T10:00"),
                                        Limit.workingDays(90_000),
                                        NO_PAUSES))
                .withMessage(
                        "Cannot place a working day after 2149-12-31; expected a time from 1950-01-01 to"
                                + " 2149-12-31");
        assertThatExceptionOfType(OutsideCalendarException.class)
                .isThrownBy(() -> CHINA.isWorkingDay(LocalDate.of(2150, 1, 1)))
                .withMessageStartingWith("Cannot place 2150-01-01");
    }
}
