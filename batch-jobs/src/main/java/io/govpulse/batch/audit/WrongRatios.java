// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;
import java.util.List;
import java.util.function.Function;

/**
 * Findings: ratios whose parts do not add up to them.
 *
 * @param definitions the indicators
 * @param lines the lines of rankings, as {@link PublishedLines} has them
 */
record WrongRatios(Definitions definitions, Source lines) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT '${kind}' AS kind, ${place} AS place,
                          concat(indicator, ' is published as ', ${numerator}, ' of ',
                            ${denominator}, ', its parts say ', ${parts}) AS detail
                        FROM ${lines} ${indicators}
                        WHERE numerator <> ${above} OR denominator <> ${below}""")
                .with("kind", Finding.Kind.RANKING_DIFFERS.name())
                .with("place", FindingSql.place("scorecard", "level", "unit", "period"))
                .with("numerator", dialect.text("numerator"))
                .with("denominator", dialect.text("denominator"))
                .with("parts", dialect.json("parts"))
                .with("lines", lines.sql(dialect))
                .with(
                        "indicators",
                        dialect.structsOf("figures", "indicators", PublishedParts.INDICATOR))
                .with("above", sum(Indicator::numerator, dialect))
                .with("below", sum(Indicator::denominator, dialect))
                .render();
    }

    private String sum(Function<Indicator, List<String>> side, Dialect dialect) {
        return definitions.indicators().stream()
                .map(
                        indicator ->
                                "WHEN '%s' THEN %s"
                                        .formatted(
                                                indicator.name(),
                                                side.apply(indicator).stream()
                                                        .map(part -> dialect.valueOf("parts", part))
                                                        .collect(joining(" + "))))
                .collect(joining(" ", "CASE indicator ", " END"));
    }
}
