// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.batch.TestLake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The rankings as a reader sees them: of each the last one that was published by a refresh. */
final class PublishedRankings {
    private PublishedRankings() {}

    static Map<NaiveCount.Key, List<String>> asOf(long sequence) {
        Map<NaiveCount.Key, List<String>> rankings = new HashMap<>();
        for (Row row :
                TestLake.query(
                        """
                        SELECT * FROM (
                          SELECT r.*, max(sequence) OVER (PARTITION BY scorecard, level, period) AS newest
                          FROM lake.indicators.rankings r
                          LEFT SEMI JOIN lake.indicators.refreshes p USING (refresh)
                          WHERE sequence <= %d)
                        WHERE sequence = newest"""
                                .formatted(sequence))) {
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
        StringBuilder figures = new StringBuilder();
        for (Row indicator : row.<Row>getList(row.fieldIndex("indicators"))) {
            Object value = indicator.getAs("value");
            figures.append(indicator.<String>getAs("name"))
                    .append(' ')
                    .append(indicator.<Long>getAs("numerator"))
                    .append('/')
                    .append(indicator.<Long>getAs("denominator"))
                    .append('=')
                    .append(value == null ? "-" : value)
                    .append(
                            new TreeMap<String, Long>(
                                    indicator.getJavaMap(indicator.fieldIndex("parts"))))
                    .append(' ');
        }
        Object unranked = row.getAs("unranked");
        Object score = row.getAs("score");
        return "'%s' %s %s %d %s"
                .formatted(
                        row.<String>getAs("unit"),
                        unranked == null ? row.<Integer>getAs("position") : unranked,
                        score == null ? "-" : score,
                        row.<Long>getAs("n"),
                        figures.toString().strip());
    }
}
