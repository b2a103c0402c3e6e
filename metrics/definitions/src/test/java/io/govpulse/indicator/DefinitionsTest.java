package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.govpulse.cases.table.FactKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {
    private static final String YAML =
            """
            measures:
              - {name: taken, zh: 受理, en: taken, unit: cases, booked_on: accepted_on, where: [counted]}
              - {name: gone, zh: 办结, en: gone, unit: cases, booked_on: decided_on, where: [not accepted]}
              - {name: time, zh: 时长, en: time, unit: seconds, booked_on: decided_on, sum: handling_seconds}
            stocks:
              - {name: open, zh: 在办, en: open, plus: taken, minus: gone}
            indicators:
              - {name: rate, zh: 率, en: rate, numerator: [gone], denominator: [gone, open], supporting: [taken], better: higher}
            scorecards:
              - {name: card, zh: 排名, en: card, minimum_denominator: 10, indicators: [{name: rate, weight: 2}]}
            """;

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
                .isEqualTo(new Stock("open", new Label("在办", "open"), "taken", "gone"));
        assertThat(read.indicator("rate").orElseThrow().parts())
                .containsExactly("gone", "open", "taken");
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
        refused("- a", "[\"a\"]; accepted are the keys measures, stocks, indicators, scorecards");
        refused("", "accepted are the keys measures, stocks, indicators, scorecards");
        refused(YAML + "stocks: []\n", "Duplicate field 'stocks'");
    }

    @Test
    void refusesAnUnknownKeyAndSaysWhichAreAccepted() {
        refused(
                YAML.replace("scorecards", "scorecard"),
                "unknown key 'scorecard' in",
                "accepted are measures, stocks, indicators, scorecards");
        refused(
                YAML.replaceFirst("where", "were"),
                "unknown key 'were' in {\"name\":\"taken\"",
                "accepted are name, zh, en, unit, of, booked_on, sum, where");
    }

    @Test
    void refusesAMissingField() {
        refused(YAML.replace(" minus: gone", ""), "'minus' is missing in {\"name\":\"open\"");
        refused(
                YAML.replace(" minimum_denominator: 10,", ""),
                "'minimum_denominator' is missing in");
        refused(YAML.replace(" zh: 率,", ""), "'zh' is missing in {\"name\":\"rate\"");
        refused(YAML.replace("zh: 率", "zh: ' '"), "Cannot accept label: zh ' ', en 'rate'");
    }

    @Test
    void refusesAValueOfTheWrongKind() {
        refused(
                YAML.replace("10", "ten"),
                "'minimum_denominator' is \"ten\" in",
                "accepted: a whole number");
        refused(
                YAML.replace("10", "-1"),
                "Cannot accept minimum_denominator of card: -1; 0 and above");
        refused(
                YAML.replace("weight: 2", "weight: 0"),
                "Cannot accept scorecard card: every weight is 0");
        refused(YAML.replace("[gone, open]", "open"), "'denominator' is \"open\"; a list is");
        refused(
                YAML.replace("unit: seconds", "unit: days"),
                "'unit' is \"days\" in",
                "accepted: cases, steps, questions");
        refused(
                YAML.replace("better: higher", "better: up"),
                "'better' is \"up\" in",
                "accepted: higher, lower");
    }

    @Test
    void refusesANameThatColumnsCannotHave() {
        refused(
                YAML.replace("name: card", "name: Card-1"),
                "Cannot accept name: 'Card-1'; accepted: a-z 0-9 _, a letter first");
    }

    @Test
    void refusesANameThatStandsTwice() {
        refused(
                YAML.replace("name: gone", "name: taken"),
                "Cannot accept name: 'taken' stands twice");
        refused(
                YAML.replace("name: open", "name: taken"),
                "Cannot accept name: 'taken' stands twice");
    }

    @Test
    void refusesAMeasureByAColumnOfAnotherType() {
        refused(
                YAML.replace("booked_on: accepted_on", "booked_on: accepted_at"),
                "Cannot accept measure taken: 'accepted_at' is no DATE column of the case facts; those"
                        + " are: [submitted_on, accepted_on, decided_on, late_on,");
        refused(
                YAML.replace("[counted]", "[item]"),
                "'item' is no BOOLEAN column of the case facts");
        refused(YAML.replace("handling_seconds", "events"), "'events' is no LONG column");
    }

    @Test
    void refusesSecondsWithoutASumAndCasesWithOne() {
        refused(
                YAML.replace(", sum: handling_seconds", ""),
                "Cannot accept measure time: amounts (seconds, points …) have a 'sum', cases and");
        refused(
                YAML.replace("unit: seconds", "unit: cases"),
                "Cannot accept measure time: amounts (seconds, points …) have a 'sum', cases and");
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
                        "  - {name: bad, zh: 差, en: bad, unit: ratings, of: rating, booked_on: rated_on,"
                                + " where: [bad]}\nstocks:");

        assertThat(load(ratings).measure("bad").orElseThrow().of()).isEqualTo(FactKind.RATING);
        refused(
                ratings.replace("of: rating", "of: activity"),
                "Cannot accept measure bad: 'rated_on' is no DATE column of the activity facts");
    }

    @Test
    void refusesToWeighWhatHasNoBestValueAgainstOthers() throws Exception {
        String others =
                YAML.replace("better: higher}", "better: higher, unit: working_days}")
                        .replace(
                                "scorecards:",
                                "  - {name: other, zh: 他, en: other, numerator: [gone],"
                                        + " denominator: [taken], better: lower}\nscorecards:")
                        .replace("weight: 2}", "weight: 2}, {name: other, weight: 1}");
        assertThat(load(others.replace("weight: 1}", "weight: 0}")).scorecards()).hasSize(1);
        refused(
                others,
                "Cannot accept scorecard card: rate is told in WORKING_DAYS, which have no best value");
    }

    @Test
    void refusesPartsThatAreNotDefinedAndSaysWhichAre() {
        refused(
                YAML.replace("minus: gone", "minus: lost"),
                "Cannot accept stock open: 'lost' is not defined; defined: [gone, taken, time]");
        refused(
                YAML.replace("supporting: [taken]", "supporting: [lost]"),
                "Cannot accept indicator rate: 'lost' is not defined; defined: [gone, open, taken,");
        refused(
                YAML.replace("{name: rate, weight", "{name: lost, weight"),
                "Cannot accept scorecard card: 'lost' is not defined; defined: [rate]");
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
                "Cannot accept indicator rate: it needs a numerator and a denominator");
    }

    @Test
    void refusesAScorecardOfNothingOrOfOneIndicatorTwice() {
        refused(
                YAML.replace("[{name: rate, weight: 2}]", "[]"),
                "Cannot accept scorecard card: it needs indicators, each once; given: []");
        refused(
                YAML.replace("weight: 2}", "weight: 2}, {name: rate, weight: 1}"),
                "it needs indicators, each once; given: [rate, rate]");
    }

    @Test
    void listsEachPartOfAnIndicatorOnce() {
        assertThat(
                        new Indicator(
                                        "i",
                                        new Label("甲", "i"),
                                        List.of("a"),
                                        List.of("a", "b"),
                                        List.of("b"),
                                        Indicator.Better.LOWER,
                                        Indicator.Unit.RATIO)
                                .parts())
                .containsExactly("a", "b");
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
