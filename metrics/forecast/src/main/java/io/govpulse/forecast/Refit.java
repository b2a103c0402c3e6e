// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** How often parameters are estimated anew when forecasts are issued one after the other. */
public enum Refit {
    /** At each origin. */
    ALWAYS,
    /** At the first origin of each month. */
    MONTH,
    /** At the first origin of each quarter. */
    QUARTER,
    /** At the first origin of each year. */
    YEAR,
    /** At the first origin only. */
    NEVER;

    /** Returns whether an origin needs new parameters, after those of an earlier one. */
    public boolean isDue(LocalDate estimated, LocalDate origin) {
        return switch (this) {
            case ALWAYS -> true;
            case MONTH ->
                    estimated.getMonthValue() != origin.getMonthValue()
                            || estimated.getYear() != origin.getYear();
            case QUARTER ->
                    estimated.get(IsoFields.QUARTER_OF_YEAR)
                                    != origin.get(IsoFields.QUARTER_OF_YEAR)
                            || estimated.getYear() != origin.getYear();
            case YEAR -> estimated.getYear() != origin.getYear();
            case NEVER -> false;
        };
    }
}
