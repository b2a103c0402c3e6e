package io.govpulse.batch.refresh;

import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what came since the last refresh into published rankings.
 *
 * <pre>
 * cases.*changes (k0 &lt; checkpoint ≤ k) ─ FlowSql ─► flows ─────────► indicators.daily_changes
 *                                              │
 * indicators.period_totals (last) ─ TotalsSql ─┴─► totals ─────► indicators.period_totals
 *                                                    │
 *                                       RankingSql ──┴─────────► indicators.rankings
 *                                       Publication ───────────► indicators.refreshes
 * </pre>
 *
 * <p>Correctness stands on these assumptions:
 *
 * <ul>
 *   <li>All rows of a checkpoint come into a table with one commit, and checkpoints of a generation
 *       come in order: up to the one that all tables of facts have reached ({@link
 *       io.govpulse.lake.Told}), "checkpoint &gt; k0" is all that is new, and nothing else.
 *   <li>Rows are readable by others only through a row of {@code indicators.refreshes} with their
 *       refresh id, and that table is moved on by compare-and-swap only.
 *   <li>A total is the row of the greatest sequence among published ones, whole: rows are never
 *       added up over refreshes.
 * </ul>
 */
public final class RefreshJob {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshJob.class);
    private static final int ATTEMPTS = 10;

    private final SparkSession spark;
    private final Lake lake;
    private final Definitions definitions;
    private final Rules rules;
    private final Clock clock;
    private final RefreshStage.Listener listener;

    /**
     * @param clock tells the day that ends open periods, and when it was published
     * @param listener told after each step; tests end an attempt there
     */
    public RefreshJob(
            SparkSession spark,
            Lake lake,
            Definitions definitions,
            Rules rules,
            Clock clock,
            RefreshStage.Listener listener) {
        this.spark = spark;
        this.lake = lake;
        this.definitions = definitions;
        this.rules = rules;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Runs one refresh.
     *
     * @param asked the generation to tell; if empty that of the last refresh, before the first one
     *     the smallest there is
     * @return the published refresh; empty when there are no facts yet
     */
    public Optional<RefreshRow> run(Optional<Integer> asked) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try (StorageMeter meter = new StorageMeter(spark.sparkContext())) {
                Optional<RefreshAttempt.Base> base = base(asked);
                if (base.isEmpty()) {
                    return Optional.empty();
                }
                Optional<RefreshRow> published =
                        new RefreshAttempt(
                                        spark,
                                        lake,
                                        definitions,
                                        rules.hash(),
                                        clock,
                                        listener,
                                        meter,
                                        base.get())
                                .run();
                if (published.isPresent()) {
                    return published;
                }
            }
            LOG.info("Another refresh was published first; starting again");
        }
        throw new IllegalStateException(
                "Cannot publish: %d attempts in a row found %s changed; see who else writes it"
                        .formatted(ATTEMPTS, LakeTable.REFRESHES.sqlName()));
    }

    private Optional<RefreshAttempt.Base> base(Optional<Integer> asked) {
        Optional<Long> snapshot = Publication.main(lake.table(LakeTable.REFRESHES));
        Optional<RefreshRow> last = PublishedRefreshes.last(spark, snapshot);
        return asked.or(() -> last.map(RefreshRow::generation))
                .or(this::smallestGeneration)
                .map(
                        generation ->
                                new RefreshAttempt.Base(
                                        snapshot,
                                        last,
                                        generation,
                                        LocalDate.ofInstant(clock.instant(), zone()),
                                        !continues(last, generation)));
    }

    private ZoneId zone() {
        return rules.calendarOf(Optional.empty()).zone();
    }

    private boolean continues(Optional<RefreshRow> last, int generation) {
        return last.isPresent()
                && last.get().generation() == generation
                && last.get().definitions().equals(definitions.hash())
                && last.get().rules().equals(rules.hash());
    }

    private Optional<Integer> smallestGeneration() {
        Row smallest =
                spark.sql("SELECT min(generation) FROM " + LakeTable.CASE_CHANGES.sqlName())
                        .first();
        return smallest.isNullAt(0) ? Optional.empty() : Optional.of(smallest.getInt(0));
    }
}
