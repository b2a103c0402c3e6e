// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static io.govpulse.calendar.At.CHINA;
import static io.govpulse.calendar.At.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CalendarHashTest {

    @Test
    void isTheSameForTheSameContent() {
        assertThat(CHINA.hash()).matches("[0-9a-f]{64}");
        assertThat(JurisdictionCalendar.of(Calendars.rules("china")))
                .isEqualTo(CHINA)
                .hasSameHashCodeAs(CHINA);
        assertThat(CHINA).hasToString("china " + CHINA.hash()).isNotEqualTo(NEW_YORK);
    }

    @Test
    void changesWithADayOff() {
        LocalDate more = LocalDate.of(2026, 10, 12);
        assertThat(
                        with(
                                rules -> {
                                    Set<LocalDate> holidays = new HashSet<>(rules.holidays());
                                    holidays.add(more);
                                    return copy(rules, rules.zone(), rules.hours(), holidays);
                                }))
                .isNotEqualTo(CHINA.hash());
    }

    @Test
    void changesWithTheOfficeHoursAndTheZone() {
        OfficeHours shorter = OfficeHours.daily(List.of(OfficeHours.Slot.parse("09:00-17:00")));
        assertThat(with(rules -> copy(rules, rules.zone(), shorter, rules.holidays())))
                .isNotEqualTo(CHINA.hash());
        assertThat(
                        with(
                                rules ->
                                        copy(
                                                rules,
                                                ZoneId.of("Asia/Urumqi"),
                                                rules.hours(),
                                                rules.holidays())))
                .isNotEqualTo(CHINA.hash());
    }

    @Test
    void changesWithTheYearOnlyIfAnAnswerCan() {
        assertThat(CHINA.asOf(LocalDate.of(2020, 1, 1)).hash()).isEqualTo(CHINA.hash());
        assertThat(CHINA.asOf(LocalDate.of(2026, 11, 21)).hash()).isEqualTo(CHINA.hash());
        assertThat(CHINA.asOf(LocalDate.of(2027, 11, 21)).hash()).isEqualTo(CHINA.hash());

        JurisdictionCalendar in2028 = CHINA.asOf(LocalDate.of(2028, 1, 1));
        assertThat(in2028.hash()).isNotEqualTo(CHINA.hash());
        assertThat(in2028).isEqualTo(CHINA.asOf(LocalDate.of(2028, 12, 31))).isNotEqualTo(CHINA);
    }

    @Test
    void saysWhichCalendarsHaveNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.named("mars"))
                .withMessage("Cannot find calendar: mars; " + Calendars.EXPECTED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.named("around-the-clock/Mars/Olympus"))
                .withMessage(
                        "Cannot find time zone: Mars/Olympus; expected a name such as Asia/Shanghai or"
                                + " America/New_York");
    }

    private static String with(UnaryOperator<DayRules> change) {
        return JurisdictionCalendar.of(change.apply(Calendars.rules("china"))).hash();
    }

    private static DayRules copy(
            DayRules rules, ZoneId zone, OfficeHours hours, Set<LocalDate> holidays) {
        return new DayRules(
                rules.id(),
                zone,
                rules.weekend(),
                hours,
                holidays,
                rules.makeUpDays(),
                rules.knownFrom(),
                rules.knownThrough(),
                rules.lastDayMoves());
    }
}
