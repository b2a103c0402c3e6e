// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.indicator;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Documentation;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Label;
import io.govpulse.indicator.Measure;
import io.govpulse.indicator.Scorecard;
import io.govpulse.indicator.Stock;
import java.util.List;
import java.util.Locale;

/** The definitions in force, as people and pages read them. */
final class Catalogue {
    private Catalogue() {}

    /**
     * The indicators.
     *
     * @param definitions hash of the definitions
     * @param indicators each of them
     */
    record Indicators(String definitions, List<IndicatorEntry> indicators) {}

    /**
     * One indicator.
     *
     * @param name name
     * @param label its name for people
     * @param description what it counts, and what it leaves out
     * @param owner who answers for the definition
     * @param source the law, standard or custom that the rule comes from
     * @param status {@code draft} or {@code certified}
     * @param better {@code higher} or {@code lower}
     * @param unit the unit of its value: {@code ratio}, {@code points}, {@code working_days},
     *     {@code minutes}
     * @param scale how many of the numerator make one of that unit: the value is the numerator by
     *     the denominator times this
     * @param numerator the parts that are summed above the line
     * @param denominator the parts that are summed below it
     * @param supporting the supporting figures: published beside it, in neither part
     */
    record IndicatorEntry(
            String name,
            Label label,
            Label description,
            Label owner,
            Label source,
            String status,
            String better,
            String unit,
            long scale,
            List<Part> numerator,
            List<Part> denominator,
            List<Part> supporting) {}

    /**
     * A measure or stock.
     *
     * @param name name
     * @param label its name for people
     * @param description what it counts, and what it leaves out
     * @param owner who answers for the definition
     * @param source the law, standard or custom that the rule comes from
     * @param status {@code draft} or {@code certified}
     * @param kind {@code flow}: booked in the period; {@code stock}: the number at its end
     * @param unit the unit of its amounts, for example {@code cases} or {@code seconds}
     */
    record Part(
            String name,
            Label label,
            Label description,
            Label owner,
            Label source,
            String status,
            String kind,
            String unit) {}

    /**
     * The scorecards.
     *
     * @param definitions hash of the definitions
     * @param scorecards each of them
     */
    record Scorecards(String definitions, List<ScorecardEntry> scorecards) {}

    /**
     * One scorecard.
     *
     * @param name name
     * @param label its name for people
     * @param description what it ranks by
     * @param owner who answers for the definition
     * @param source the law, standard or custom that the rule comes from
     * @param status {@code draft} or {@code certified}
     * @param minimumDenominator a unit with a smaller denominator is shown without a position
     * @param shortestPeriod the shortest kind of period that is ranked
     * @param indicators the indicators and their weights
     */
    record ScorecardEntry(
            String name,
            Label label,
            Label description,
            Label owner,
            Label source,
            String status,
            long minimumDenominator,
            String shortestPeriod,
            List<Scorecard.Weighted> indicators) {}

    static Indicators indicators(Definitions definitions) {
        return new Indicators(
                definitions.hash(),
                definitions.indicators().stream()
                        .map(indicator -> entry(definitions, indicator))
                        .toList());
    }

    static Scorecards scorecards(Definitions definitions) {
        return new Scorecards(
                definitions.hash(),
                definitions.scorecards().stream().map(Catalogue::card).toList());
    }

    private static IndicatorEntry entry(Definitions definitions, Indicator indicator) {
        Documentation documentation = indicator.documentation();
        return new IndicatorEntry(
                indicator.name(),
                documentation.label(),
                documentation.description(),
                documentation.owner(),
                documentation.source(),
                code(documentation.status()),
                code(indicator.better()),
                code(indicator.unit()),
                indicator.unit().scale(),
                parts(definitions, indicator.numerator()),
                parts(definitions, indicator.denominator()),
                parts(definitions, indicator.supporting()));
    }

    private static ScorecardEntry card(Scorecard scorecard) {
        Documentation documentation = scorecard.documentation();
        return new ScorecardEntry(
                scorecard.name(),
                documentation.label(),
                documentation.description(),
                documentation.owner(),
                documentation.source(),
                code(documentation.status()),
                scorecard.minimumDenominator(),
                scorecard.shortestPeriod().code(),
                scorecard.indicators());
    }

    private static List<Part> parts(Definitions definitions, List<String> names) {
        return names.stream().map(name -> part(definitions, name)).toList();
    }

    private static Part part(Definitions definitions, String name) {
        return definitions
                .measure(name)
                .map(measure -> part(name, measure.documentation(), "flow", measure.unit()))
                .orElseGet(
                        () -> {
                            Stock stock = definitions.stock(name).orElseThrow();
                            Measure plus = definitions.measure(stock.plus()).orElseThrow();
                            return part(name, stock.documentation(), "stock", plus.unit());
                        });
    }

    private static Part part(
            String name, Documentation documentation, String kind, Measure.Unit unit) {
        return new Part(
                name,
                documentation.label(),
                documentation.description(),
                documentation.owner(),
                documentation.source(),
                code(documentation.status()),
                kind,
                code(unit));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
