package io.govpulse.indicator;

import java.util.List;
import java.util.stream.Stream;

/**
 * A ratio. In a period, measures count what was booked in it and stocks what stands at its end.
 *
 * @param name name
 * @param label what people read
 * @param numerator names of the measures and stocks that are summed above the line
 * @param denominator names of the measures and stocks that are summed below it
 * @param apart names of what is published beside it and stands in neither part
 * @param better which direction is the better one
 */
public record Indicator(
        String name,
        Label label,
        List<String> numerator,
        List<String> denominator,
        List<String> apart,
        Better better) {

    /** Which direction is the better one. */
    public enum Better {
        HIGHER,
        LOWER
    }

    public Indicator {
        numerator = List.copyOf(numerator);
        denominator = List.copyOf(denominator);
        apart = List.copyOf(apart);
    }

    /** Every measure and stock that is published with this indicator, each once. */
    public List<String> parts() {
        return Stream.of(numerator, denominator, apart).flatMap(List::stream).distinct().toList();
    }
}
