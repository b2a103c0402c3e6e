// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import static io.govpulse.forecast.SyntheticDemand.CHINA;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.calendar.Calendars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarEffectsTest {

    /** The names of the columns that say something of a day. */
    private static List<String> of(String date) {
        LocalDate day = LocalDate.parse(date);
        List<String> names = new ArrayList<>();
        for (CalendarEffects.Column column :
                CalendarEffects.of(CHINA, Frequency.DAILY, day, 1).columns()) {
            if (column.values()[0] != 0) {
                names.add(column.name());
            }
        }
        return names;
    }

    @Test
    void theSpringFestivalIsKnownByTheMoon() {
        assertThat(of("2019-02-05"))
                .contains("holiday weekday", "spring-festival weekday", "spring-festival day 2");
        assertThat(of("2018-02-16")).contains("spring-festival weekday", "spring-festival day 2");
    }

    @Test
    void theDaysBeforeAndAfterItAreCounted() {
        assertThat(of("2019-02-01")).contains("spring festival, day 3 before");
        assertThat(of("2019-02-12"))
                .contains("spring festival, day 2 after", "spring festival, week 1 after");
    }

    @Test
    void makeUpDaysAreNoWeekend() {
        assertThat(of("2019-02-02")).contains("make-up Saturday");
        assertThat(of("2019-02-03")).contains("make-up Sunday", "eve", "spring-festival eve");
    }

    @Test
    void anOrdinaryDayHasNoEffects() {
        assertThat(of("2019-07-16")).isEmpty();
    }

    @Test
    void schoolAndMonthsBegin() {
        assertThat(of("2020-09-01")).contains("school entry", "month start");
        assertThat(of("2020-08-31")).contains("month end");
    }

    @Test
    void specialDaysAreThoseThatANoticeNames() {
        CalendarEffects may =
                CalendarEffects.of(CHINA, Frequency.DAILY, LocalDate.of(2019, 4, 27), 9);
        List<Boolean> special = new ArrayList<>();
        for (int t = 0; t < 9; t++) {
            special.add(may.isSpecial(t));
        }
        // 28 April and 5 May are worked for 1 to 4 May.
        assertThat(special)
                .containsExactly(false, true, false, false, true, true, true, true, true);
    }

    @Test
    void longerPeriodsHaveTheMeansOfTheirDays() {
        CalendarEffects weeks =
                CalendarEffects.of(CHINA, Frequency.WEEKLY, LocalDate.of(2019, 2, 4), 2);

        assertThat(
                        weeks.columns().stream()
                                .filter(column -> column.name().equals("working days"))
                                .findFirst()
                                .orElseThrow()
                                .values())
                .containsExactly(0, 5 / 7.0);
    }

    @Test
    void aCalendarWithoutHolidaysHasNone() {
        assertThat(
                        CalendarEffects.of(
                                        Calendars.named("around-the-clock/Europe/London"),
                                        Frequency.DAILY,
                                        LocalDate.of(2019, 2, 5),
                                        1)
                                .columns())
                .isEmpty();
    }
}
