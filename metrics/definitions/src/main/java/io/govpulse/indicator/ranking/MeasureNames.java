// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Measure;
import io.govpulse.indicator.Stock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The measures of some definitions, each with its place among amounts, and their stocks. */
public final class MeasureNames {
    private final Map<String, Integer> places;
    private final Map<String, Stock> stocks;

    private MeasureNames(Map<String, Integer> places, Map<String, Stock> stocks) {
        this.places = places;
        this.stocks = stocks;
    }

    /** Returns the measures and stocks of these definitions. */
    public static MeasureNames of(Definitions definitions) {
        Map<String, Integer> places = new HashMap<>();
        for (Measure measure : definitions.measures()) {
            places.put(measure.name(), places.size());
        }
        Map<String, Stock> stocks = new HashMap<>();
        definitions.stocks().forEach(stock -> stocks.put(stock.name(), stock));
        return new MeasureNames(places, stocks);
    }

    /** Returns amounts that are all 0. */
    public Amounts none() {
        return new Amounts(this, new long[places.size()]);
    }

    /**
     * Returns these amounts.
     *
     * @param byMeasure whole numbers by the names of their measures; one that is left out is 0, and
     *     what is no measure of the definitions is left out
     */
    public Amounts amounts(Map<?, ?> byMeasure) {
        long[] numbers = new long[places.size()];
        byMeasure.forEach(
                (measure, amount) -> {
                    Integer place = places.get(measure);
                    if (place != null) {
                        numbers[place] = (Long) amount;
                    }
                });
        return new Amounts(this, numbers);
    }

    /**
     * Returns the place of a measure.
     *
     * @throws IllegalArgumentException when it is none of the definitions
     */
    int place(String measure) {
        Integer place = places.get(measure);
        if (place == null) {
            throw new IllegalArgumentException(
                    "Cannot find measure: '"
                            + measure
                            + "'; expected one of "
                            + places.keySet().stream().sorted().toList());
        }
        return place;
    }

    /** Returns the stock of this name, null where it is a measure. */
    @Nullable Stock stock(String name) {
        return stocks.get(name);
    }
}
