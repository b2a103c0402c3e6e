// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import static java.util.stream.Collectors.joining;

import io.govpulse.batch.refresh.PublishedRefreshes;
import io.govpulse.batch.refresh.RefreshRow;
import io.govpulse.batch.views.SessionViews;
import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.sql.CountingRefreshes;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.EventsOfGeneration;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.RowsOfGeneration;
import io.govpulse.indicator.sql.Source;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Folds the raw events again and compares: with the effective facts, and the published figures with
 * the signed facts.
 *
 * <p>All tables are read up to the checkpoint that all have reached ({@link CommittedCheckpoints}),
 * so they belong together, even while the streaming job is between the commits of one and the
 * other.
 */
public final class AuditJob {
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final SparkSession spark;
    private final Lake lake;
    private final Definitions definitions;
    private final String rulesFile;

    /** Creates an audit by the rules that the platform ships with. */
    public AuditJob(SparkSession spark, Lake lake, Definitions definitions) {
        this(spark, lake, definitions, "");
    }

    /**
     * Creates an audit by a region's own rules.
     *
     * @param rulesFile the rules to fold by, at the same path on every machine
     */
    public AuditJob(SparkSession spark, Lake lake, Definitions definitions, Path rulesFile) {
        this(spark, lake, definitions, rulesFile.toString());
    }

    private AuditJob(SparkSession spark, Lake lake, Definitions definitions, String rulesFile) {
        this.spark = spark;
        this.lake = lake;
        this.definitions = definitions;
        this.rulesFile = rulesFile;
    }

    /** Audits the published generation; before the first refresh, the smallest there is. */
    public AuditReport run() {
        return run(CaseSample.ALL);
    }

    /** Audits these cases of the published generation, and all its figures. */
    public AuditReport run(CaseSample sample) {
        Refreshes refreshes = refreshes();
        return run(
                refreshes,
                refreshes.last().map(RefreshRow::generation).orElseGet(this::smallestGeneration),
                sample);
    }

    /** Audits these cases of a generation, and all its figures. */
    public AuditReport run(int generation, CaseSample sample) {
        return run(refreshes(), generation, sample);
    }

    /**
     * The published refreshes.
     *
     * @param source their rows, pinned
     * @param last the last of them
     */
    private record Refreshes(Source source, Optional<RefreshRow> last) {
        /** Returns those whose totals count in the last one. */
        Source counting() {
            return Source.of(
                    new CountingRefreshes(source, last.flatMap(RefreshRow::base).orElse(0L)));
        }
    }

    private Refreshes refreshes() {
        PublishedRefreshes.Known known = new PublishedRefreshes(lake).read();
        return new Refreshes(
                known.snapshot()
                        .map(id -> Source.pinned(LakeTable.REFRESHES.sqlName(), id))
                        .orElseGet(() -> Source.named(LakeTable.REFRESHES.sqlName())),
                known.last().filter(row -> row.base().isPresent()));
    }

    private int smallestGeneration() {
        Row smallest =
                spark.sql("SELECT min(generation) FROM " + LakeTable.CASE_CHANGES.sqlName())
                        .first();
        return smallest.isNullAt(0) ? 0 : smallest.getInt(0);
    }

    private AuditReport run(Refreshes refreshes, int generation, CaseSample sample) {
        SessionViews views = new SessionViews(spark);
        List<Table> tables =
                Stream.concat(
                                Stream.of(LakeTable.RAW_EVENTS),
                                CommittedCheckpoints.factTables().stream())
                        .map(lake::table)
                        .toList();
        long upTo = CommittedCheckpoints.upTo(tables, generation).orElse(Long.MAX_VALUE);
        try {
            // Loaded after that, so no table holds less.
            Source events =
                    views.view(
                            "events",
                            sample.of(
                                    new EventsOfGeneration(
                                            pinned(LakeTable.RAW_EVENTS), generation, upTo)));
            Map<FactKind, Source> facts = facts(views, "audited_", generation, upTo, sample);
            Dataset<Row> findings = wrongCases(views, events, facts, generation, upTo);
            Optional<RefreshRow> compared =
                    refreshes.last().filter(row -> row.definitions().equals(definitions.hash()));
            if (compared.isPresent()) {
                findings =
                        findings.unionAll(
                                wrongFigures(views, compared.get(), refreshes.counting()));
            }
            Source found = views.view("findings", findings);
            Map<Finding.Kind, Long> counts = counts(views, found);
            long checkpoint =
                    upTo < Long.MAX_VALUE ? upTo : number(views, greatestCheckpoint(facts));
            return new AuditReport(
                    generation,
                    checkpoint,
                    sample,
                    number(views, caseCount(events, facts)),
                    number(views, dialect -> "SELECT count(*) FROM " + events.sql(dialect)),
                    number(views, rowCount(facts)),
                    compared.map(RefreshRow::sequence).orElse(0L),
                    counts,
                    examples(views, found, counts.keySet()));
        } finally {
            views.session().sparkContext().setJobDescription(null);
        }
    }

