// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import java.util.List;
import java.util.stream.Stream;

/**
 * A ratio of amounts. In a period, measures are what was booked in it, stocks the number at its
 * end.
 *
 * @param name name
 * @param documentation its texts for people, and where its rule comes from
 * @param numerator names of the measures and stocks that are summed above the line
 * @param denominator names of the measures and stocks that are summed below it
 * @param supporting names of the supporting figures: published beside it, in neither part
 * @param better which direction is the better one
 * @param unit the unit of its value
 */
public record Indicator(
        String name,
        Documentation documentation,
        List<String> numerator,
        List<String> denominator,
        List<String> supporting,
        Better better,
        Unit unit) {

    /** The unit of a value, which is numerator by denominator by the scale. */
    public enum Unit {
        /** A share: 0 to 1. */
        RATIO(1, 1),
        /** Points of ratings: 0 to 10. */
        POINTS(100, 10),
        /** Working days. */
        WORKING_DAYS(1_000, 0),
        /** Minutes by the clock. */
        MINUTES(60, 0);

        private final long scale;
        private final long best;

        Unit(long scale, long best) {
            this.scale = scale;
            this.best = best;
        }

        /** Returns how many of the numerator's unit make one of this. */
        public long scale() {
            return scale;
        }

        /**
         * Returns the value that nothing can be better than, where there is one; 0 where there is
         * none: such an indicator makes a scorecard of its own, and cannot be weighed against
         * others.
         */
        public long best() {
            return best;
        }
    }

    /** Which direction is the better one. */
    public enum Better {
        HIGHER,
        LOWER
    }

    public Indicator {
        numerator = List.copyOf(numerator);
        denominator = List.copyOf(denominator);
        supporting = List.copyOf(supporting);
    }

    /** Its name for people. */
    public Label label() {
        return documentation.label();
    }

    /** Returns every measure and stock that is published with this indicator, each once. */
    public List<String> parts() {
        return Stream.of(numerator, denominator, supporting)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
