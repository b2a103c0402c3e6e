// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.equal;
import static org.apache.iceberg.expressions.Expressions.greaterThan;
import static org.apache.iceberg.expressions.Expressions.lessThanOrEqual;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.spark.actions.SparkActions;
import org.junit.jupiter.api.Test;

class ColumnBoundsIT {
    private static final Instant BEGIN = Instant.parse("2024-01-02T00:00:00Z");
    private static final int COMMITS = 5;

    private final Lake lake = TestLake.fresh();
    private final FactStream stream = new FactStream(Rules.standard(), 1);

    private static Expression between(long after, long upTo) {
        return and(
                equal("generation", 1),
                greaterThan("checkpoint", after),
                lessThanOrEqual("checkpoint", upTo));
    }

    private static ColumnBounds bounds(Table table, long after, long upTo) {
        return ColumnBounds.of(table, between(after, upTo), "checkpoint", "as_of");
    }

    private void fill() {
        List<City.ReceivedEvent> received = City.events(41, BEGIN, Duration.ofDays(10), 40);
        for (int i = 0; i < COMMITS; i++) {
            stream.take(
                    received.subList(
                            received.size() * i / COMMITS, received.size() * (i + 1) / COMMITS));
            stream.commit();
        }
    }

    private static long counted(long after, long upTo) {
        return TestLake.query(
                        "SELECT count(*) FROM lake.cases.changes WHERE checkpoint > %d AND checkpoint <= %d"
                                .formatted(after, upTo))
                .get(0)
                .getLong(0);
    }

    @Test
    void noRowIsReadWhereTheMetadataSaysItAll() throws IOException {
        fill();
        long expected = counted(2, 4);
        Table table = lake.table(LakeTable.CASE_CHANGES);
        try (var files = Files.walk(TestLake.directory(LakeTable.CASE_CHANGES).resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        ColumnBounds bounds = bounds(table, 2, 4);
        assertThat(bounds.rows()).isEqualTo(expected).isPositive();
        assertThat(bounds.greatest("checkpoint")).hasValue(4);
        assertThat(bounds(table, COMMITS, Long.MAX_VALUE).rows()).isZero();
        assertThat(bounds(table, COMMITS, Long.MAX_VALUE).greatest("as_of")).isEmpty();
    }

    @Test
    void aFileOfManyCheckpointsIsReadForThoseThatPass() {
        fill();
        ColumnBounds before = bounds(lake.table(LakeTable.CASE_CHANGES), 2, 4);
        SparkActions.get(TestLake.spark())
                .rewriteDataFiles(lake.table(LakeTable.CASE_CHANGES))
                .option("rewrite-all", "true")
                .execute();
        assertThat(bounds(lake.table(LakeTable.CASE_CHANGES), 2, 4)).isEqualTo(before);
    }
}
