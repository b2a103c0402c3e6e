package io.govpulse.service;

import io.govpulse.indicator.Definitions;
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
    record Indicators(String definitions, List<Entry> indicators) {}

    /**
     * One indicator.
     *
     * @param name name
     * @param label what people read
     * @param better {@code higher} or {@code lower}
     * @param unit what its value is told in: {@code ratio}, {@code points}, {@code working_days},
     *     {@code minutes}
     * @param scale how many of the numerator make one of that unit: the value is the numerator by
     *     the denominator times this
     * @param numerator what is summed above the line
     * @param denominator what is summed below it
     * @param supporting what is published beside it and stands in neither part
     */
    record Entry(
            String name,
            Label label,
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
     * @param label what people read
     * @param kind {@code flow}: booked in the period; {@code stock}: standing at its end
     * @param unit what it counts, for example {@code cases} or {@code seconds}
     */
    record Part(String name, Label label, String kind, String unit) {}

    /**
     * The scorecards.
     *
     * @param definitions hash of the definitions
     * @param scorecards each of them
     */
    record Scorecards(String definitions, List<Scorecard> scorecards) {}

    static Indicators indicators(Definitions definitions) {
        return new Indicators(
                definitions.hash(),
                definitions.indicators().stream()
                        .map(indicator -> entry(definitions, indicator))
                        .toList());
    }

    private static Entry entry(Definitions definitions, Indicator indicator) {
        return new Entry(
                indicator.name(),
                indicator.label(),
                indicator.better().name().toLowerCase(Locale.ROOT),
                indicator.unit().name().toLowerCase(Locale.ROOT),
                indicator.unit().scale(),
                parts(definitions, indicator.numerator()),
                parts(definitions, indicator.denominator()),
                parts(definitions, indicator.supporting()));
    }

    private static List<Part> parts(Definitions definitions, List<String> names) {
        return names.stream().map(name -> part(definitions, name)).toList();
    }

    private static Part part(Definitions definitions, String name) {
        return definitions
                .measure(name)
                .map(measure -> new Part(name, measure.label(), "flow", word(measure)))
                .orElseGet(
                        () -> {
                            Stock stock = definitions.stock(name).orElseThrow();
                            return new Part(
                                    name,
                                    stock.label(),
                                    "stock",
                                    word(definitions.measure(stock.plus()).orElseThrow()));
                        });
    }

    private static String word(Measure measure) {
        return measure.unit().name().toLowerCase(Locale.ROOT);
    }
}
