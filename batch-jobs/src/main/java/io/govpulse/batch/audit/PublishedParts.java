// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;
import java.util.List;

/**
 * Every measure and stock that is published in the lines of rankings, a row for each: scorecard,
 * level, unit, period and its days, indicator, part, amount.
 *
 * @param lines the lines, as {@link PublishedLines} has them
 */
record PublishedParts(Source lines) implements Query {
    /** The fields of an indicator in a line. */
    static final List<String> INDICATOR =
            List.of("indicator", "numerator", "denominator", "value", "target", "parts");

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT scorecard, level, unit, period_kind, period, first_day, last_day,
                          indicator, part, amount
                        FROM ${lines} ${indicators} ${parts}""")
                .with("lines", lines.sql(dialect))
                .with("indicators", dialect.structsOf("figures", "indicators", INDICATOR))
                .with("parts", dialect.entriesOf("entries", "parts", "part", "amount"))
                .render();
    }
}
