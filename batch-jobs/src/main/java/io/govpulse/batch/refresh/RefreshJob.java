// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the facts that came since the last refresh into published totals, of which rankings are a
 * function.
 *
 * <pre>
 * cases.*changes (k0 &lt; checkpoint ≤ k) ── Flows ─► flows ─► indicators.daily_changes
 *                                                  │
 * indicators.period_totals (last) ─────────────────┴──────► indicators.period_totals, .periods
 *                                        Publication ──────► indicators.refreshes
 * </pre>
 *
 * <p>Correctness rests on these assumptions:
 *
 * <ul>
 *   <li>All rows of a checkpoint come into a table with one commit, and checkpoints of a generation
 *       come in order: up to the one that all tables have reached ({@link
 *       io.govpulse.lake.CommittedCheckpoints}), "checkpoint &gt; k0" is all that is new, and
 *       nothing else.
 *   <li>Rows are readable by others only through a row of {@code indicators.refreshes} with their
 *       refresh id, and that table is appended to by compare-and-swap only.
 *   <li>A total is the row of the greatest sequence among published ones, whole: rows are never
 *       added up over refreshes.
 * </ul>
 */
public final class RefreshJob {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshJob.class);
    private static final int ATTEMPTS = 10;

    /** More changes than this are summed and written by Spark's tasks and not from here. */
    private static final long FEW_CHANGES = 20_000;

    private final RefreshContext context;
    private final PublishedRefreshes refreshes;

    /**
     * Creates the job.
     *
     * @param clock says which day ends open periods, and when a refresh is published
     * @param listener hears of each stage; tests end an attempt there
     */
    public RefreshJob(
            SparkSession spark,
            Lake lake,
            Definitions definitions,
            Rules rules,
            Clock clock,
            RefreshStage.Listener listener) {
        this(new RefreshContext(spark, lake, definitions, rules, clock, listener, FEW_CHANGES));
    }

    RefreshJob(RefreshContext context) {
        this.context = context;
        this.refreshes = new PublishedRefreshes(context.lake());
    }

    /**
     * Refreshes from the generation of the last refresh; before the first one, from the smallest
     * there is.
     *
     * @return the published refresh; empty when there are no facts yet
     * @throws RefreshConflictException when other refreshes were published first, again and again
     */
    public Optional<RefreshRow> run() {
        return publish(RefreshRow::generation, this::smallestGeneration);
    }

    /**
     * Refreshes from a generation; readers are switched to it.
     *
     * @throws RefreshConflictException when other refreshes were published first, again and again
     */
    public RefreshRow run(int generation) {
        return publish(last -> generation, () -> Optional.of(generation)).orElseThrow();
    }

    /**
     * Attempts to publish until no other refresh comes first.
     *
     * @param following the generation to read after a refresh
     * @param first the generation to read first of all, if there is one
     */
    private Optional<RefreshRow> publish(
            ToIntFunction<RefreshRow> following, Supplier<Optional<Integer>> first) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            PublishedRefreshes.Known published = refreshes.read();
            RefreshAttempt.Id id =
                    RefreshAttempt.Id.next(
                            published.last().map(RefreshRow::sequence).orElse(0L) + 1);
            try (CostMeter meter =
                    new CostMeter(context.spark().sparkContext(), "refresh " + id.refresh())) {
                Optional<RefreshAttempt.Base> base = base(published, following, first);
                if (base.isEmpty()) {
                    return Optional.empty();
                }
                Optional<RefreshRow> row = new RefreshAttempt(context, base.get(), id, meter).run();
                if (row.isPresent()) {
                    return row;
                }
            } finally {
                context.spark().sparkContext().clearJobGroup();
            }
            LOG.info("Another refresh was published first; starting again");
        }
        throw new RefreshConflictException(ATTEMPTS);
    }

    private Optional<RefreshAttempt.Base> base(
            PublishedRefreshes.Known published,
            ToIntFunction<RefreshRow> following,
            Supplier<Optional<Integer>> first) {
        return published
                .last()
                .map(following::applyAsInt)
                .or(first)
                .map(
                        generation ->
                                new RefreshAttempt.Base(
                                        published,
                                        generation,
                                        context.today(),
                                        !published
                                                .last()
                                                .map(row -> context.continues(row, generation))
                                                .orElse(false)));
    }

    private Optional<Integer> smallestGeneration() {
        return ColumnBounds.smallestGeneration(context.lake().table(LakeTable.CASE_CHANGES));
    }
}
