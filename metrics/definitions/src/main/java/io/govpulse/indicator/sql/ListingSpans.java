// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/**
 * The spans of days in which units of a level are listed that were not: from their first day now to
 * their first day before.
 *
 * @param listed the units listed now, as {@link ListedUnits} has them
 * @param listedBefore those listed before
 */
public record ListingSpans(Source listed, Source listedBefore) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT DISTINCT now.level, now.since AS from_day,
                          coalesce(before.since, DATE '9999-12-31') AS until_day
                        FROM ${listed} AS now LEFT JOIN ${listedBefore} AS before
                          ON now.level = before.level AND now.unit = before.unit
                        WHERE before.since IS NULL OR now.since < before.since""")
                .with("listed", listed.sql(dialect))
                .with("listedBefore", listedBefore.sql(dialect))
                .render();
    }
}
