package io.govpulse.batch.refresh;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Period;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One try at a refresh, from reading the changes to writing its row. Everything it writes carries
 * its own id, so what a dead attempt left behind counts nowhere.
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
     * What an attempt builds on.
     *
     * @param snapshot snapshot of {@code indicators.refreshes}; empty when nothing was published
     * @param last the last published refresh
     * @param generation the generation to tell
     * @param throughDay the day that ends open periods
     * @param recount whether all totals are counted anew
     */
    record Base(
            Optional<Long> snapshot,
            Optional<RefreshRow> last,
            int generation,
            LocalDate throughDay,
            boolean recount) {

        /** Changes up to this checkpoint are in the last totals. */
        long checkpoint() {
            return recount ? 0 : last.map(RefreshRow::checkpoint).orElse(0L);
        }
    }

    private static final StructType PERIODS =
            new StructType()
                    .add("day", DataTypes.DateType)
                    .add("period_kind", DataTypes.StringType)
                    .add("period", DataTypes.StringType)
                    .add("first_day", DataTypes.DateType)
                    .add("last_day", DataTypes.DateType);

    private final SparkSession spark;
    private final Lake lake;
    private final Definitions definitions;
    private final String rules;
    private final Clock clock;
    private final RefreshStage.Listener listener;
    private final StorageMeter meter;
    private final Base base;
    private final Id id;
    private final FlowSql flowSql;
    private final TotalsSql totalsSql;

    RefreshAttempt(
            SparkSession spark,
            Lake lake,
            Definitions definitions,
            String rules,
            Clock clock,
            RefreshStage.Listener listener,
            StorageMeter meter,
            Base base) {
        // Views of its own: another attempt in this JVM uses the same names.
        this.spark = spark.newSession();
        this.lake = lake;
        this.definitions = definitions;
        this.rules = rules;
        this.clock = clock;
        this.listener = listener;
        this.meter = meter;
        this.base = base;
        this.id = Id.next(base.last().map(RefreshRow::sequence).orElse(0L) + 1);
        this.flowSql = new FlowSql(definitions);
        this.totalsSql = new TotalsSql(flowSql);
    }

    /**
     * Runs it.
     *
     * @return the published refresh; empty when another one was published meanwhile
     */
    Optional<RefreshRow> run() {
        long begun = System.nanoTime();
        try {
            describe("read changes", LakeTable.CASE_CHANGES);
            NewFacts changes = NewFacts.read(spark, lake, base);
            listener.done(RefreshStage.CHANGES_READ);
            List<LocalDate> days = writeFlows();
            listener.done(RefreshStage.DAILY_CHANGES_WRITTEN);
            DailyHorizon window = window(days);
            writeTotals(window, days);
            listener.done(RefreshStage.TOTALS_WRITTEN);
            writeRankings(window);
            listener.done(RefreshStage.RANKINGS_WRITTEN);
            return publish(
                    new RefreshRow(
                            id.sequence(),
                            id.refresh(),
                            clock.instant(),
                            base.generation(),
                            changes.checkpoint(),
                            definitions.hash(),
                            rules,
                            changes.watermark(),
                            base.throughDay(),
                            changes.rows(),
                            meter.bytes(),
                            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
        } finally {
            spark.sparkContext().setJobDescription(null);
        }
    }

    private List<LocalDate> writeFlows() {
        describe("sum changes up to days of units", LakeTable.CASE_CHANGES);
        keep("flows", flowSql.flows());
        List<LocalDate> days = new ArrayList<>();
        for (Row row : spark.sql("SELECT DISTINCT day FROM flows ORDER BY day").collectAsList()) {
            days.add(row.getAs(0));
        }
        if (!days.isEmpty()) {
            describe("append", LakeTable.DAILY_CHANGES);
            spark.sql(totalsSql.insertDailyChanges(id, base.generation()));
        }
        return days;
    }

    private DailyHorizon window(List<LocalDate> days) {
        if (base.recount()) {
            return DailyHorizon.EVERYTHING;
        }
        LocalDate open = Period.rolling(base.throughDay()).first();
        return DailyHorizon.since(
                days.isEmpty() || open.isBefore(days.get(0)) ? open : days.get(0));
    }

    private void writeTotals(DailyHorizon window, List<LocalDate> days) {
        describe("add to the last totals", LakeTable.PERIOD_TOTALS);
        periodsOf(days).createOrReplaceTempView("periods");
        view(
                "published",
                base.snapshot()
                        .map(
                                s ->
                                        "SELECT refresh FROM %s VERSION AS OF %d"
                                                .formatted(LakeTable.REFRESHES.sqlName(), s))
                        .orElse("SELECT '' AS refresh WHERE false"));
        keep("last", totalsSql.last(window, "published"));
        keep("cells", totalsSql.now("last", base.recount()));
        if (base.recount() || !days.isEmpty()) {
            describe("append", LakeTable.PERIOD_TOTALS);
            spark.sql(totalsSql.insertTotals(id));
        }
    }

    private Dataset<Row> periodsOf(List<LocalDate> days) {
        List<Row> rows = new ArrayList<>();
        for (LocalDate day : days) {
            for (Period period : Period.containing(day)) {
                rows.add(
                        RowFactory.create(
                                day,
                                period.kind().word(),
                                period.name(),
                                period.first(),
                                period.last()));
            }
        }
        return spark.createDataFrame(rows, PERIODS);
    }

    private void writeRankings(DailyHorizon window) {
        describe("rank units", LakeTable.RANKINGS);
        RankingSql sql = new RankingSql(definitions, window, base.throughDay());
        keep("days", sql.days());
        view("known", sql.known("days"));
        view(
                "known_before",
                sql.known(
                        "(SELECT level, unit, first_day AS day FROM last WHERE "
                                + window.summands()
                                + ")"));
        new MovedSpans(spark).createView("moved", sql.movedStocks(), sql.movedUnits());
        keep("targets", sql.targets());
        keep("figures", sql.figures());
        describe("append", LakeTable.RANKINGS);
        spark.sql(sql.insert(id));
    }

    private Optional<RefreshRow> publish(RefreshRow row) {
        describe("publish", LakeTable.REFRESHES);
        Publication publication = new Publication(lake, base.snapshot(), "attempt-" + id.refresh());
        publication.begin();
        try {
            PublishedRefreshes.insert(spark, publication.table(), row);
            listener.done(RefreshStage.BRANCH_WRITTEN);
            if (!publication.swap()) {
                return Optional.empty();
            }
            listener.done(RefreshStage.PUBLISHED);
            return Optional.of(row);
        } finally {
            publication.end();
        }
    }

    private void describe(String what, LakeTable table) {
        spark.sparkContext()
                .setJobDescription(
                        "refresh %s: %s, generation %d after checkpoint %d, %s"
                                .formatted(
                                        id.refresh(),
                                        what,
                                        base.generation(),
                                        base.checkpoint(),
                                        table.sqlName()));
    }

    private void view(String name, String sql) {
        spark.sql(sql).createOrReplaceTempView(name);
    }

    /**
     * A view that is computed once, here and now. It forgets where it came from: the plans of what
     * is built on it would otherwise hold all before it, many times over, and take longer to make
     * than to run.
     */
    private void keep(String name, String sql) {
        spark.sql(sql).localCheckpoint(true).createOrReplaceTempView(name);
    }
}
