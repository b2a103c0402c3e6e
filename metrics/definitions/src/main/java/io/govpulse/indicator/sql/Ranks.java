// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/**
 * The lines of rankings: scores with positions. Equal scores share a position and the next one is
 * skipped; a unit that has a reason for it has none.
 *
 * @param scores scores, as {@link Scores} has them
 */
public record Ranks(Source scores) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT scorecard, ${period}, unit,
                          CASE WHEN unranked IS NULL THEN CAST(rank() OVER (
                            PARTITION BY scorecard, level, period, unranked IS NULL
                            ORDER BY score DESC) AS INTEGER) END AS position,
                          unranked, score, n, indicators
                        FROM ${scores}""")
                .with("period", Scores.PERIOD)
                .with("scores", scores.sql(dialect))
                .render();
    }
}
