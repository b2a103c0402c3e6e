// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.batch.views.SessionViews;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.sql.CountingRefreshes;
import io.govpulse.indicator.sql.DailyAmounts;
import io.govpulse.indicator.sql.FigureColumns;
import io.govpulse.indicator.sql.Flows;
import io.govpulse.indicator.sql.LatestTotals;
import io.govpulse.indicator.sql.PeriodTotals;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;
import io.govpulse.lake.LakeTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * Adds many facts, or counts all of them: Spark's tasks sum them up to days of units once, and
 * write these and the totals they make.
 */
final class LargeUpdate implements TotalsUpdate {
    /** Name of the snapshot property that holds the id of the attempt. */
    private static final String ATTEMPT = "govpulse.attempt";

    private final RefreshContext context;
    private final RefreshAttempt.Base base;
    private final RefreshAttempt.Id id;
    private final CostMeter meter;
    private final SessionViews views;
    private final Definitions definitions;

    LargeUpdate(
            RefreshContext context,
            RefreshAttempt.Base base,
            RefreshAttempt.Id id,
            CostMeter meter) {
        this.context = context;
        this.base = base;
        this.id = id;
        this.meter = meter;
        this.views = new SessionViews(context.spark());
        this.definitions = context.definitions();
    }

    @Override
    public void write(NewFacts facts) {
        Dataset<Row> sums =
                views.rows(new Flows(definitions, facts.changes(base)))
                        .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            write(views.view("flows", sums));
        } finally {
            sums.unpersist();
        }
    }

    private void write(Source flows) {
        describe("sum changes up to days of units", LakeTable.CASE_CHANGES);
        Set<LocalDate> days = new TreeSet<>();
        BookedPeriods booked = new BookedPeriods();
        for (Row row : views.rows(daysOfLevels(flows)).collectAsList()) {
            LocalDate day = row.getAs("day");
            days.add(day);
            booked.add(row.getAs("level"), day, row.getAs("named"));
        }
        describe("append", LakeTable.DAILY_CHANGES);
        append(
                LakeTable.DAILY_CHANGES,
                views.rows(new DailyAmounts(definitions, flows))
                        .withColumn("generation", functions.lit(base.generation())));
        context.listener().done(RefreshStage.DAILY_CHANGES_WRITTEN);
        describe("append", LakeTable.PERIOD_TOTALS);
        append(LakeTable.PERIOD_TOTALS, views.rows(totals(flows, List.copyOf(days))));
        context.listener().done(RefreshStage.TOTALS_WRITTEN);
        new IndicatorRows(context, base, id, meter).periods(booked);
        context.listener().done(RefreshStage.PERIODS_WRITTEN);
    }

    private static Query daysOfLevels(Source flows) {
        return dialect ->
                "SELECT level, day, max(unit <> '%s') AS named FROM %s GROUP BY level, day"
                        .formatted(Level.NOT_GIVEN, flows.sql(dialect));
    }

    private Query totals(Source flows, List<LocalDate> days) {
        Source periods = views.periods("periods", days);
        Source touched =
                base.recount()
                        ? Source.of(
                                d ->
                                        "SELECT * FROM %s WHERE false"
                                                .formatted(LakeTable.PERIOD_TOTALS.sqlName()))
                        : Source.of(lastOf(periods));
        Source last = Source.of(new LatestTotals(definitions, touched, published()));
        Query totals = new PeriodTotals(definitions, last, flows, periods);
        return dialect ->
                Template.of("SELECT ${cell}, ${amounts} FROM (${totals})")
                        .with("cell", PeriodTotals.CELL)
                        .with("amounts", new FigureColumns(definitions).amounts(dialect))
                        .with("totals", totals.sql(dialect))
                        .render();
    }

    private static Query lastOf(Source periods) {
        return dialect ->
                Template.of(
                                """
                                SELECT * FROM ${totals} AS last WHERE EXISTS (
                                  SELECT 1 FROM ${periods} AS touched
                                  WHERE touched.period_kind = last.period_kind
                                    AND touched.first_day = last.first_day)""")
                        .with("totals", LakeTable.PERIOD_TOTALS.sqlName())
                        .with("periods", periods.sql(dialect))
                        .render();
    }

    private Source published() {
        return base.published()
                .snapshot()
                .map(snapshot -> Source.pinned(LakeTable.REFRESHES.sqlName(), snapshot))
                .map(refreshes -> Source.of(new CountingRefreshes(refreshes, base.counted(id))))
                .orElseGet(() -> Source.of(dialect -> "SELECT '' AS refresh WHERE false"));
    }

    private void append(LakeTable name, Dataset<Row> rows) {
        try {
            rows.withColumn("refresh", functions.lit(id.refresh()))
                    .withColumn("sequence", functions.lit(id.sequence()))
                    .writeTo(name.sqlName())
                    .option("snapshot-property." + ATTEMPT, id.refresh())
                    .append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException("Cannot append to " + name.sqlName(), e);
        }
        Table table = context.lake().table(name);
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            if (id.refresh().equals(snapshot.summary().get(ATTEMPT))) {
                meter.wrote(
                        number(snapshot, SnapshotSummary.ADDED_RECORDS_PROP),
                        number(snapshot, SnapshotSummary.ADDED_FILE_SIZE_PROP));
                return;
            }
        }
    }

    private static long number(Snapshot snapshot, String property) {
        return Long.parseLong(snapshot.summary().getOrDefault(property, "0"));
    }

    private void describe(String action, LakeTable table) {
        context.describe(meter, id, base, action, table);
    }
}
