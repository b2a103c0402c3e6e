package io.govpulse.batch;

import io.govpulse.batch.audit.AuditJob;
import io.govpulse.batch.audit.AuditReport;
import io.govpulse.batch.refresh.RefreshJob;
import io.govpulse.batch.refresh.RefreshRow;
import io.govpulse.batch.refresh.RefreshStage;
import io.govpulse.batch.upkeep.UpkeepJob;
import io.govpulse.batch.upkeep.UpkeepLimits;
import io.govpulse.batch.upkeep.UpkeepReport;
import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs on one lake, in one Spark session. */
public final class BatchJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchJobs.class);

    private final SparkSession spark;
    private final Lake lake;
    private final Definitions definitions;
    private final Rules rules;
    private final Optional<Path> rulesFile;
    private final Clock clock;
    private final UpkeepJob upkeep;

    private BatchJobs(
            SparkSession spark,
            Lake lake,
            Definitions definitions,
            Rules rules,
            Optional<Path> rulesFile,
            Clock clock) {
        this.spark = spark;
        this.lake = lake;
        this.definitions = definitions;
        this.rules = rules;
        this.rulesFile = rulesFile;
        this.clock = clock;
        this.upkeep = new UpkeepJob(spark, lake, clock, UpkeepLimits.STANDARD);
    }

    /** Starts Spark and opens the lake, whose tables are made if they are missing. */
    public static BatchJobs open(BatchSettings settings) throws IOException {
        Definitions definitions = settings.loadDefinitions();
        Rules rules = settings.loadRules();
        Files.createDirectories(settings.home().resolve("lake"));
        SparkSession spark = BatchSession.start(settings.lake(), settings.home());
        Lake lake = Lake.open(settings.lake(), spark.sparkContext().hadoopConfiguration());
        lake.createMissing();
        return new BatchJobs(spark, lake, definitions, rules, settings.rules(), Clock.systemUTC());
    }

    /** One refresh; empty when there are no facts yet. */
    public Optional<RefreshRow> refresh(Optional<Integer> generation) {
        return new RefreshJob(spark, lake, definitions, rules, clock, RefreshStage.Listener.NONE)
                .run(generation);
    }

    /** One audit. */
    public AuditReport audit(Optional<Integer> generation) {
        return new AuditJob(spark, lake, definitions, rulesFile).run(generation);
    }

    /** One round of upkeep over all tables. */
    public UpkeepReport upkeep() {
        return upkeep.run();
    }

    /** Stops what runs: its attempt ends, unpublished. */
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
