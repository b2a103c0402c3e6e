// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Documentation.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {
    private static final String YAML =
            """
            defaults: {owner: {zh: 局, en: office}, status: draft}
            measures:
              - {name: taken, label: {zh: 受理, en: taken}, TEXTS, unit: cases, booked_on: accepted_on, where: [counted]}
              - {name: gone, label: {zh: 办结, en: gone}, TEXTS, unit: cases, booked_on: decided_on, where: [not accepted]}
              - {name: time, label: {zh: 时长, en: time}, TEXTS, unit: seconds, booked_on: decided_on, sum: handling_seconds}
            stocks:
              - {name: open, label: {zh: 在办, en: open}, TEXTS, plus: taken, minus: gone}
            indicators:
              - {name: rate, label: {zh: 率, en: rate}, TEXTS, status: certified, numerator: [gone], denominator: [gone, open], supporting: [taken], better: higher}
            scorecards:
              - {name: card, label: {zh: 排名, en: card}, TEXTS, minimum_denominator: 10, indicators: [{name: rate, weight: 2}]}
            """
                    .replace(
                            "TEXTS",
                            "description: {zh: 说明, en: text}, source: {zh: 惯例, en: practice}");

    @TempDir Path directory;

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
    void saysThatTheFileIsMissing() {
        Path missing = directory.resolve("missing.yaml");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Definitions.load(missing))
                .withMessage("Cannot read definitions: " + missing + "; no such file");
    }

    @Test
    void refusesWhatIsNoYaml() {
        refused("measures: [", "expected");
        refused(
                "- a",
                "[\"a\"]; expected the keys defaults, measures, stocks, indicators, scorecards");
        refused("", "expected the keys defaults, measures, stocks, indicators, scorecards");
        refused(YAML + "stocks: []\n", "Duplicate field 'stocks'");
    }

    @Test
    void refusesAnUnknownKeyAndSaysWhichAreExpected() {
        refused(
                YAML.replace("scorecards", "scorecard"),
                "unknown key 'scorecard' in",
                "expected defaults, measures, stocks, indicators, scorecards");
        refused(
                YAML.replaceFirst("where", "were"),
                "unknown key 'were' in {\"name\":\"taken\"",
                "expected name, label, description, owner, source, status, unit, facts, booked_on, sum, where");
    }

    @Test
    void refusesAMissingField() {
        refused(YAML.replace(" minus: gone", ""), "'minus' is missing in {\"name\":\"open\"");
        refused(
                YAML.replace(" minimum_denominator: 10,", ""),
                "'minimum_denominator' is missing in");
        refused(YAML.replace("zh: 率,", ""), "'zh' is missing in {\"en\":\"rate\"");
        refused(
                YAML.replace("zh: 率", "zh: ' '"),
                "Cannot accept text: zh ' ', en 'rate'; expected");
        for (String field : List.of("label", "description", "source")) {
            refused(
                    YAML.replaceFirst(" %s: \\{[^}]*},".formatted(field), ""),
                    "'%s' is missing in {\"name\":\"taken\"".formatted(field));
        }
    }

    @Test
    void refusesWhatHasNeitherAnOwnerNorAStatusOfItsOwnOrByDefault() {
        refused(
                YAML.replace("owner: {zh: 局, en: office}, ", ""),
                "'owner' is missing in {\"name\":\"taken\"");
        refused(
                YAML.replace(", status: draft}", "}"),
                "'status' is missing in {\"name\":\"taken\"");
        refused(
                YAML.replace("status: draft", "status: final"),
                "'status' is \"final\" in",
                "expected one of draft, certified");
        refused(
                YAML.replace("status: draft", "source: custom"),
                "unknown key 'source' in",
                "expected owner, status");
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
    void refusesAValueOfTheWrongKind() {
        refused(
                YAML.replace("10", "ten"),
                "'minimum_denominator' is \"ten\" in",
                "expected a whole number");
        refused(
                YAML.replace("10", "-1"),
                "Cannot accept minimum_denominator of card: -1; expected 0 or above");
        refused(
                YAML.replace("weight: 2", "weight: 0"),
                "Cannot accept scorecard card: every weight is 0; expected one above 0");
        refused(YAML.replace("[gone, open]", "open"), "'denominator' is \"open\"; expected a list");
        refused(
                YAML.replace("unit: seconds", "unit: days"),
                "'unit' is \"days\" in",
                "expected one of cases, steps, questions");
        refused(
                YAML.replace("better: higher", "better: up"),
                "'better' is \"up\" in",
                "expected one of higher, lower");
    }

    @Test
    void refusesANameThatColumnsCannotHave() {
        refused(
                YAML.replace("name: card", "name: Card-1"),
                "Cannot accept name: 'Card-1'; expected a-z 0-9 _, a letter first");
    }

    @Test
    void refusesANameThatIsGivenTwice() {
        refused(
                YAML.replace("name: gone", "name: taken"),
                "Cannot accept name: 'taken'; expected each name once");
        refused(
                YAML.replace("name: open", "name: taken"),
                "Cannot accept name: 'taken'; expected each name once");
    }

    @Test
    void refusesAMeasureByAColumnOfAnotherType() {
        refused(
                YAML.replace("booked_on: accepted_on", "booked_on: accepted_at"),
                "Cannot accept measure taken: 'accepted_at' is no DATE column of the case facts;"
                        + " expected one of [submitted_on, accepted_on, decided_on, late_on,");
        refused(
                YAML.replace("[counted]", "[item]"),
                "'item' is no BOOLEAN column of the case facts");
        refused(YAML.replace("handling_seconds", "events"), "'events' is no LONG column");
    }

    @Test
    void refusesSecondsWithoutASumAndCasesWithOne() {
        refused(
                YAML.replace(", sum: handling_seconds", ""),
                "Cannot accept measure time: unit seconds, sum none; expected a 'sum' for amounts");
        refused(
                YAML.replace("unit: seconds", "unit: cases"),
                "Cannot accept measure time: unit cases, sum handling_seconds; expected a 'sum'");
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
    void refusesToWeighWhatHasNoBestValueAgainstOthers() throws Exception {
        String others =
                YAML.replace("better: higher}", "better: higher, unit: working_days}")
                        .replace(
                                "scorecards:",
                                "  - {name: other, label: {zh: 他, en: other}, description: {zh: 他,"
                                        + " en: other}, source: {zh: 惯例, en: practice}, numerator: [gone],"
                                        + " denominator: [taken], better: lower}\nscorecards:")
                        .replace("weight: 2}", "weight: 2}, {name: other, weight: 1}");
        assertThat(load(others.replace("weight: 1}", "weight: 0}")).scorecards()).hasSize(1);
        refused(
                others,
                "Cannot accept scorecard card: rate is in working_days, which have no best value");
    }

    @Test
    void refusesPartsThatAreNotDefinedAndSaysWhichAre() {
        refused(
                YAML.replace("minus: gone", "minus: lost"),
                "Cannot accept stock open: 'lost' is not defined; expected one of [gone, taken, time]");
        refused(
                YAML.replace("supporting: [taken]", "supporting: [lost]"),
                "Cannot accept indicator rate: 'lost' is not defined; expected one of [gone, open, taken,");
        refused(
                YAML.replace("{name: rate, weight", "{name: lost, weight"),
                "Cannot accept scorecard card: 'lost' is not defined; expected one of [rate]");
    }

    @Test
    void refusesAStockOfStocks() {
        refused(
                YAML.replace("plus: taken", "plus: open"),
                "Cannot accept stock open: 'open' is not defined");
    }

    @Test
    void refusesARatioWithoutOneOfItsParts() {
        refused(
                YAML.replace("numerator: [gone]", "numerator: []"),
                "Cannot accept indicator rate: [] / [gone, open]; expected a numerator and a denominator");
    }

    @Test
    void refusesAScorecardOfNothingOrOfOneIndicatorTwice() {
        refused(
                YAML.replace("[{name: rate, weight: 2}]", "[]"),
                "Cannot accept scorecard card: []; expected indicators, each once");
        refused(
                YAML.replace("weight: 2}", "weight: 2}, {name: rate, weight: 1}"),
                "[rate, rate]; expected indicators, each once");
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

    private void refused(String yaml, String... reasons) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(yaml))
                .withMessageStartingWith("Cannot read definitions: " + file() + "; ")
                .withMessageContainingAll(reasons);
    }

    private Path file() {
        return directory.resolve("definitions.yaml");
    }

    private Definitions load(String yaml) throws IOException {
        Files.writeString(file(), yaml);
        return Definitions.load(file());
    }
}
