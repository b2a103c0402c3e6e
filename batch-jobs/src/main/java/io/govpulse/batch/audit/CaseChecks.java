// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.cases.table.FactKind;
import io.govpulse.rules.Rules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Runs {@link CaseCheck} where the rows are: from those of {@link CaseRows} to findings. */
final class CaseChecks implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    /** Columns of a finding. */
    static final StructType FINDING =
            new StructType()
                    .add("kind", DataTypes.StringType)
                    .add("place", DataTypes.StringType)
                    .add("detail", DataTypes.StringType);

    // Rules cannot be sent; each JVM reads them once.
    private static final Map<String, Rules> RULES = new ConcurrentHashMap<>();

    private final String rulesFile;
    private final Instant clocksDue;

    /**
     * Creates the checks.
     *
     * @param rulesFile path of the rules, the same on every machine; empty for those shipped
     * @param clocksDue facts that ceased to be valid before this instant must have been folded
     *     again
     */
    CaseChecks(String rulesFile, Instant clocksDue) {
        this.rulesFile = rulesFile;
        this.clocksDue = clocksDue;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> cases) {
        Rules rules =
                RULES.computeIfAbsent(
                        rulesFile,
                        file -> file.isEmpty() ? Rules.standard() : Rules.load(Path.of(file)));
        CaseCheck check = new CaseCheck(rules, clocksDue);
        List<Row> findings = new ArrayList<>();
        while (cases.hasNext()) {
            Row row = cases.next();
            List<CaseCheck.StoredEvent> stored = new ArrayList<>();
            for (Row event : list(row, "events")) {
                stored.add(
                        new CaseCheck.StoredEvent(
                                event.getAs("event_id"),
                                event.getAs("body"),
                                event.getAs("content_hash"),
                                event.getAs("arrived_at")));
            }
            Map<FactKind, List<Row>> net = new EnumMap<>(FactKind.class);
            for (FactKind kind : FactKind.values()) {
                net.put(kind, list(row, CaseRows.left(kind)));
            }
            for (Finding finding : check.check(row.getAs("case_id"), stored, net)) {
                findings.add(
                        RowFactory.create(
                                finding.kind().name(), finding.where(), finding.detail()));
            }
        }
        return findings.iterator();
    }

    private static List<Row> list(Row row, String column) {
        int index = row.fieldIndex(column);
        return row.isNullAt(index) ? List.of() : Objects.requireNonNull(row.<Row>getList(index));
    }
}
