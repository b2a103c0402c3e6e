package io.govpulse.batch.audit;

import io.govpulse.batch.refresh.PublishedRefreshes;
import io.govpulse.batch.refresh.RefreshRow;
import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Period;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Folds the raw events again and compares: with the standing facts, and the published figures with
 * the signed facts.
 *
 * <p>All tables are read up to the checkpoint that all have reached ({@link Told}), so they belong
 * together, even while the streaming job is between the commits of one and the other.
 */
public final class AuditJob {
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final StructType PERIODS =
            new StructType()
                    .add("day", DataTypes.DateType)
                    .add("period", DataTypes.StringType)
                    .add("first_day", DataTypes.DateType)
                    .add("last_day", DataTypes.DateType);

    private final SparkSession spark;
    private final Lake lake;
    private final Definitions definitions;
    private final String rulesFile;

    /**
     * @param rulesFile the rules to fold by; empty for the standard
     */
    public AuditJob(
            SparkSession spark, Lake lake, Definitions definitions, Optional<Path> rulesFile) {
        this.spark = spark.newSession();
        this.lake = lake;
        this.definitions = definitions;
        this.rulesFile = rulesFile.map(Path::toString).orElse("");
    }

    /**
     * Runs it.
     *
     * @param asked the generation; if empty the published one, before the first refresh the
     *     smallest there is
     */
    public AuditReport run(Optional<Integer> asked) {
        Optional<Long> refreshes = snapshot(LakeTable.REFRESHES);
        Optional<RefreshRow> last = PublishedRefreshes.last(spark, refreshes);
        int generation =
                asked.or(() -> last.map(RefreshRow::generation))
                        .orElseGet(
                                () ->
                                        (int)
                                                number(
                                                        "SELECT min(generation) FROM "
                                                                + LakeTable.CASE_CHANGES
                                                                        .sqlName()));
        List<Table> tables =
                Stream.concat(
                                Stream.of(LakeTable.RAW_EVENTS),
                                CommittedCheckpoints.factTables().stream())
                        .map(lake::table)
                        .toList();
        long upTo = CommittedCheckpoints.upTo(tables, generation).orElse(Long.MAX_VALUE);
        // Loaded after that, so no table holds less.
        String raw = pinned(LakeTable.RAW_EVENTS);
        try {
            view(
                    "raw",
                    """
                    SELECT * FROM %1$s WHERE generation < %2$d
                      OR (generation = %2$d AND checkpoint <= %3$d)"""
                            .formatted(raw, generation, upTo));
            facts(FactsSql::changes, generation, upTo);
            Dataset<Row> findings = wrongCases(generation, upTo);
            Optional<RefreshRow> compared =
                    last.filter(row -> row.definitions().equals(definitions.hash()));
            if (compared.isPresent()) {
                findings = findings.unionAll(wrongFigures(compared.get(), refreshes));
            }
            return report(generation, newest(upTo), compared, findings);
        } finally {
            spark.sparkContext().setJobDescription(null);
        }
    }

    private void facts(Function<FactKind, String> name, int generation, long upTo) {
        for (FactKind kind : FactKind.values()) {
            view(
                    name.apply(kind),
                    "SELECT * FROM %s WHERE generation = %d AND checkpoint <= %d"
                            .formatted(pinned(LakeTable.changesOf(kind)), generation, upTo));
        }
    }

    /** Of a retired generation, whose commits have expired, the rows tell how far it was told. */
    private long newest(long upTo) {
        return upTo < Long.MAX_VALUE
                ? upTo
                : number("SELECT max(checkpoint) FROM " + FactsSql.changes(FactKind.CASE));
    }

    private Dataset<Row> wrongCases(int generation, long checkpoint) {
        describe("fold raw events again", generation, checkpoint);
        Row newest = spark.sql(FactsSql.latest()).first();
        Instant clocksDue =
                newest.isNullAt(0)
                        ? Instant.EPOCH
                        : newest.<Instant>getAs(0).minus(CLOCK_TOLERANCE);
        return keep(
                "wrong_cases",
                spark.sql(FactsSql.cases())
                        .mapPartitions(
                                new CaseChecks(rulesFile, clocksDue),
                                Encoders.row(CaseChecks.FINDING)));
    }

