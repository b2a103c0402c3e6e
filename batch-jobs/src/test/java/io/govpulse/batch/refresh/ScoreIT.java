// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.TestLake;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Scores;
import io.govpulse.indicator.sql.Source;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Ranks a few made-up lines, so that ties and small units are seen and not only met by chance. */
class ScoreIT {
    private static final Definitions DEFINITIONS = Definitions.standard();

    private static List<Row> ranked(String units) {
        StringBuilder figures =
                new StringBuilder(
                        "SELECT 'city' AS level, 'month' AS period_kind, '2024-02' AS period, DATE '2024-02-01' AS first_day, DATE '2024-02-29' AS last_day, unit");
        DEFINITIONS
                .measures()
                .forEach(
                        measure ->
                                figures.append(", ")
                                        .append(
                                                switch (measure.name()) {
                                                    case "decided_in_time" -> "above";
                                                    case "decided_with_promise" -> "below";
                                                    default -> "0L";
                                                })
                                        .append(" AS m_")
                                        .append(measure.name()));
        DEFINITIONS.stocks().forEach(stock -> figures.append(", 0L AS s_").append(stock.name()));
        figures.append(" FROM VALUES ").append(units).append(" AS v(unit, above, below)");
        return TestLake.query(
                """
                SELECT unit, CASE WHEN unranked IS NULL THEN rank() OVER (
                    PARTITION BY unranked IS NULL ORDER BY score DESC) END, score, unranked, n
                FROM (%s) WHERE scorecard = 'on_time' ORDER BY unit"""
                        .formatted(
                                new Scores(DEFINITIONS, Source.of(dialect -> figures.toString()))
                                        .sql(Dialect.SPARK)));
    }

    @Test
    void equalsShareAPositionAndTheNextOneIsSkipped() {
        assertThat(ranked("('a', 18L, 20L), ('b', 9L, 10L), ('c', 4L, 10L)"))
                .extracting(row -> row.get(1))
                .containsExactly(1, 1, 3);
    }

    @Test
    void whatNamesNoUnitNeverHasAPosition() {
        List<Row> rows = ranked("('', 10L, 10L), ('a', 9L, 10L)");
        assertThat(rows).extracting(row -> row.get(1)).containsExactly(null, 1);
        assertThat(rows).extracting(row -> row.get(3)).containsExactly("unnamed", null);
    }

    @Test
    void aUnitWithFewCasesOrNoneIsShownWithoutAPosition() {
        List<Row> rows = ranked("('a', 1L, 20L), ('b', 9L, 9L), ('c', 0L, 0L), ('d', 0L, 10L)");
        assertThat(rows).extracting(row -> row.get(1)).containsExactly(1, null, null, 2);
        assertThat(rows)
                .extracting(row -> row.get(3))
                .containsExactly(null, "too-few-cases", "no-cases", null);
        assertThat(rows)
                .extracting(row -> row.get(2))
                .containsExactly(
                        new BigDecimal("0.050000"),
                        new BigDecimal("1.000000"),
                        null,
                        new BigDecimal("0.000000"));
        assertThat(rows).extracting(row -> row.get(4)).containsExactly(20L, 9L, 0L, 10L);
    }
}
