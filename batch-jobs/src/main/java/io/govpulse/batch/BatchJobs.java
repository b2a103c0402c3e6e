package io.govpulse.batch;

import io.govpulse.batch.refresh.RefreshJob;
import io.govpulse.batch.refresh.RefreshRow;
import io.govpulse.batch.refresh.Step;
import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** The jobs on one lake, in one Spark session. */
public final class BatchJobs implements AutoCloseable {
    private final SparkSession spark;
    private final Lake lake;
    private final Definitions definitions;
    private final Reference reference;
    private final Clock clock;

    private BatchJobs(
            SparkSession spark,
            Lake lake,
            Definitions definitions,
            Reference reference,
            Clock clock) {
        this.spark = spark;
        this.lake = lake;
        this.definitions = definitions;
        this.reference = reference;
        this.clock = clock;
    }

    /** Starts Spark and opens the lake, whose tables are made if they are missing. */
    public static BatchJobs open(BatchSettings settings) throws IOException {
        Definitions definitions = settings.loadDefinitions();
        Reference reference = settings.loadReference();
        Files.createDirectories(settings.home().resolve("lake"));
        SparkSession spark = BatchSession.start(settings.lake(), settings.home());
        Lake lake = Lake.open(settings.lake(), spark.sparkContext().hadoopConfiguration());
        lake.createMissing();
        return new BatchJobs(spark, lake, definitions, reference, Clock.systemUTC());
    }

    /** One refresh; empty when there are no facts yet. */
    public Optional<RefreshRow> refresh(Optional<Integer> generation) {
        return new RefreshJob(spark, lake, definitions, reference, clock, Step.Listener.NONE)
                .run(generation);
    }

    /** Stops what runs: its attempt ends, unpublished. */
    void cancel() {
        spark.sparkContext().cancelAllJobs();
    }

    @Override
    public void close() throws Exception {
        spark.stop();
        lake.close();
    }
}
