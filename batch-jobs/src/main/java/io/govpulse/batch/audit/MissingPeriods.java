// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;

/**
 * Findings: calendar periods in which a level with named units booked something and that are not
 * listed, so that nobody can ask for their rankings.
 *
 * @param periods the periods that refreshes listed
 * @param published the ids of the published refreshes whose totals count
 * @param counted recounted totals
 */
record MissingPeriods(Source periods, Source published, Source counted) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        WITH listed AS (
                          SELECT level, period FROM ${periods}
                          WHERE refresh IN (SELECT refresh FROM ${published})),
                        booked AS (
                          SELECT DISTINCT level, period FROM ${counted}
                          WHERE period <> '${ever}' AND level IN (
                            SELECT level FROM ${counted} WHERE unit <> '${notGiven}'))
                        SELECT '${kind}' AS kind, ${place} AS place,
                          'is not listed, but has facts' AS detail
                        FROM booked WHERE NOT EXISTS (
                          SELECT 1 FROM listed
                          WHERE listed.level = booked.level AND listed.period = booked.period)""")
                .with("periods", periods.sql(dialect))
                .with("published", published.sql(dialect))
                .with("counted", counted.sql(dialect))
                .with("notGiven", Level.NOT_GIVEN)
                .with("ever", Period.ALL_NAME)
                .with("kind", Finding.Kind.PERIOD_MISSING.name())
                .with("place", FindingSql.place("level", "period"))
                .render();
    }
}
