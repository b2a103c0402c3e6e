// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;

/**
 * The lines of the last published version of each ranking.
 *
 * @param rankings the lines of all rankings
 * @param published the ids of the published refreshes
 * @param lists which version is the last, as {@link PublishedLists} has them
 */
record PublishedLines(Source rankings, Source published, Source lists) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT /*+ BROADCAST(lists) */ lines.* FROM ${rankings} AS lines
                        JOIN ${lists} AS lists ON lines.scorecard = lists.scorecard
                          AND lines.level = lists.level AND lines.period = lists.period
                          AND lines.sequence = lists.sequence
                        WHERE lines.refresh IN (SELECT refresh FROM ${published})""")
                .with("rankings", rankings.sql(dialect))
                .with("published", published.sql(dialect))
                .with("lists", lists.sql(dialect))
                .render();
    }
}
