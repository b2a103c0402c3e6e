// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.ranking;

import io.govpulse.service.refresh.Refresh;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A ranking.
 *
 * @param refresh the refresh it is as of
 * @param scorecard name of the scorecard
 * @param level level of the units
 * @param period name of the period
 * @param entries units with a position by position, then those without one
 */
public record Ranking(
        Refresh.Pin refresh, String scorecard, String level, String period, List<Entry> entries) {

    /**
     * A unit in a ranking.
     *
     * @param position position; equals share one; empty where it is not ranked
     * @param unit the unit
     * @param score weighted mean, 1 is best; of an indicator that has no best value, such as days,
     *     the value itself, negative where less is better
     * @param n smallest denominator of its indicators
     * @param indicators the figures behind the score
     * @param unranked why it has no position: {@code unnamed}, {@code too-few-cases}, {@code
     *     no-cases}
     */
    public record Entry(
            Optional<Integer> position,
            Unit unit,
            Optional<BigDecimal> score,
            long n,
            List<Figure> indicators,
            Optional<String> unranked) {}

    /**
     * A unit.
     *
     * @param code its code; {@code ""} for cases that name none
     * @param name the code again: rankings are pinned by codes, and a register of names changes;
     *     names for people are at {@code /api/v1/units}
     */
    public record Unit(String code, String name) {
        /** Returns the unit of this code. */
        public static Unit of(String code) {
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
    public record Figure(
            String name,
            long numerator,
            long denominator,
            Optional<BigDecimal> value,
            Optional<BigDecimal> target,
            SortedMap<String, Long> parts) {}
}
