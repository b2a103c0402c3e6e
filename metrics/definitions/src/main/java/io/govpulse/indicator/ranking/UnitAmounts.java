// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.ranking;

import io.govpulse.indicator.Stock;
import org.jspecify.annotations.Nullable;

/**
 * What was booked for a unit, as the figures of a period need it.
 *
 * @param unit code of the unit
 * @param within what was booked in the period
 * @param upToEnd what was booked up to and with its last day
 */
public record UnitAmounts(String unit, Amounts within, Amounts upToEnd) {

    /** Returns the amount of a measure in the period, or of a stock at its end. */
    long part(String name) {
        @Nullable Stock stock = upToEnd.measures().stock(name);
        return stock == null
                ? within.of(name)
                : Math.subtractExact(upToEnd.of(stock.plus()), upToEnd.of(stock.minus()));
    }
}
