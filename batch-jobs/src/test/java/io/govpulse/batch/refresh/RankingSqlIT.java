// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Figures;
import io.govpulse.indicator.sql.LatestTotals;
import io.govpulse.indicator.sql.Ranks;
import io.govpulse.indicator.sql.Scores;
import io.govpulse.indicator.sql.Source;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A ranking in SQL and the same one in Java, line by line. */
class RankingSqlIT {
    private static final Instant BEGIN = Instant.parse("2023-12-20T00:00:00Z");
    private static final Instant NOW = Instant.parse("2024-03-10T05:00:00Z");
    private static final Definitions DEFINITIONS = Definitions.standard();

    private final Lake lake = TestLake.fresh();

    @Test
    void theLinesInSqlAreThoseOfTheServiceToTheDigit() {
        FactStream stream = new FactStream(Rules.standard(), 1);
        stream.take(City.events(31, BEGIN, Duration.ofDays(60), 300));
        stream.passTime(NOW);
        stream.commit();
        RefreshRow row = TestLake.refreshJob(Rules.standard(), NOW).run().orElseThrow();
        Map<NaiveCount.Key, List<String>> inJava =
                new PublishedRankings(lake, DEFINITIONS).asOf(row);
        LocalDate today = row.throughDay();
        for (String name : List.of("all", "rolling-30d", "2023", "2024-02", "2024-W03")) {
            Map<NaiveCount.Key, List<String>> inSql = ranked(Period.parse(name, today));
            assertThat(inSql).isNotEmpty();
            inJava.forEach(
                    (key, lines) -> {
                        if (key.period().equals(name)) {
                            assertThat(inSql.remove(key)).as(key.toString()).isEqualTo(lines);
                        }
                    });
            assertThat(inSql).isEmpty();
        }
    }

    private static Map<NaiveCount.Key, List<String>> ranked(Period period) {
        Source totals =
                Source.of(
                        new LatestTotals(
                                DEFINITIONS,
                                Source.named(LakeTable.PERIOD_TOTALS.sqlName()),
                                Source.named(LakeTable.REFRESHES.sqlName())));
        Source figures = Source.of(new Figures(DEFINITIONS, totals, period));
        String sql = new Ranks(Source.of(new Scores(DEFINITIONS, figures))).sql(Dialect.SPARK);
        Map<NaiveCount.Key, List<String>> rankings = new HashMap<>();
        for (Row row : TestLake.query(sql)) {
            rankings.computeIfAbsent(
                            new NaiveCount.Key(
                                    row.getAs("scorecard"),
                                    row.getAs("level"),
                                    row.getAs("period")),
                            key -> new ArrayList<>())
                    .add(line(row));
        }
        rankings.replaceAll((key, lines) -> lines.stream().sorted().toList());
        return rankings;
    }

    private static String line(Row row) {
        List<String> figures = new ArrayList<>();
        for (Row indicator : row.<Row>getList(row.fieldIndex("indicators"))) {
            Object value = indicator.getAs("value");
            figures.add(
                    "%s %d/%d=%s%s"
                            .formatted(
                                    indicator.<String>getAs("name"),
                                    indicator.<Long>getAs("numerator"),
                                    indicator.<Long>getAs("denominator"),
                                    value == null ? "-" : value,
                                    new TreeMap<String, Long>(
                                            indicator.getJavaMap(indicator.fieldIndex("parts")))));
        }
        Object unranked = row.getAs("unranked");
        Object score = row.getAs("score");
        return "'%s' %s %s %d %s"
                .formatted(
                        row.<String>getAs("unit"),
                        unranked == null ? row.<Integer>getAs("position") : unranked,
                        score == null ? "-" : score,
                        row.<Long>getAs("n"),
                        String.join(" ", figures));
    }
}
