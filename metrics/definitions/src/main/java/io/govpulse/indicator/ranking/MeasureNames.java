// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Measure;
import java.util.HashMap;
import java.util.Map;

/** The measures of some definitions, each with its place among the amounts of a unit. */
public final class MeasureNames {
    private final Map<String, Integer> places;

    private MeasureNames(Map<String, Integer> places) {
        this.places = places;
    }

    /** Returns the measures of these definitions. */
    public static MeasureNames of(Definitions definitions) {
        Map<String, Integer> places = new HashMap<>();
        for (Measure measure : definitions.measures()) {
            places.put(measure.name(), places.size());
        }
        return new MeasureNames(places);
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
}