    private Dataset<Row> wrongFigures(RefreshRow last, Optional<Long> refreshes) {
        describe("count published figures again", last.generation(), last.checkpoint());
        FiguresSql sql = new FiguresSql(definitions);
        view(
                "published",
                "SELECT refresh FROM %s VERSION AS OF %d"
                        .formatted(LakeTable.REFRESHES.sqlName(), refreshes.orElseThrow()));
        facts(kind -> "facts_" + kind.word(), last.generation(), last.checkpoint());
        keep("booked", spark.sql(sql.booked()));
        periods().createOrReplaceTempView("periods");
        keep("counted", spark.sql(FiguresSql.counted()));
        keep("lists", spark.sql(FiguresSql.lists()));
        view("ranked", FiguresSql.ranked());
        view("stated_parts", sql.statedParts());
        return keep(
                "wrong_figures",
                spark.sql(sql.wrongTotals())
                        .unionAll(spark.sql(sql.wrongParts()))
                        .unionAll(spark.sql(sql.wrongOpenParts()))
                        .unionAll(spark.sql(sql.wrongStocks()))
                        .unionAll(spark.sql(sql.wrongRatios()))
                        .unionAll(spark.sql(sql.missingUnits())));
    }

    private Dataset<Row> periods() {
        List<Row> rows = new ArrayList<>();
        for (Row row : spark.sql("SELECT DISTINCT day FROM booked").collectAsList()) {
            LocalDate day = row.getAs(0);
            for (Period period : Period.containing(day)) {
                rows.add(RowFactory.create(day, period.name(), period.first(), period.last()));
            }
        }
        return spark.createDataFrame(rows, PERIODS);
    }

    private AuditReport report(
            int generation, long checkpoint, Optional<RefreshRow> compared, Dataset<Row> findings) {
        findings.createOrReplaceTempView("findings");
        Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
        for (Row row :
                spark.sql("SELECT kind, count(*) FROM findings GROUP BY kind").collectAsList()) {
            counts.put(Finding.Kind.valueOf(row.getString(0)), row.getLong(1));
        }
        List<Finding> examples = new ArrayList<>();
        for (Finding.Kind kind : counts.keySet()) {
            for (Row row :
                    spark.sql(
                                    "SELECT place, detail FROM findings WHERE kind = '%s' ORDER BY place, detail LIMIT %d"
                                            .formatted(kind, AuditReport.EXAMPLES))
                            .collectAsList()) {
                examples.add(new Finding(kind, row.getString(0), row.getString(1)));
            }
        }
        return new AuditReport(
                generation,
                checkpoint,
                number(FactsSql.caseCount()),
                number("SELECT count(*) FROM raw"),
                number(FactsSql.changeCount()),
                compared.map(RefreshRow::sequence).orElse(0L),
                counts,
                examples);
    }

    private long number(String query) {
        Row row = spark.sql(query).first();
        return row.isNullAt(0) ? 0 : ((Number) row.get(0)).longValue();
    }

    private Optional<Long> snapshot(LakeTable table) {
        return Optional.ofNullable(lake.table(table).currentSnapshot()).map(Snapshot::snapshotId);
    }

    private String pinned(LakeTable table) {
        return table.sqlName() + snapshot(table).map(s -> " VERSION AS OF " + s).orElse("");
    }

    private void describe(String what, int generation, long checkpoint) {
        spark.sparkContext()
                .setJobDescription(
                        "audit: %s, generation %d up to checkpoint %d, %s"
                                .formatted(
                                        what,
                                        generation,
                                        checkpoint,
                                        LakeTable.CASE_CHANGES.sqlName()));
    }

    private void view(String name, String sql) {
        spark.sql(sql).createOrReplaceTempView(name);
    }

    private Dataset<Row> keep(String name, Dataset<Row> dataset) {
        Dataset<Row> computed = dataset.localCheckpoint(true);
        computed.createOrReplaceTempView(name);
        return computed;
    }
}
