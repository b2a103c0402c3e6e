// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;
import io.govpulse.lake.LakeTable;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads and writes rows of {@code indicators.refreshes}. */
public final class PublishedRefreshes {
    private static final String NULL = "CAST(NULL AS TIMESTAMP)";

    private PublishedRefreshes() {}

    /** The last refresh that was published, in this snapshot of the table; empty if none was. */
    public static Optional<RefreshRow> last(SparkSession spark, long snapshot) {
        String table = Source.pinned(LakeTable.REFRESHES.sqlName(), snapshot).sql(Dialect.SPARK);
        // The manifests hold the greatest number, and then one file holds its row.
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
                Optional.<String>ofNullable(row.getAs("rules")).orElse(""),
                Optional.<Instant>ofNullable(row.getAs("watermark")),
                Optional.<Instant>ofNullable(row.getAs("facts_as_of")),
                row.getAs("through_day"),
                row.getAs("changes_read"),
                row.getAs("bytes_read"),
                row.getAs("milliseconds"));
    }

    static void insert(SparkSession spark, String table, RefreshRow row) {
        spark.sql(
                Template.of(
                                """
                                INSERT INTO ${table} BY NAME
                                SELECT /*+ COALESCE(1) */ ${sequence}L AS sequence,
                                  '${refresh}' AS refresh, TIMESTAMP '${publishedAt}' AS published_at,
                                  ${generation} AS generation, ${checkpoint}L AS checkpoint,
                                  '${definitions}' AS definitions, '${rules}' AS rules,
                                  ${watermark} AS watermark, ${factsAsOf} AS facts_as_of,
                                  DATE '${throughDay}' AS through_day,
                                  ${changesRead}L AS changes_read, ${bytesRead}L AS bytes_read,
                                  ${milliseconds}L AS milliseconds""")
                        .with("table", table)
                        .with("sequence", row.sequence())
                        .with("refresh", row.refresh())
                        .with("publishedAt", row.publishedAt().toString())
                        .with("generation", row.generation())
                        .with("checkpoint", row.checkpoint())
                        .with("definitions", row.definitions())
                        .with("rules", row.rules())
                        .with(
                                "watermark",
                                row.watermark().map(PublishedRefreshes::timestamp).orElse(NULL))
                        .with(
                                "factsAsOf",
                                row.factsAsOf().map(PublishedRefreshes::timestamp).orElse(NULL))
                        .with("throughDay", row.throughDay().toString())
                        .with("changesRead", row.changesRead())
                        .with("bytesRead", row.bytesRead())
                        .with("milliseconds", row.milliseconds())
                        .render());
    }

    private static String timestamp(Instant instant) {
        return "TIMESTAMP '" + instant + "'";
    }
}
