// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A unit in a ranking.
 *
 * @param unit code of the unit
 * @param position position; equal scores share one, and the next one is skipped; empty where it is
 *     not ranked
 * @param unranked why it has no position: {@code unnamed}, {@code too-few-cases}, {@code no-cases}
 * @param score weighted mean, 1 is best; of an indicator that has no best value, such as days, the
 *     value itself, negative where less is better
 * @param n smallest denominator of the indicators that count
 * @param figures the figures behind the score, in the order of the scorecard
 */
public record RankedUnit(
        String unit,
        Optional<Integer> position,
        Optional<String> unranked,
        Optional<BigDecimal> score,
        long n,
        List<RankedFigure> figures) {

    public RankedUnit {
        figures = List.copyOf(figures);
    }

    RankedUnit at(int newPosition) {
        return new RankedUnit(unit, Optional.of(newPosition), unranked, score, n, figures);
    }
}
