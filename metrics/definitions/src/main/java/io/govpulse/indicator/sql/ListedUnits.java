// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/**
 * The units of each level and the day since which they are listed: the first that anything was ever
 * booked on. A unit stays listed, with zeros: who has no case in a month is shown as such.
 *
 * @param days booked days, as {@link BookedDays} has them
 */
public record ListedUnits(Source days) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return "SELECT level, unit, min(day) AS since FROM %s GROUP BY level, unit"
                .formatted(days.sql(dialect));
    }
}
