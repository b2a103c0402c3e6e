// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({
        "20wd, 20000, WORKING_DAY",
        "0.5wd, 500, WORKING_DAY",
        "8wh, 8000, WORKING_HOUR",
        "1.25wh, 1250, WORKING_HOUR",
        "30d, 30000, DAY",
        "48h, 48000, HOUR",
        "3mo, 3000, MONTH",
        "1y, 1000, YEAR",
        "onspot, 0, ON_THE_SPOT"
    })
    void readsEachUnitAndWritesItAgain(String text, long thousandths, Limit.Unit unit) {
        Limit limit = Limit.parse(text);

        assertThat(limit).isEqualTo(new Limit(thousandths, unit));
        assertThat(limit).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0wd", "0.0wd", "0d", "onspot", "即办"})
    void readsNoTimeAtAllAsOnTheSpot(String text) {
        assertThat(Limit.parse(text)).isEqualTo(Limit.ON_THE_SPOT);
    }

    @Test
    void writesWithoutNeedlessDecimals() {
        assertThat(Limit.parse("2.50wd")).hasToString("2.5wd");
        assertThat(Limit.parse("007wd")).hasToString("7wd");
        assertThat(Limit.parse("100wd")).hasToString("100wd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "20 wd", "wd", "-1wd", "1.2345wd", "20WD", "1e3d", "20工作日"})
    void saysWhatIsExpectedWhenItCannotRead(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.parse(text))
                .withMessage("Cannot read limit: " + text + "; " + Limit.EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5d", "1.5mo", "0.25y"})
    void refusesPartsOfDaysMonthsAndYears(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.parse(text))
                .withMessage(
                        "Cannot make a limit of "
                                + text
                                + "; expected whole days, months and years, as the law counts them; only"
                                + " working days (wd), working hours (wh) and hours (h) have parts");
    }

    @Test
    void refusesAmountsThatNoLawHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.parse("100001wd"))
                .withMessage("Cannot make a limit of 100001wd; expected an amount of 0 to 100000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.workingDays(-1))
                .withMessage("Cannot make a limit of -1wd; expected an amount of 0 to 100000");
    }

    @Test
    void refusesAUnitWithoutTimeAndTimeWithoutAUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limit(0, Limit.Unit.DAY))
                .withMessageContaining("expected ON_THE_SPOT for no time at all");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limit(1000, Limit.Unit.ON_THE_SPOT))
                .withMessageContaining("expected ON_THE_SPOT for no time at all");
    }

    @Property
    void everyLimitRoundTripsAsText(@ForAll("limits") Limit limit) {
        assertThat(Limit.parse(limit.toString())).isEqualTo(limit);
    }

    @Provide
    Arbitrary<Limit> limits() {
        Arbitrary<Limit> whole =
                Combinators.combine(
                                Arbitraries.longs().between(0, 100_000),
                                Arbitraries.of(Limit.Unit.class)
                                        .filter(unit -> unit != Limit.Unit.ON_THE_SPOT))
                        .as(Limit::of);
        Arbitrary<Limit> parts =
                Combinators.combine(
                                Arbitraries.longs().between(1, 100_000_000),
                                Arbitraries.of(
                                        Limit.Unit.WORKING_DAY,
                                        Limit.Unit.WORKING_HOUR,
                                        Limit.Unit.HOUR))
                        .as(Limit::new);
        return Arbitraries.oneOf(whole, parts);
    }
}
