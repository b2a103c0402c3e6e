// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import io.govpulse.batch.refresh.RefreshJob;
import io.govpulse.batch.refresh.RefreshStage;
import io.govpulse.indicator.Definitions;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;

/** One Spark session and one lake for all tests of this JVM; every test begins with new tables. */
public final class TestLake {
    private static final String PROPERTY = "snapshot-property.";

    private static final Path HOME = home();
    private static final LakeSettings SETTINGS = LakeSettings.embedded(HOME);
    private static final SparkSession SPARK = BatchSession.start(SETTINGS, HOME);
    private static final Lake LAKE =
            Lake.open(SETTINGS, SPARK.sparkContext().hadoopConfiguration());

    private TestLake() {}

    private static Path home() {
        try {
            Path home = Files.createTempDirectory("lake");
            Files.createDirectories(home.resolve("lake"));
            return home;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SparkSession spark() {
        return SPARK;
    }

    public static Path homeDirectory() {
        return HOME;
    }

    /** A refresh of the lake by the shipped definitions, at this time. */
    public static RefreshJob refreshJob(Rules rules, Instant now) {
        return new RefreshJob(
                SPARK,
                LAKE,
                Definitions.standard(),
                rules,
                Clock.fixed(now, ZoneOffset.UTC),
                RefreshStage.Listener.NONE);
    }

    /** The lake, with all tables empty. */
    public static Lake fresh() {
        for (LakeTable table : LakeTable.values()) {
            LAKE.catalog().dropTable(table.identifier(), true);
        }
        LAKE.createMissing();
        return LAKE;
    }

    /** Appends as Flink does: one commit, with its generation and the number of its checkpoint. */
    public static void append(LakeTable table, List<Row> rows, int generation, long checkpoint) {
        if (rows.isEmpty()) {
            LAKE.table(table)
                    .newAppend()
                    .set(CommittedCheckpoints.CHECKPOINT, Long.toString(checkpoint))
                    .set(CommittedCheckpoints.GENERATION, Integer.toString(generation))
                    .commit();
            return;
        }
        try {
            SPARK.createDataFrame(rows, SparkSchemaUtil.convert(table.schema()))
                    .coalesce(1)
                    .writeTo(table.sqlName())
                    .option(PROPERTY + CommittedCheckpoints.CHECKPOINT, Long.toString(checkpoint))
                    .option(
                            PROPERTY + CommittedCheckpoints.GENERATION,
                            Integer.toString(generation))
                    .option(PROPERTY + "flink.job-id", UUID.randomUUID().toString())
                    .append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the files of a table lie. */
    public static Path directory(LakeTable table) {
        return Path.of(LAKE.table(table).location().replaceFirst("^file:/+", "/"));
    }

    public static List<Row> query(String sql) {
        return SPARK.sql(sql).collectAsList();
    }
}
