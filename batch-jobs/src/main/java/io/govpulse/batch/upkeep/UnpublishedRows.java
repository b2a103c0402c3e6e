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
 * Removes rows that nobody can see: those of attempts that were never published, and totals that a
 * later published refresh superseded. An attempt is dead once another refresh has its number, so
 * even a running one is never touched.
 */
final class UnpublishedRows {
    /** Earlier refreshes were looked at in earlier rounds. */
    private static final long REFRESHES_BACK = 1_000;

    /** Fewer are not worth rewriting the files for. */
    private static final long WORTH_DROPPING = 10_000;

    private static final List<LakeTable> WRITTEN_BY_ATTEMPTS =
            List.of(LakeTable.DAILY_CHANGES, LakeTable.PERIOD_TOTALS, LakeTable.RANKINGS);

    private final SparkSession spark;
    private final long worthDropping;

    UnpublishedRows(SparkSession spark) {
        this(spark, WORTH_DROPPING);
    }

    UnpublishedRows(SparkSession spark, long worthDropping) {
        this.spark = spark.newSession();
        this.worthDropping = worthDropping;
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
     * Drops totals that a later row supersedes.
     *
     * @param before only where that row was published before then
     * @return how many rows went
     */
    long dropSupersededTotals(Instant before) {
        Optional<Long> settled = settled(before);
        if (settled.isEmpty()) {
            return 0;
        }
        describe("look for superseded totals", LakeTable.PERIOD_TOTALS);
        spark.sql(
                        """
                        SELECT level, unit, period, max(sequence) AS newest, count(*) - 1 AS older
                        FROM %s LEFT SEMI JOIN %s USING (refresh) WHERE sequence <= %d
                        GROUP BY level, unit, period HAVING count(*) > 1"""
                                .formatted(
                                        LakeTable.PERIOD_TOTALS.sqlName(),
                                        LakeTable.REFRESHES.sqlName(),
                                        settled.get()))
                .localCheckpoint(true)
                .createOrReplaceTempView("superseded");
        Row older = spark.sql("SELECT coalesce(sum(older), 0L) FROM superseded").first();
        if (older.getLong(0) < worthDropping) {
            return 0;
        }
        describe("drop superseded totals", LakeTable.PERIOD_TOTALS);
        spark.sql(
                """
                DELETE FROM %s AS t WHERE EXISTS (
                  SELECT 1 FROM superseded s WHERE s.level = t.level AND s.unit = t.unit
                    AND s.period = t.period AND t.sequence < s.newest)"""
                        .formatted(LakeTable.PERIOD_TOTALS.sqlName()));
        return older.getLong(0);
    }

    private void describe(String action, LakeTable table) {
        spark.sparkContext().setJobDescription("upkeep: %s, %s".formatted(action, table.sqlName()));
    }
}
