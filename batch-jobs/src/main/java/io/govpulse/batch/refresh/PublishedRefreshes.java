package io.govpulse.batch.refresh;

import io.govpulse.lake.LakeTable;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads and writes rows of {@code indicators.refreshes}. */
public final class PublishedRefreshes {
    private PublishedRefreshes() {}

    /** The last refresh that was published, in this snapshot of the table. */
    public static Optional<RefreshRow> last(SparkSession spark, Optional<Long> snapshot) {
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        String table = LakeTable.REFRESHES.sqlName() + " VERSION AS OF " + snapshot.get();
        // The greatest number stands in the manifests, and then one file holds its row.
        Row greatest = spark.sql("SELECT max(sequence) FROM " + table).first();
        if (greatest.isNullAt(0)) {
            return Optional.empty();
        }
        return Optional.of(
                of(
                        spark.sql(
                                        "SELECT * FROM %s WHERE sequence = %d"
                                                .formatted(table, greatest.getLong(0)))
                                .first()));
    }

    private static RefreshRow of(Row row) {
        return new RefreshRow(
                row.getAs("sequence"),
                row.getAs("refresh"),
                row.getAs("published_at"),
                row.getAs("generation"),
                row.getAs("checkpoint"),
                row.getAs("definitions"),
                Optional.<String>ofNullable(row.getAs("reference")).orElse(""),
                Optional.<Instant>ofNullable(row.getAs("watermark")),
                row.getAs("through_day"),
                row.getAs("changes_read"),
                row.getAs("bytes_read"),
                row.getAs("milliseconds"));
    }

    static void insert(SparkSession spark, String table, RefreshRow row) {
        spark.sql(
                """
                INSERT INTO %s BY NAME
                SELECT /*+ COALESCE(1) */ %dL AS sequence, '%s' AS refresh, %s AS published_at,
                  %d AS generation, %dL AS checkpoint, '%s' AS definitions, '%s' AS rules,
                  %s AS watermark, DATE '%s' AS through_day, %dL AS changes_read,
                  %dL AS bytes_read, %dL AS milliseconds"""
                        .formatted(
                                table,
                                row.sequence(),
                                row.refresh(),
                                timestamp(Optional.of(row.publishedAt())),
                                row.generation(),
                                row.checkpoint(),
                                row.definitions(),
                                row.rules(),
                                timestamp(row.watermark()),
                                row.throughDay(),
                                row.changesRead(),
                                row.bytesRead(),
                                row.milliseconds()));
    }

    private static String timestamp(Optional<Instant> instant) {
        return instant.map(i -> "TIMESTAMP '" + i + "'").orElse("CAST(NULL AS TIMESTAMP)");
    }
}
