// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.upkeep;

import static java.util.stream.Collectors.joining;

import io.govpulse.lake.LakeTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Removes rows that nobody can see, those of attempts that were never published, and moves totals
 * that a later published refresh superseded to where only readers of the past look. An attempt is
 * dead once another refresh has its number, so even a running one is never touched.
 */
final class UnpublishedRows {
    /** Earlier refreshes were looked at in earlier rounds. */
    private static final long REFRESHES_BACK = 1_000;

    /** Fewer are not worth rewriting the files for. */
    private static final long WORTH_MOVING = 10_000;

    private static final List<LakeTable> WRITTEN_BY_ATTEMPTS =
            List.of(LakeTable.DAILY_CHANGES, LakeTable.PERIOD_TOTALS, LakeTable.PERIODS);

    private final SparkSession spark;
    private final long worthMoving;

    UnpublishedRows(SparkSession spark) {
        this(spark, WORTH_MOVING);
    }

    UnpublishedRows(SparkSession spark, long worthMoving) {
        this.spark = spark.newSession();
        this.worthMoving = worthMoving;
    }

    /** Returns the last refresh published before then: up to it no attempt is alive. */
    private Optional<Long> settled(Instant before) {
        Row row =
                spark.sql(
                                "SELECT max(sequence) FROM %s WHERE published_at < TIMESTAMP '%s'"
                                        .formatted(LakeTable.REFRESHES.sqlName(), before))
                        .first();
        return row.isNullAt(0) ? Optional.empty() : Optional.of(row.getLong(0));
    }

    /**
     * Removes the rows of dead attempts.
     *
     * @param before only those whose number was published before then
     * @return how many attempts left rows in how many tables
     */
    long sweepAttempts(Instant before) {
        Optional<Long> settled = settled(before);
        long swept = 0;
        for (LakeTable table : WRITTEN_BY_ATTEMPTS) {
            if (settled.isPresent()) {
                swept += sweepAttempts(table, settled.get());
            }
        }
        return swept;
    }

    private long sweepAttempts(LakeTable table, long settled) {
        describe("look for rows of dead attempts", table);
        List<String> dead = new ArrayList<>();
        for (Row row :
                spark.sql(
                                """
                                SELECT DISTINCT refresh FROM %s LEFT ANTI JOIN %s USING (refresh)
                                WHERE sequence <= %d AND sequence > %d"""
                                        .formatted(
                                                table.sqlName(),
                                                LakeTable.REFRESHES.sqlName(),
                                                settled,
                                                settled - REFRESHES_BACK))
                        .collectAsList()) {
            dead.add(row.getString(0));
        }
        if (!dead.isEmpty()) {
            describe("remove rows of dead attempts", table);
            spark.sql(
                    "DELETE FROM %s WHERE refresh IN (%s)"
                            .formatted(
                                    table.sqlName(),
                                    dead.stream()
                                            .map(id -> "'" + id + "'")
                                            .collect(joining(", "))));
        }
        return dead.size();
    }

    /**
     * Moves totals that a later row supersedes, or a recount: first they are written to {@code
     * indicators.past_totals}, then removed. A round that ends in between leaves them in both, and
     * the next one may write them again: readers take equal rows for one.
     *
     * @param before only where that row was published before then
     * @return how many rows went
     */
    long moveSupersededTotals(Instant before) {
        Optional<Long> settled = settled(before);
        if (settled.isEmpty()) {
            return 0;
        }
        describe("look for superseded totals", LakeTable.PERIOD_TOTALS);
        spark.sql(
                        """
                        SELECT level, unit, period,
                          greatest(max(sequence), (
                            SELECT base_sequence FROM %2$s WHERE sequence = %3$d)) AS newest,
                          count(*) AS versions
                        FROM %1$s LEFT SEMI JOIN %2$s USING (refresh) WHERE sequence <= %3$d
                        GROUP BY level, unit, period"""
                                .formatted(
                                        LakeTable.PERIOD_TOTALS.sqlName(),
                                        LakeTable.REFRESHES.sqlName(),
                                        settled.get()))
                .createOrReplaceTempView("newest");
        spark.sql(
                        """
                        SELECT t.refresh, t.sequence, t.level, t.unit, t.period
                        FROM %s AS t JOIN newest AS n
                          ON n.level = t.level AND n.unit = t.unit AND n.period = t.period
                            AND t.sequence < n.newest"""
                                .formatted(LakeTable.PERIOD_TOTALS.sqlName()))
                .localCheckpoint(true)
                .createOrReplaceTempView("superseded");
        long rows = spark.sql("SELECT count(*) FROM superseded").first().getLong(0);
        if (rows < worthMoving) {
            return 0;
        }
        String superseded =
                """
                EXISTS (
                  SELECT 1 FROM superseded s WHERE s.level = t.level AND s.unit = t.unit
                    AND s.period = t.period AND s.sequence = t.sequence
                    AND s.refresh = t.refresh)""";
        describe("write superseded totals", LakeTable.PAST_TOTALS);
        spark.sql(
                "INSERT INTO %s BY NAME SELECT t.* FROM %s AS t LEFT SEMI JOIN %s USING (refresh) WHERE %s"
                        .formatted(
                                LakeTable.PAST_TOTALS.sqlName(),
                                LakeTable.PERIOD_TOTALS.sqlName(),
                                LakeTable.REFRESHES.sqlName(),
                                superseded));
        describe("remove superseded totals", LakeTable.PERIOD_TOTALS);
        spark.sql(
                "DELETE FROM %s AS t WHERE %s"
                        .formatted(LakeTable.PERIOD_TOTALS.sqlName(), superseded));
        return rows;
    }

    private void describe(String action, LakeTable table) {
        spark.sparkContext().setJobDescription("upkeep: %s, %s".formatted(action, table.sqlName()));
    }
}
