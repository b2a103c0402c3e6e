// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Documentation.Status;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What definitions say once they are read. */
class DefinitionsTest extends DefinitionsFixture {
    @Test
    void shipsWithTheIndicatorsOfTheFirstRanking() {
        Definitions standard = Definitions.standard();

        assertThat(standard.indicators())
                .extracting(Indicator::name)
                .contains("online_handling_rate", "on_time_rate", "timeout_rate");
        assertThat(standard.scorecards())
                .extracting(Scorecard::name)
                .contains("online_handling", "on_time", "timeout");
        assertThat(standard.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void shipsWithAnOnTimeRateOfWhatIsInTimeAmongWhatHadALimit() {
        Definitions standard = Definitions.standard();
        Indicator onTime = standard.indicator("on_time_rate").orElseThrow();

        assertThat(onTime.numerator()).containsExactly("decided_in_time");
        assertThat(onTime.denominator()).containsExactly("decided_with_promise");
        // DSS sums the promised hours here.
        assertThat(standard.measure("decided_in_time").orElseThrow().where())
                .contains(new Condition("decided_late", false), new Condition("counted", true));
        assertThat(standard.measure("decided_in_time").orElseThrow().sum()).isEmpty();
    }

    @Test
    void shipsWithMeasuresOfWhichNoneCountsVoidedCases() {
        assertThat(Definitions.standard().measures())
                .filteredOn(measure -> !measure.name().equals("joint_cases"))
                .allMatch(measure -> measure.where().contains(new Condition("counted", true)));
        assertThat(Definitions.standard().measure("joint_cases").orElseThrow().where())
                .contains(new Condition("joint", true), new Condition("voided", false));
    }

    @Test
    void readsWhatTheFileSays() throws Exception {
        Definitions read = load(YAML);

        assertThat(read.measure("gone").orElseThrow().where())
                .containsExactly(new Condition("accepted", false));
        assertThat(read.measure("time").orElseThrow().sum()).contains("handling_seconds");
        assertThat(read.measure("time").orElseThrow().unit()).isEqualTo(Measure.Unit.SECONDS);
        assertThat(read.stock("open").orElseThrow())
                .isEqualTo(
                        new Stock(
                                "open",
                                documentation("在办", "open", Status.DRAFT),
                                "taken",
                                "gone"));
        assertThat(read.indicator("rate").orElseThrow().parts())
                .containsExactly("gone", "open", "taken");
        assertThat(read.indicator("rate").orElseThrow().documentation())
                .as("its own status, and the owner by default")
                .isEqualTo(documentation("率", "rate", Status.CERTIFIED));
        assertThat(read.scorecard("card").orElseThrow().indicators())
                .containsExactly(new Scorecard.Weighted("rate", 2));
        assertThat(read.measure("open")).isEmpty();
        assertThat(read.stock("taken")).isEmpty();
    }

    @Test
    void isVersionedByItsContent() throws Exception {
        assertThat(load(YAML).hash()).isEqualTo(load(YAML).hash());
        assertThat(load(YAML).hash()).isNotEqualTo(load(YAML + "# note\n").hash());
    }

    @Test
    void onlyWhatALawOrStandardSettlesIsCertified() {
        Definitions standard = Definitions.standard();
        assertThat(
                        Stream.of(
                                        standard.measures().stream().map(Measure::documentation),
                                        standard.stocks().stream().map(Stock::documentation),
                                        standard.indicators().stream()
                                                .map(Indicator::documentation),
                                        standard.scorecards().stream()
                                                .map(Scorecard::documentation))
                                .flatMap(each -> each)
                                .filter(each -> each.status() == Status.CERTIFIED))
                .isNotEmpty()
                .allMatch(each -> each.source().en().matches(".*(Law, Art|GB/T).*"));
        assertThat(standard.scorecard("example_overall").orElseThrow().documentation().status())
                .isEqualTo(Status.DRAFT);
    }

    @Test
    void aScorecardIsRankedFromItsShortestPeriodOn() throws Exception {
        assertThat(load(YAML).scorecard("card").orElseThrow().periods())
                .containsExactly(Period.Kind.values());
        assertThat(
                        load(YAML.replace(
                                        "minimum_denominator: 10",
                                        "minimum_denominator: 10, shortest_period: year"))
                                .scorecard("card")
                                .orElseThrow()
                                .periods())
                .containsExactly(Period.Kind.YEAR, Period.Kind.ROLLING, Period.Kind.ALL);
    }

    @Test
    void measuresStepsAndRatingsByTheirOwnColumns() throws Exception {
        String ratings =
                YAML.replace(
                        "stocks:",
                        "  - {name: bad, label: {zh: 差, en: bad}, description: {zh: 差, en: bad},"
                                + " source: {zh: 惯例, en: practice}, unit: ratings, facts: rating,"
                                + " booked_on: rated_on, where: [bad]}\nstocks:");

        assertThat(load(ratings).measure("bad").orElseThrow().facts()).isEqualTo(FactKind.RATING);
        refused(
                ratings.replace("facts: rating", "facts: activity"),
                "Cannot accept measure bad: 'rated_on' is no DATE column of the activity facts");
    }

    @Test
    void listsEachPartOfAnIndicatorOnce() {
        assertThat(
                        new Indicator(
                                        "i",
                                        documentation("甲", "i", Status.DRAFT),
                                        List.of("a"),
                                        List.of("a", "b"),
                                        List.of("b"),
                                        Indicator.Better.LOWER,
                                        Indicator.Unit.RATIO)
                                .parts())
                .containsExactly("a", "b");
    }

    private static Documentation documentation(String zh, String en, Status status) {
        return new Documentation(
                new Label(zh, en),
                new Label("说明", "text"),
                new Label("局", "office"),
                new Label("惯例", "practice"),
                status);
    }
}
