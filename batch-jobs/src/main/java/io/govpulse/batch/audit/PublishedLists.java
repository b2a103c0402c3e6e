// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;

/**
 * The rankings that were ever published, each with the sequence of its last publication and the day
 * up to which that goes.
 *
 * @param rankings the lines of all rankings
 * @param published the ids of the published refreshes
 */
record PublishedLists(Source rankings, Source published) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT scorecard, level, period, max_by(last_day, sequence) AS last_day,
                          max(sequence) AS sequence
                        FROM ${rankings} WHERE refresh IN (SELECT refresh FROM ${published})
                        GROUP BY scorecard, level, period""")
                .with("rankings", rankings.sql(dialect))
                .with("published", published.sql(dialect))
                .render();
    }
}
