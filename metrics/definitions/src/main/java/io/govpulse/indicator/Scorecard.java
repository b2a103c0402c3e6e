package io.govpulse.indicator;

import java.util.Arrays;
import java.util.List;

/**
 * What units are ranked by: the weighted mean of its indicators, each turned so that 1 is best.
 *
 * @param name name
 * @param label what people read
 * @param minimumDenominator a unit of which any indicator has a smaller denominator is shown, but
 *     gets no position: one lucky case must not lead a ranking
 * @param shortestPeriod the shortest kind of period it is ranked for; what few have each day makes
 *     no ranking by the day
 * @param indicators what counts, and how much
 */
public record Scorecard(
        String name,
        Label label,
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
                                + "; 0 and above are accepted");
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
                            + "; 0 and above are accepted");
        }
        indicators = List.copyOf(indicators);
    }

    /** The kinds of period it is ranked for. */
    public List<Period.Kind> periods() {
        return Arrays.stream(Period.Kind.values())
                .filter(kind -> kind.compareTo(shortestPeriod) >= 0)
                .toList();
    }

    /** The indicators that count. */
    public List<Weighted> weighted() {
        return indicators.stream().filter(indicator -> indicator.weight() > 0).toList();
    }
}
