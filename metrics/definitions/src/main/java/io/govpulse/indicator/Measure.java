package io.govpulse.indicator;

import java.util.List;
import java.util.Optional;

/**
 * A flow: cases, or an amount of them, booked on the local day on which it happened.
 *
 * @param name name, also of the column in the totals
 * @param label what people read
 * @param unit what it counts
 * @param on the date column it is booked by; cases without that date are not in it
 * @param sum the long column that is summed; cases are counted where empty
 * @param where conditions, all of which hold
 */
public record Measure(
        String name,
        Label label,
        Unit unit,
        String on,
        Optional<String> sum,
        List<Condition> where) {

    /** What a measure counts. */
    public enum Unit {
        CASES,
        /** Working seconds. */
        SECONDS
    }

    public Measure {
        where = List.copyOf(where);
    }
}
