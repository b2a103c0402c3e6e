// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import io.govpulse.lake.LakeSettings;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of this process, set up for the lake. */
public final class BatchSession {
    private static final String LOCAL_MASTER = "local[2]";

    private BatchSession() {}

    /**
     * Starts Spark, or joins the session that runs. Under {@code spark-submit} the master and all
     * that it sets come from there; otherwise Spark runs in this JVM and listens on loopback only.
     *
     * @param home where Spark may write its temporary files
     */
    public static SparkSession start(LakeSettings lake, Path home) {
        SparkSession.Builder builder = SparkSession.builder().appName("govpulse");
        if (System.getProperty("spark.master") == null) {
            Path temporary = home.toAbsolutePath().normalize().resolve("tmp").resolve("spark");
            builder.master(LOCAL_MASTER)
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.local.dir", temporary.toString())
                    .config("spark.sql.warehouse.dir", temporary.resolve("none").toUri().toString())
                    // A few megabytes at a time: 200 tasks would be 200 times nothing to do.
                    .config("spark.sql.shuffle.partitions", "4");
        }
        for (Map.Entry<String, String> setting : lake.spark().entrySet()) {
            builder.config(setting.getKey(), setting.getValue());
        }
        return builder.config(
                        "spark.sql.extensions",
                        "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                // A sum that does not fit stops the job instead of wrapping round.
                .config("spark.sql.ansi.enabled", "true")
                // Such reads bypass the counters that bytes_read is taken from.
                .config("spark.hadoop.parquet.hadoop.vectored.io.enabled", "false")
                // Over fifty columns of sums, inferring constraints takes longer than the query.
                .config("spark.sql.constraintPropagation.enabled", "false")
                // A refresh has more stages than the default keeps compiled code for.
                .config("spark.sql.codegen.cache.maxEntries", "2000")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.retainedJobs", "50")
                .config("spark.ui.retainedStages", "50")
                .config("spark.ui.retainedTasks", "200")
                .config("spark.sql.ui.retainedExecutions", "20")
                .getOrCreate();
    }
}
