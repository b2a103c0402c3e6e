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
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the facts that came since the last refresh into published rankings.
 *
 * <pre>
 * cases.*changes (k0 &lt; checkpoint ≤ k) ── Flows ─► flows ──────────► indicators.daily_changes
 *                                               │
 * indicators.period_totals ─ LatestTotals ─ PeriodTotals ─► totals ─► indicators.period_totals
 *                                                            │
 *                     RankingTargets, Figures, Scores, Ranks ┴──────► indicators.rankings
 *                                                 Publication ──────► indicators.refreshes
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
 *       refresh id, and that table is moved on by compare-and-swap only.
 *   <li>A total is the row of the greatest sequence among published ones, whole: rows are never
 *       added up over refreshes.
 * </ul>
 */
public final class RefreshJob {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshJob.class);
    private static final int ATTEMPTS = 10;

    private final RefreshContext context;

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
        this.context = new RefreshContext(spark, lake, definitions, rules, clock, listener);
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
            try (StorageMeter meter = new StorageMeter(context.spark().sparkContext())) {
                Optional<RefreshAttempt.Base> base = base(following, first);
                if (base.isEmpty()) {
                    return Optional.empty();
                }
                Optional<RefreshRow> published =
                        new RefreshAttempt(context, meter, base.get()).run();
                if (published.isPresent()) {
                    return published;
                }
            }
            LOG.info("Another refresh was published first; starting again");
        }
        throw new RefreshConflictException(ATTEMPTS);
    }

    private Optional<RefreshAttempt.Base> base(
            ToIntFunction<RefreshRow> following, Supplier<Optional<Integer>> first) {
        Optional<Long> snapshot = Publication.main(context.lake().table(LakeTable.REFRESHES));
        Optional<RefreshRow> last =
                snapshot.flatMap(s -> PublishedRefreshes.last(context.spark(), s));
        return last.map(following::applyAsInt)
                .or(first)
                .map(
                        generation ->
                                new RefreshAttempt.Base(
                                        snapshot,
                                        last,
                                        generation,
                                        context.today(),
                                        !last.map(row -> context.continues(row, generation))
                                                .orElse(false)));
    }

    private Optional<Integer> smallestGeneration() {
        Row smallest =
                context.spark()
                        .sql("SELECT min(generation) FROM " + LakeTable.CASE_CHANGES.sqlName())
                        .first();
        return smallest.isNullAt(0) ? Optional.empty() : Optional.of(smallest.getInt(0));
    }
}
