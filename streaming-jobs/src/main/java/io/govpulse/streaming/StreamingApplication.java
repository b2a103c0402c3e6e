// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.event.Topics;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.flink.TableLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/**
 * Runs the job until it is stopped. Settings are environment variables, see {@link StreamSettings}.
 * Exit codes: 0 stopped, 1 failed, 2 a setting has to be changed or the generation rebuilt.
 */
@Command(
        name = "streaming",
        mixinStandardHelpOptions = true,
        description = "Folds the events of each case into signed facts, until it is stopped.")
public final class StreamingApplication implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamingApplication.class);
    private static final Duration TOPIC_PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Map<String, String> environment;

    StreamingApplication(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the job as a process of its own. */
    public static void main(String[] args) {
        System.exit(
                FailureHandler.commandLine(new StreamingApplication(System.getenv()))
                        .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        StreamSettings settings = StreamSettings.of(environment);
        try {
            run(settings);
            return 0;
        } catch (Exception e) {
            try {
                JobWatch.processFailed(settings.stateDirectory(), e);
            } catch (UncheckedIOException notKept) {
                e.addSuppressed(notKept);
            }
            throw e;
        }
    }

    private static void run(StreamSettings settings) throws Exception {
        FlinkCatalog.of(settings.lake());
        try (Lake lake = Lake.open(settings.lake(), FlinkCatalog.hadoop())) {
            lake.createMissing();
            EventTopic.await(settings.bootstrap(), TOPIC_PATIENCE);
            StartedJob job = submit(settings, lake);
            LOG.info(
                    "Streaming generation {} from {} as job {}",
                    settings.generation(),
                    settings.bootstrap(),
                    job.client().getJobID());
            JobWatch watch = new JobWatch(settings, job);
            // The job reads a stream without an end: it ends only when somebody cancels it.
            Future<?> end = job.client().getJobExecutionResult();
            while (!hasEnded(end)) {
                watch.look();
            }
        }
    }

    private static boolean hasEnded(Future<?> end) throws Exception {
        try {
            end.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    static StartedJob submit(StreamSettings settings, Lake lake) throws Exception {
        return submit(settings, lake, quarantine(settings), CaseFold.standard());
    }

    static StartedJob submit(
            StreamSettings settings, Lake lake, Sink<byte[]> quarantine, CaseFold fold)
            throws Exception {
        GenerationState state = new GenerationState(settings);
        Optional<Path> checkpoint = state.checkpointToContinueFrom(settings.readRules(), lake);
        Configuration configuration = FlinkConfiguration.of(settings, state.checkpoints());
        checkpoint.ifPresent(path -> FlinkConfiguration.continueFrom(configuration, path));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        FlinkCatalog catalog = FlinkCatalog.of(settings.lake());
        TableLoader raw = catalog.table(LakeTable.RAW_EVENTS);
        RawHistory history =
                checkpoint.isPresent()
                        ? RawHistory.resume(settings)
                        : RawHistory.begin(settings, lake);
        new CaseJob(
                        settings,
                        EventSources.of(settings, history, lake, raw),
                        raw,
                        catalog.factTables(),
                        quarantine,
                        fold)
                .build(environment);
        JobClient client =
                environment.executeAsync("govpulse cases, generation " + settings.generation());
        return new StartedJob(client, FlinkConfiguration.rest(configuration));
    }

    private static KafkaSink<byte[]> quarantine(StreamSettings settings) {
        return KafkaSink.<byte[]>builder()
                .setBootstrapServers(settings.bootstrap())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(
                        KafkaRecordSerializationSchema.<byte[]>builder()
                                .setTopic(Topics.QUARANTINE)
                                .setValueSerializationSchema(new RefusedEvent.Serializer())
                                .build())
                .build();
    }
}
