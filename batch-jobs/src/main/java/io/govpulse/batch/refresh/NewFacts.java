package io.govpulse.batch.refresh;

import io.govpulse.cases.table.FactKind;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The signed facts that came since the last refresh, as the views {@link FlowSql#view}.
 *
 * @param rows how many there are
 * @param checkpoint what they are told up to
 * @param watermark arrival of the latest event that is in, with those of before
 */
record NewFacts(long rows, long checkpoint, Optional<Instant> watermark) {

    static NewFacts read(SparkSession spark, Lake lake, RefreshAttempt.Base base) {
        Map<FactKind, Table> tables = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            tables.put(kind, lake.table(LakeTable.changesOf(kind)));
        }
        // A table may have committed more than another: only what all have is whole.
        long checkpoint =
                CommittedCheckpoints.upTo(tables.values(), base.generation())
                        .orElse(Long.MAX_VALUE);
        List<String> read = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            LakeTable table = LakeTable.changesOf(kind);
            spark.sql(
                            "SELECT * FROM %s %s WHERE generation = %d AND checkpoint > %d AND checkpoint <= %d"
                                    .formatted(
                                            table.sqlName(),
                                            Optional.ofNullable(tables.get(kind))
                                                    .map(Table::currentSnapshot)
                                                    .map(s -> "VERSION AS OF " + s.snapshotId())
                                                    .orElse(""),
                                            base.generation(),
                                            base.checkpoint(),
                                            checkpoint))
                    .createOrReplaceTempView(FlowSql.view(kind));
            read.add(
                    "SELECT count(*) AS rows, max(checkpoint) AS newest, max(as_of) AS latest FROM "
                            + FlowSql.view(kind));
        }
        Row row =
                spark.sql(
                                "SELECT sum(rows), max(newest), max(latest) FROM (%s)"
                                        .formatted(String.join(" UNION ALL ", read)))
                        .first();
        Optional<Instant> lastWatermark =
                base.recount() ? Optional.empty() : base.last().flatMap(RefreshRow::watermark);
        Optional<Instant> latest = row.isNullAt(2) ? Optional.empty() : Optional.of(row.getAs(2));
        return new NewFacts(
                row.getLong(0),
                row.isNullAt(1) ? base.checkpoint() : row.getLong(1),
                latest.isPresent()
                        ? latest.filter(r -> lastWatermark.map(r::isAfter).orElse(true))
                                .or(() -> lastWatermark)
                        : lastWatermark);
    }
}
