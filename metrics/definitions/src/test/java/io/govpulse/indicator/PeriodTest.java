// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PeriodTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Example
    void readsEachKindByItsName() {
        assertThat(period("2011")).isEqualTo("2011-01-01 to 2011-12-31");
        assertThat(period("2011-Q3")).isEqualTo("2011-07-01 to 2011-09-30");
        assertThat(period("2012-02")).isEqualTo("2012-02-01 to 2012-02-29");
        assertThat(period("2011-W36")).isEqualTo("2011-09-05 to 2011-09-11");
        assertThat(period("2011-08-31")).isEqualTo("2011-08-31 to 2011-08-31");
        assertThat(period("rolling-30d")).isEqualTo("2026-10-23 to 2026-11-21");
        assertThat(period("all")).isEqualTo("1900-01-01 to 2026-11-21");
    }

    @Example
    void countsTheDaysAroundNewYearToTheirIsoWeek() {
        assertThat(weekOf(2011, 1, 1)).isEqualTo("2010-W52");
        assertThat(weekOf(2016, 1, 3)).isEqualTo("2015-W53");
        assertThat(weekOf(2018, 12, 31)).isEqualTo("2019-W01");
        assertThat(weekOf(2027, 1, 1)).isEqualTo("2026-W53");
        assertThat(period("2019-W01")).isEqualTo("2018-12-31 to 2019-01-06");
        assertThat(period("2026-W53")).isEqualTo("2026-12-28 to 2027-01-03");
    }

    @Example
    void refusesWhatIsNoPeriodAndListsWhatIs() {
        for (String name :
                List.of(
                        "",
                        "2011-13",
                        "2011-00",
                        "2011-Q5",
                        "2011-W53",
                        "2011-W00",
                        "2011-02-29",
                        "0000",
                        "11",
                        "20111",
                        "2011-8",
                        "2011-q3",
                        "rolling-7d",
                        "ALL",
                        " 2011",
                        "二〇一一")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Period.parse(name, TODAY))
                    .withMessage(
                            "Cannot read period: '%s'; expected 2011, 2011-Q3, 2011-08, 2011-W36,"
                                    + " 2011-08-31, rolling-30d or all",
                            name);
        }
    }

    @Property
    void readsItsOwnName(@ForAll("days") LocalDate day) {
        assertThat(Period.containing(day))
                .allSatisfy(
                        period -> assertThat(Period.parse(period.name(), TODAY)).isEqualTo(period));
        assertThat(Period.parse(Period.ALL_NAME, day)).isEqualTo(Period.all(day));
        assertThat(Period.parse(Period.ROLLING_NAME, day)).isEqualTo(Period.rolling(day));
    }

    @Property
    void holdsTheDayItWasMadeFor(@ForAll("days") LocalDate day) {
        assertThat(Period.containing(day))
                .extracting(Period::kind)
                .containsExactly(
                        Period.Kind.DAY,
                        Period.Kind.WEEK,
                        Period.Kind.MONTH,
                        Period.Kind.QUARTER,
                        Period.Kind.YEAR);
        assertThat(Period.containing(day))
                .allSatisfy(period -> assertThat(day).isBetween(period.first(), period.last()));
    }

    @Property
    void isTheSameForEveryDayInIt(@ForAll("days") LocalDate day) {
        for (Period period : Period.containing(day)) {
            assertThat(Period.containing(period.first())).contains(period);
            assertThat(Period.containing(period.last())).contains(period);
            assertThat(Period.containing(period.first().minusDays(1))).doesNotContain(period);
            assertThat(Period.containing(period.last().plusDays(1))).doesNotContain(period);
        }
    }

    @Property
    void aWeekGoesFromMondayToSunday(@ForAll("days") LocalDate day) {
        Period week = Period.week(day);

        assertThat(week.first().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(ChronoUnit.DAYS.between(week.first(), week.last())).isEqualTo(6);
    }

    private static String period(String name) {
        Period period = Period.parse(name, TODAY);
        return period.first() + " to " + period.last();
    }

    private static String weekOf(int year, int month, int day) {
        return Period.week(LocalDate.of(year, month, day)).name();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1950, 1, 1).toEpochDay(),
                        LocalDate.of(2149, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
