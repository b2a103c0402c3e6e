// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.time.LocalDate;

/**
 * What is expected of one period, and how sure that is. All values are counts, 0 or more, and
 * {@code lo95 <= lo80 <= value <= hi80 <= hi95}.
 *
 * @param origin the first period that was not known when it was issued
 * @param date the period that is forecast
 * @param value the expected value, as a median
 * @param lo80 the lower end of the interval that holds 80 of 100 values
 * @param hi80 its upper end
 * @param lo95 the lower end of the interval that holds 95 of 100 values
 * @param hi95 its upper end
 */
public record Forecast(
        LocalDate origin,
        LocalDate date,
        double value,
        double lo80,
        double hi80,
        double lo95,
        double hi95) {

    /** Checks that the interval is one. */
    public Forecast {
        boolean ordered =
                0 <= lo95 && lo95 <= lo80 && lo80 <= value && value <= hi80 && hi80 <= hi95;
        if (!ordered || Double.isInfinite(hi95)) {
            throw new IllegalArgumentException(
                    "Cannot make forecast of %s: %s with [%s, %s] and [%s, %s]; expected counts in order"
                            .formatted(date, value, lo80, hi80, lo95, hi95));
        }
    }
}
