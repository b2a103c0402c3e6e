// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.compare;

import io.govpulse.batch.views.SessionViews;
import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.sql.RowsOfGeneration;
import io.govpulse.indicator.sql.Source;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Compares two generations of facts, each up to the checkpoint that all its tables have. Both may
 * be written meanwhile: what differs only because one stream was a moment ahead is the same at the
 * next look, so only what differs at every look counts.
 */
public final class CompareJob {
    private static final int LOOKS = 3;
    private static final int EXAMINED = 10_000;
    private static final StructType CASE_ID = new StructType().add("case_id", DataTypes.StringType);

    private final SparkSession spark;
    private final Lake lake;
    private final Duration betweenLooks;

    /**
     * @param betweenLooks longer than the time between two commits of a stream
     */
    public CompareJob(SparkSession spark, Lake lake, Duration betweenLooks) {
        this.spark = spark;
        this.lake = lake;
        this.betweenLooks = betweenLooks;
    }

    /** Compares them. */
    public Comparison run(int before, int after) throws InterruptedException {
        Look look = new Look(before, after);
        Set<String> changed = look.changed();
        for (int i = 1; i < LOOKS && !changed.isEmpty(); i++) {
            Thread.sleep(betweenLooks.toMillis());
            look = new Look(before, after);
            changed.retainAll(look.changed());
        }
        return look.comparison(changed);
    }

    /** Both generations as of one moment. */
    private final class Look {
        private final SessionViews views = new SessionViews(spark);
        private final int before;
        private final int after;
        private final Map<FactKind, Source> one;
        private final Map<FactKind, Source> other;

        Look(int before, int after) {
            this.before = before;
            this.after = after;
            this.one = facts(views, "before_", before);
            this.other = facts(views, "after_", after);
        }

        Set<String> changed() {
            Set<String> changed = new HashSet<>();
            views.rows(new ChangedCases(one, other))
                    .collectAsList()
                    .forEach(row -> changed.add(row.getString(0)));
            return changed;
        }

        Comparison comparison(Set<String> changed) {
            return new Comparison(
                    before,
                    after,
                    count(views, cases(one)),
                    count(views, cases(other)),
                    changed,
                    changed.isEmpty() ? List.of() : columns(changed));
        }

        private List<Comparison.ColumnChange> columns(Set<String> changed) {
            List<Row> examined =
                    changed.stream()
                            .sorted()
                            .limit(EXAMINED)
                            .map(id -> RowFactory.create(id))
                            .toList();
            Source which = views.view("changed", examined, CASE_ID);
            Map<String, Row> rows = new HashMap<>();
            views.rows(new EffectiveCases(which, cases(one)))
                    .collectAsList()
                    .forEach(row -> rows.put(row.getAs("case_id"), row));
            Map<String, List<String>> changes = new HashMap<>();
            for (Row now : views.rows(new EffectiveCases(which, cases(other))).collectAsList()) {
                Row then = rows.get(now.<String>getAs("case_id"));
                if (then != null) {
                    differences(then, now, changes);
                }
            }
            return changes.entrySet().stream()
                    .map(
                            change ->
                                    new Comparison.ColumnChange(
                                            change.getKey(),
                                            change.getValue().size(),
                                            Collections.min(change.getValue())))
                    .sorted(
                            Comparator.comparingLong(Comparison.ColumnChange::cases)
                                    .reversed()
                                    .thenComparing(Comparison.ColumnChange::column))
                    .toList();
        }
    }

    private static void differences(Row then, Row now, Map<String, List<String>> changes) {
        for (String column : now.schema().fieldNames()) {
            Object former = then.getAs(column);
            Object latter = now.getAs(column);
            if (!Objects.equals(former, latter)) {
                changes.computeIfAbsent(column, name -> new ArrayList<>())
                        .add("%s: %s → %s".formatted(now.<String>getAs("case_id"), former, latter));
            }
        }
    }

    private static Source cases(Map<FactKind, Source> facts) {
        return Objects.requireNonNull(facts.get(FactKind.CASE));
    }

    private Map<FactKind, Source> facts(SessionViews views, String prefix, int generation) {
        Map<FactKind, Table> tables = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            tables.put(kind, lake.table(LakeTable.changesOf(kind)));
        }
        long upTo = CommittedCheckpoints.upTo(tables.values(), generation).orElse(Long.MAX_VALUE);
        Map<FactKind, Source> facts = new EnumMap<>(FactKind.class);
        tables.forEach(
                (kind, table) ->
                        facts.put(
                                kind,
                                views.view(
                                        prefix + kind.code(),
                                        new RowsOfGeneration(
                                                SessionViews.pinned(
                                                        LakeTable.changesOf(kind), table),
                                                generation,
                                                0,
                                                upTo))));
        return facts;
    }

    private static long count(SessionViews views, Source cases) {
        Row sum = views.rows(dialect -> "SELECT sum(weight) FROM " + cases.sql(dialect)).first();
        return sum.isNullAt(0) ? 0 : sum.getLong(0);
    }
}
