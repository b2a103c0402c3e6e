// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.upkeep;

import io.govpulse.batch.refresh.PublishedRefreshes;
import io.govpulse.batch.refresh.RefreshRow;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.SizeBasedFileRewritePlanner;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables small to manage: compacts, expires, sweeps.
 *
 * <p>Safe beside the streaming job and beside another process's refresh on these assumptions: what
 * they append is never among what is rewritten, so neither commit takes back the other; nothing
 * younger than the limits is removed; rows are rewritten as they are, never netted out.
 */
public final class UpkeepJob {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepJob.class);
    private static final int TRIES = 4;
    private static final long TARGET_FILE_BYTES = 128L << 20;
    private static final int MANY_MANIFESTS = 8;
    private static final Duration ORPHAN_SWEEP_EVERY = Duration.ofDays(1);

    private final SparkSession spark;
    private final Lake lake;
    private final Clock clock;
    private final UpkeepLimits limits;
    private Instant orphansSweptAt = Instant.MIN;
    private long failures;

    public UpkeepJob(SparkSession spark, Lake lake, Clock clock, UpkeepLimits limits) {
        this.spark = spark;
        this.lake = lake;
        this.clock = clock;
        this.limits = limits;
    }

    /** Does one round over all tables. */
    public UpkeepReport run() {
        long started = System.nanoTime();
        Instant now = clock.instant();
        failures = 0;
        UnpublishedRows unpublished = new UnpublishedRows(spark);
        Instant settled = now.minus(limits.superseded());
        long attempts = attempt("sweep dead attempts", () -> unpublished.sweepAttempts(settled));
        long totals =
                attempt("move superseded totals", () -> unpublished.moveSupersededTotals(settled));
        boolean sweepOrphans = !now.isBefore(nextOrphanSweep());
        long files = 0;
        long snapshots = 0;
        long orphans = 0;
        for (LakeTable table : LakeTable.values()) {
            files += attempt("rewrite files of " + table.sqlName(), () -> rewriteFiles(table));
            files += attempt("rewrite manifests of " + table.sqlName(), () -> manifests(table));
            snapshots +=
                    attempt(
                            "expire snapshots of " + table.sqlName(),
                            () -> new Snapshots(lake.table(table), limits).expire(now));
            if (sweepOrphans) {
                orphans +=
                        attempt(
                                "remove orphans of " + table.sqlName(),
                                () -> removeOrphans(table, now));
            }
        }
        if (sweepOrphans) {
            orphansSweptAt = now;
        }
        spark.sparkContext().setJobDescription(null);
        return new UpkeepReport(
                files,
                snapshots,
                attempts,
                totals,
                orphans,
                failures,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    private Instant nextOrphanSweep() {
        return orphansSweptAt.equals(Instant.MIN)
                ? Instant.MIN
                : orphansSweptAt.plus(ORPHAN_SWEEP_EVERY);
    }

    /** A task that meets another writer begins again; one that fails does not stop the others. */
    private long attempt(String action, LongSupplier task) {
        for (int attempt = 1; ; attempt++) {
            try {
                spark.sparkContext().setJobDescription("upkeep: " + action);
                return task.getAsLong();
            } catch (CommitFailedException | ValidationException e) {
                if (attempt == TRIES) {
                    return failed(action, e);
                }
                LOG.info("Another writer came first; again: {}", action);
            } catch (RuntimeException e) {
                return failed(action, e);
            }
        }
    }

    private long failed(String action, RuntimeException e) {
        failures++;
        LOG.warn("Cannot {}; the next round tries again", action, e);
        return 0;
    }

    private long rewriteFiles(LakeTable name) {
        long files = 0;
        for (Expression settled : settled(name)) {
            Table table = lake.table(name);
            if (table.currentSnapshot() != null) {
                files +=
                        SparkActions.get(spark)
                                .rewriteDataFiles(table)
                                .sort()
                                .filter(settled)
                                .option(
                                        SizeBasedFileRewritePlanner.TARGET_FILE_SIZE_BYTES,
                                        Long.toString(TARGET_FILE_BYTES))
                                .execute()
                                .rewrittenDataFilesCount();
            }
        }
        return files;
    }

    /**
     * Returns which rows may be rewritten, each expression into files of its own. Facts that no
     * refresh has read stay in their files, and so does each generation that is read: merged with
     * others, whose checkpoints may be greater, they would make the next refresh read those too.
     */
    private List<Expression> settled(LakeTable name) {
        if (!CommittedCheckpoints.factTables().contains(name)) {
            return List.of(Expressions.alwaysTrue());
        }
        return new PublishedRefreshes(lake).read().last().map(UpkeepJob::settled).orElse(List.of());
    }

    private static List<Expression> settled(RefreshRow last) {
        return List.of(
                Expressions.lessThan("generation", last.generation()),
                Expressions.and(
                        Expressions.equal("generation", last.generation()),
                        Expressions.lessThanOrEqual("checkpoint", last.checkpoint())));
    }

    /**
     * Returns until when whoever writes this table has advanced. A stream that was stopped between
     * a checkpoint and its commit needs the files of that checkpoint when it starts again, so time
     * stands still for its tables.
     */
    private Optional<Instant> advancedUntil(LakeTable name, Instant now) {
        if (!CommittedCheckpoints.streamedTables().contains(name)) {
            return Optional.of(now);
        }
        int published =
                new PublishedRefreshes(lake).read().last().map(RefreshRow::generation).orElse(1);
        return CommittedCheckpoints.lastCommit(lake.table(name), published)
                .map(committed -> committed.isBefore(now) ? committed : now);
    }

    private long manifests(LakeTable name) {
        Table table = lake.table(name);
        if (table.currentSnapshot() != null
                && table.currentSnapshot().dataManifests(table.io()).size() > MANY_MANIFESTS) {
            SparkActions.get(spark).rewriteManifests(table).execute();
        }
        return 0;
    }

    private long removeOrphans(LakeTable name, Instant now) {
        Optional<Instant> writtenUntil = advancedUntil(name, now);
        if (writtenUntil.isEmpty()) {
            return 0;
        }
        long[] count = {0};
        SparkActions.get(spark)
                .deleteOrphanFiles(lake.table(name))
                .olderThan(writtenUntil.get().minus(limits.orphans()).toEpochMilli())
                .execute()
                .orphanFileLocations()
                .forEach(file -> count[0]++);
        return count[0];
    }
}
