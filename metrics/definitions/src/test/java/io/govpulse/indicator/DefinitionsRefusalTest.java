// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Definitions that do not fit together, and what the refusal says. */
class DefinitionsRefusalTest extends DefinitionsFixture {
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
    void refusesARateThatCouldBeAboveOne() {
        refused(
                YAML.replace("numerator: [gone]", "numerator: [taken]"),
                "line 9, column ",
                ": Cannot accept indicator rate: taken is not contained in its denominator [gone, open]; expected");
        refused(
                YAML.replace("denominator: [gone, open]", "denominator: [open]"),
                "Cannot accept indicator rate: gone is not contained in its denominator [open]");
        refused(
                YAML.replace("numerator: [gone]", "numerator: [gone, gone]"),
                "Cannot accept indicator rate: gone and gone may count the same twice in gone");
    }

    @Test
    void refusesAMeanThatDividesByOtherFactsThanItSums() {
        // As handling_time once did: the sum held cases that the number left out.
        refused(
                YAML.replace("numerator: [gone]", "numerator: [time]")
                        .replace("denominator: [gone, open]", "denominator: [decided]")
                        .replace(
                                "stocks:",
                                "  - {name: decided, label: {zh: 办结, en: decided}, description: {zh: 说明, en: text},"
                                        + " source: {zh: 惯例, en: practice}, unit: cases, booked_on: decided_on,"
                                        + " where: [not clock_unknown]}\nstocks:"),
                "time is not contained in its denominator [decided]");
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
    void refusesToWeighWhatHasNoBestValueAgainstOthers() throws Exception {
        String others =
                YAML.replace("better: higher}", "better: higher, unit: working_days}")
                        .replace(
                                "scorecards:",
                                "  - {name: other, label: {zh: 他, en: other}, description: {zh: 他,"
                                        + " en: other}, source: {zh: 惯例, en: practice}, numerator: [gone],"
                                        + " denominator: [gone], better: lower}\nscorecards:")
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
}
