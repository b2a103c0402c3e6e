// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.batch.views.SessionViews;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.sql.BookedDays;
import io.govpulse.indicator.sql.DailyHorizon;
import io.govpulse.indicator.sql.Figures;
import io.govpulse.indicator.sql.Flows;
import io.govpulse.indicator.sql.LatestTotals;
import io.govpulse.indicator.sql.ListedUnits;
import io.govpulse.indicator.sql.ListingSpans;
import io.govpulse.indicator.sql.PeriodTotals;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.RankingTargets;
import io.govpulse.indicator.sql.Scores;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.StockSpans;
import io.govpulse.lake.LakeTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One attempt at a refresh, from reading the changes to writing its row. Everything it writes
 * carries its own id, so what a dead attempt left behind counts nowhere.
 */
final class RefreshAttempt {

    /**
     * The name of an attempt.
     *
     * @param sequence the number it gets if it is published
     * @param refresh that number and a random part: two attempts at the same number differ
     */
    record Id(long sequence, String refresh) {
        static Id next(long sequence) {
            return new Id(sequence, sequence + "-" + UUID.randomUUID().toString().substring(0, 13));
        }
    }

    /**
     * The published state that an attempt builds on.
     *
     * @param snapshot snapshot of {@code indicators.refreshes}; empty when nothing was published
     * @param last the last published refresh
     * @param generation the generation to read
     * @param throughDay the day that ends open periods
     * @param recount whether all totals are counted again
     */
    record Base(
            Optional<Long> snapshot,
            Optional<RefreshRow> last,
            int generation,
            LocalDate throughDay,
            boolean recount) {

        /** The checkpoint up to which changes are in the last totals. */
        long checkpoint() {
            return recount ? 0 : last.map(RefreshRow::checkpoint).orElse(0L);
        }
    }

    private final RefreshContext context;
    private final Definitions definitions;
    private final StorageMeter meter;
    private final Base base;
    private final Id id;
    private final SessionViews views;
    private final RefreshInserts inserts;

    RefreshAttempt(RefreshContext context, StorageMeter meter, Base base) {
        this.context = context;
        this.definitions = context.definitions();
        this.meter = meter;
        this.base = base;
        this.id = Id.next(base.last().map(RefreshRow::sequence).orElse(0L) + 1);
        this.views = new SessionViews(context.spark());
        this.inserts = new RefreshInserts(views.session(), definitions, id);
    }

