package io.govpulse.service;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A ranking as published.
 *
 * @param refresh the refresh it stands on
 * @param scorecard what is ranked by
 * @param level level of the units
 * @param period name of the period
 * @param entries units with a position by position, then those without one
 */
record Ranking(
        Refresh.Pin refresh, String scorecard, String level, String period, List<Entry> entries) {

    /**
     * One unit.
     *
     * @param position position; equals share one; empty where it is not ranked
     * @param unit which unit
     * @param score weighted mean, 1 is best; of an indicator that has no best value, such as days,
     *     the value itself, negative where less is better
     * @param n smallest denominator of its indicators
     * @param indicators the figures behind the score
     * @param unranked why it has no position: {@code too-few-cases}, {@code no-cases}
     */
    record Entry(
            Optional<Integer> position,
            Unit unit,
            Optional<BigDecimal> score,
            long n,
            List<Figure> indicators,
            Optional<String> unranked) {}

    /**
     * A unit.
     *
     * @param code its code; {@code ""} stands for cases that name none
     * @param name the code again: what is published is pinned by codes, and a register of names
     *     changes; what people call a unit is told by {@code /api/v1/units}
     */
    record Unit(String code, String name) {
        static Unit of(String code) {
            return new Unit(code, code);
        }
    }

    /**
     * An indicator of a unit.
     *
     * @param name name of the indicator
     * @param numerator above the line
     * @param denominator below it
     * @param value numerator by denominator and the scale of the indicator, six decimals, half up;
     *     empty where the denominator is 0
     * @param target the target in force, if there is one
     * @param parts every measure behind it, also those in neither part
     */
    record Figure(
            String name,
            long numerator,
            long denominator,
            Optional<BigDecimal> value,
            Optional<BigDecimal> target,
            SortedMap<String, Long> parts) {}
}
