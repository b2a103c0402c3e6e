// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import java.util.Arrays;
import java.util.List;

/**
 * The rule that units are ranked by: the weighted mean of its indicators, each turned so that 1 is
 * best.
 *
 * @param name name
 * @param documentation its texts for people, and where its rule comes from
 * @param minimumDenominator a unit of which any indicator has a smaller denominator is shown, but
 *     gets no position: one lucky case must not lead a ranking
 * @param shortestPeriod the shortest kind of period it is ranked for: few units have enough of
 *     everything on each day
 * @param indicators the indicators that count, and how much
 */
public record Scorecard(
        String name,
        Documentation documentation,
        long minimumDenominator,
        Period.Kind shortestPeriod,
        List<Weighted> indicators) {

    /**
     * An indicator in a scorecard.
     *
     * @param name name of the indicator
     * @param weight its weight among the others; 0 shows it beside them and counts for nothing
     */
    public record Weighted(String name, int weight) {
        public Weighted {
            if (weight < 0) {
                throw new IllegalArgumentException(
                        "Cannot accept weight of "
                                + name
                                + ": "
                                + weight
                                + "; expected 0 or above");
            }
        }
    }

    public Scorecard {
        if (minimumDenominator < 0) {
            throw new IllegalArgumentException(
                    "Cannot accept minimum_denominator of "
                            + name
                            + ": "
                            + minimumDenominator
                            + "; expected 0 or above");
        }
        indicators = List.copyOf(indicators);
    }

    /** Its name for people. */
    public Label label() {
        return documentation.label();
    }

    /** Returns the kinds of period it is ranked for, shortest first. */
    public List<Period.Kind> periods() {
        return Arrays.stream(Period.Kind.values())
                .filter(kind -> kind.compareTo(shortestPeriod) >= 0)
                .toList();
    }

    /** Returns the indicators whose weight is above 0. */
    public List<Weighted> weighted() {
        return indicators.stream().filter(indicator -> indicator.weight() > 0).toList();
    }
}
