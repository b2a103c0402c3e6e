// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;

/**
 * Findings: units that booked something up to the end of a ranked period and are in no line of it.
 *
 * @param lists the rankings, as {@link PublishedLists} has them
 * @param lines their lines, as {@link PublishedLines} has them
 * @param flows recounted flows
 */
record MissingUnits(Source lists, Source lines, Source flows) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        WITH units AS (
                          SELECT level, unit, min(day) AS since FROM ${flows} GROUP BY level, unit),
                        due AS (
                          SELECT scorecard, level, period, unit, since
                          FROM ${lists} JOIN units USING (level) WHERE since <= last_day)
                        SELECT '${kind}' AS kind, ${place} AS place,
                          concat('is not listed, but has facts since ', ${since}) AS detail
                        FROM due WHERE NOT EXISTS (
                          SELECT 1 FROM ${lines} AS lines
                          WHERE lines.scorecard = due.scorecard AND lines.level = due.level
                            AND lines.period = due.period AND lines.unit = due.unit)""")
                .with("flows", flows.sql(dialect))
                .with("lists", lists.sql(dialect))
                .with("kind", Finding.Kind.RANKING_DIFFERS.name())
                .with("place", FindingSql.place("scorecard", "level", "unit", "period"))
                .with("since", dialect.text("since"))
                .with("lines", lines.sql(dialect))
                .render();
    }
}