    private Map<FactKind, Source> facts(
            SessionViews views, String prefix, int generation, long upTo, CaseSample sample) {
        Map<FactKind, Source> facts = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            facts.put(
                    kind,
                    views.view(
                            prefix + kind.code(),
                            sample.of(
                                    new RowsOfGeneration(
                                            pinned(LakeTable.changesOf(kind)),
                                            generation,
                                            0,
                                            upTo))));
        }
        return facts;
    }

    private Dataset<Row> wrongCases(
            SessionViews views,
            Source events,
            Map<FactKind, Source> facts,
            int generation,
            long checkpoint) {
        describe(views, "fold raw events again", generation, checkpoint);
        Row latest = views.rows(latestFact(facts)).first();
        Instant clocksDue =
                latest.isNullAt(0)
                        ? Instant.EPOCH
                        : latest.<Instant>getAs(0).minus(CLOCK_TOLERANCE);
        return views.rows(new CaseRows(events, facts))
                .mapPartitions(
                        new CaseChecks(rulesFile, clocksDue), Encoders.row(CaseChecks.FINDING))
                .localCheckpoint(true);
    }

    private Dataset<Row> wrongFigures(SessionViews views, RefreshRow last, Source published) {
        describe(views, "count published figures again", last.generation(), last.checkpoint());
        return new FigureAudit(views, definitions)
                .findings(
                        facts(
                                views,
                                "published_",
                                last.generation(),
                                last.checkpoint(),
                                CaseSample.ALL),
                        Source.named(LakeTable.PERIOD_TOTALS.sqlName()),
                        Source.named(LakeTable.PERIODS.sqlName()),
                        published)
                .localCheckpoint(true);
    }

    private static Query latestFact(Map<FactKind, Source> facts) {
        return dialect ->
                "SELECT max(value) FROM (%s)".formatted(each("max(as_of)", facts, dialect));
    }

    /** Of a retired generation, whose commits have expired, the rows say how far it goes. */
    private static Query greatestCheckpoint(Map<FactKind, Source> facts) {
        return dialect ->
                "SELECT max(value) FROM (%s)".formatted(each("max(checkpoint)", facts, dialect));
    }

    private static Query rowCount(Map<FactKind, Source> facts) {
        return dialect -> "SELECT sum(value) FROM (%s)".formatted(each("count(*)", facts, dialect));
    }

    private static String each(String value, Map<FactKind, Source> facts, Dialect dialect) {
        return facts.values().stream()
                .map(source -> "SELECT %s AS value FROM %s".formatted(value, source.sql(dialect)))
                .collect(joining(" UNION ALL "));
    }

    private static Query caseCount(Source events, Map<FactKind, Source> facts) {
        return dialect ->
                Stream.concat(
                                Stream.of(events),
                                Optional.ofNullable(facts.get(FactKind.CASE)).stream())
                        .map(source -> "SELECT case_id FROM " + source.sql(dialect))
                        .collect(joining(" UNION ", "SELECT count(*) FROM (", ")"));
    }

    private static Map<Finding.Kind, Long> counts(SessionViews views, Source findings) {
        Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
        Query query =
                dialect ->
                        "SELECT kind, count(*) FROM %s GROUP BY kind"
                                .formatted(findings.sql(dialect));
        for (Row row : views.rows(query).collectAsList()) {
            counts.put(Finding.Kind.valueOf(row.getString(0)), row.getLong(1));
        }
        return counts;
    }

    private static List<Finding> examples(
            SessionViews views, Source findings, Set<Finding.Kind> kinds) {
        List<Finding> examples = new ArrayList<>();
        for (Finding.Kind kind : kinds) {
            Query query =
                    dialect ->
                            "SELECT place, detail FROM %s WHERE kind = '%s' ORDER BY place, detail LIMIT %d"
                                    .formatted(findings.sql(dialect), kind, AuditReport.EXAMPLES);
            for (Row row : views.rows(query).collectAsList()) {
                examples.add(new Finding(kind, row.getString(0), row.getString(1)));
            }
        }
        return examples;
    }

    private static long number(SessionViews views, Query query) {
        Row row = views.rows(query).first();
        return row.isNullAt(0) ? 0 : ((Number) row.get(0)).longValue();
    }

    private Source pinned(LakeTable name) {
        return SessionViews.pinned(name, lake.table(name));
    }

    private static void describe(
            SessionViews views, String action, int generation, long checkpoint) {
        views.session()
                .sparkContext()
                .setJobDescription(
                        "audit: %s, generation %d up to checkpoint %d, %s"
                                .formatted(
                                        action,
                                        generation,
                                        checkpoint,
                                        LakeTable.CASE_CHANGES.sqlName()));
    }
}