    /**
     * Runs the attempt.
     *
     * @return the published refresh; empty when another one was published meanwhile
     */
    Optional<RefreshRow> run() {
        long started = System.nanoTime();
        RefreshStage.Listener listener = context.listener();
        try {
            describe("read changes", LakeTable.CASE_CHANGES);
            NewFacts facts = NewFacts.read(views, context.lake(), base);
            listener.done(RefreshStage.CHANGES_READ);
            describe("sum changes up to days of units", LakeTable.CASE_CHANGES);
            Source flows = views.computed("flows", new Flows(definitions, facts.changes()));
            List<LocalDate> days = views.days(flows);
            appendFlows(flows, days);
            listener.done(RefreshStage.DAILY_CHANGES_WRITTEN);
            DailyHorizon horizon = horizon(days);
            Totals totals = appendTotals(horizon, flows, days);
            listener.done(RefreshStage.TOTALS_WRITTEN);
            appendRankings(horizon, flows, totals);
            listener.done(RefreshStage.RANKINGS_WRITTEN);
            return publish(
                    new RefreshRow(
                            id.sequence(),
                            id.refresh(),
                            context.clock().instant(),
                            base.generation(),
                            facts.checkpoint(),
                            definitions.hash(),
                            context.rules().contentHash(),
                            facts.watermark(),
                            facts.factsAsOf(),
                            base.throughDay(),
                            facts.rows(),
                            meter.bytes(),
                            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started)));
        } finally {
            views.session().sparkContext().setJobDescription(null);
        }
    }

    private void appendFlows(Source flows, List<LocalDate> days) {
        if (!days.isEmpty()) {
            describe("append", LakeTable.DAILY_CHANGES);
            inserts.dailyChanges(flows, base.generation());
        }
    }

    private DailyHorizon horizon(List<LocalDate> days) {
        if (base.recount()) {
            return DailyHorizon.EVERYTHING;
        }
        LocalDate open = Period.rolling(base.throughDay()).first();
        return DailyHorizon.since(
                days.isEmpty() || open.isBefore(days.get(0)) ? open : days.get(0));
    }

    /**
     * The totals before and after this refresh.
     *
     * @param last those of the last one
     * @param now those of now
     */
    private record Totals(Source last, Source now) {}

    private Totals appendTotals(DailyHorizon horizon, Source flows, List<LocalDate> days) {
        describe("add to the last totals", LakeTable.PERIOD_TOTALS);
        Source last =
                views.computed(
                        "last_totals",
                        new LatestTotals(
                                definitions,
                                Source.named(LakeTable.PERIOD_TOTALS.sqlName()),
                                published(),
                                horizon));
        Source now =
                views.computed(
                        "totals",
                        new PeriodTotals(
                                definitions,
                                last,
                                flows,
                                views.periods("periods", days),
                                base.recount()));
        if (base.recount() || !days.isEmpty()) {
            describe("append", LakeTable.PERIOD_TOTALS);
            inserts.periodTotals(now);
        }
        return new Totals(last, now);
    }

    private Source published() {
        return base.snapshot()
                .map(snapshot -> Source.pinned(LakeTable.REFRESHES.sqlName(), snapshot))
                .orElseGet(() -> Source.of(dialect -> "SELECT '' AS refresh WHERE false"));
    }

    private void appendRankings(DailyHorizon horizon, Source flows, Totals totals) {
        describe("rank units", LakeTable.RANKINGS);
        Source days = views.computed("days", new BookedDays(definitions, totals.now(), horizon));
        Source listed = views.view("listed", new ListedUnits(days));
        Query daysBefore = new BookedDays(definitions, totals.last(), horizon);
        Source listedBefore = views.view("listed_before", new ListedUnits(Source.of(daysBefore)));
        Source changed =
                new ChangedSpans(views)
                        .view(
                                "changed_spans",
                                new StockSpans(definitions, flows),
                                new ListingSpans(listed, listedBefore));
        Source targets =
                views.computed(
                        "targets",
                        new RankingTargets(totals.now(), changed, horizon, base.throughDay()));
        Source figures =
                views.computed(
                        "figures",
                        new Figures(
                                definitions,
                                totals.now(),
                                days,
                                listed,
                                targets,
                                base.throughDay()));
        describe("append", LakeTable.RANKINGS);
        inserts.rankings(new Scores(definitions, figures));
    }

    private Optional<RefreshRow> publish(RefreshRow row) {
        describe("publish", LakeTable.REFRESHES);
        String branch = "attempt-" + id.refresh();
        Publication publication =
                base.snapshot()
                        .map(snapshot -> new Publication(context.lake(), branch, snapshot))
                        .orElseGet(() -> new Publication(context.lake(), branch));
        publication.begin();
        try {
            PublishedRefreshes.insert(views.session(), publication.table(), row);
            context.listener().done(RefreshStage.BRANCH_WRITTEN);
            if (!publication.swap()) {
                return Optional.empty();
            }
            context.listener().done(RefreshStage.PUBLISHED);
            return Optional.of(row);
        } finally {
            publication.end();
        }
    }

    private void describe(String action, LakeTable table) {
        views.session()
                .sparkContext()
                .setJobDescription(
                        "refresh %s: %s, generation %d after checkpoint %d, %s"
                                .formatted(
                                        id.refresh(),
                                        action,
                                        base.generation(),
                                        base.checkpoint(),
                                        table.sqlName()));
    }
}
