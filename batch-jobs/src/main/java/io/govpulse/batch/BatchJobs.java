// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import io.govpulse.batch.audit.AuditJob;
import io.govpulse.batch.audit.AuditReport;
import io.govpulse.batch.audit.CaseSample;
import io.govpulse.batch.compare.CompareJob;
import io.govpulse.batch.compare.Comparison;
import io.govpulse.batch.refresh.RefreshJob;
import io.govpulse.batch.refresh.RefreshRow;
import io.govpulse.batch.refresh.RefreshStage;
import io.govpulse.batch.upkeep.UpkeepJob;
import io.govpulse.batch.upkeep.UpkeepLimits;
import io.govpulse.batch.upkeep.UpkeepReport;
import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs on one lake, in one Spark session. */
public final class BatchJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchJobs.class);

    /** Longer than the time between two commits of a stream. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(35);

    private final SparkSession spark;
    private final Lake lake;
    private final RefreshJob refresh;
    private final AuditJob audit;
    private final UpkeepJob upkeep;

    private BatchJobs(SparkSession spark, Lake lake, RefreshJob refresh, AuditJob audit) {
        this.spark = spark;
        this.lake = lake;
        this.refresh = refresh;
        this.audit = audit;
        this.upkeep = new UpkeepJob(spark, lake, Clock.systemUTC(), UpkeepLimits.STANDARD);
    }

    /**
     * Starts Spark and opens the lake, whose tables are created if they are missing.
     *
     * @throws io.govpulse.process.Failure when a file of the settings cannot be read or the lake
     *     cannot be opened
     */
    public static BatchJobs open(BatchSettings settings) {
        Definitions definitions = settings.loadDefinitions();
        Rules rules = settings.loadRules();
        SparkSession spark = BatchSession.start(settings.lake(), settings.home());
        Lake lake = Lake.open(settings.lake(), spark.sparkContext().hadoopConfiguration());
        lake.createMissing();
        return new BatchJobs(
                spark,
                lake,
                new RefreshJob(
                        spark,
                        lake,
                        definitions,
                        rules,
                        Clock.systemUTC(),
                        RefreshStage.Listener.NONE),
                settings.rules()
                        .map(file -> new AuditJob(spark, lake, definitions, file))
                        .orElseGet(() -> new AuditJob(spark, lake, definitions)));
    }

    /** Refreshes once; empty when there are no facts yet. */
    public Optional<RefreshRow> refresh() {
        return refresh.run();
    }

    /** Refreshes once from a generation; readers are switched to it. */
    public RefreshRow refresh(int generation) {
        return refresh.run(generation);
    }

    /** Compares two generations of facts, which may be written meanwhile. */
    public Comparison compare(int before, int after) throws InterruptedException {
        return new CompareJob(spark, lake, BETWEEN_LOOKS).run(before, after);
    }

    /** Audits these cases of what is published, and all figures. */
    public AuditReport audit(CaseSample sample) {
        return audit.run(sample);
    }

    /** Audits these cases of a generation, and all its figures. */
    public AuditReport audit(int generation, CaseSample sample) {
        return audit.run(generation, sample);
    }

    /** Does one round of upkeep over all tables. */
    public UpkeepReport upkeep() {
        return upkeep.run();
    }

    /** Cancels whatever runs: its attempt ends, unpublished. */
    void cancel() {
        spark.sparkContext().cancelAllJobs();
    }

    @Override
    public void close() {
        spark.stop();
        try {
            lake.close();
        } catch (Exception e) {
            LOG.warn("Cannot close the catalog", e);
        }
    }
}
