package io.govpulse.streaming;

import io.govpulse.cases.table.FactKind;
import io.govpulse.event.Topics;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the job and runs it until it is stopped. Settings come from the environment. */
public final class StreamingApplication {
    private static final Logger LOG = LoggerFactory.getLogger(StreamingApplication.class);

    private StreamingApplication() {}

    public static void main(String[] args) throws Exception {
        StreamSettings settings = StreamSettings.of(System.getenv());
        try (Lake lake = Lake.open(settings.lake(), hadoop())) {
            lake.createMissing();
            EventTopic.await(settings.bootstrap(), Duration.ofSeconds(90));
            JobClient job = submit(settings, lake);
            LOG.info(
                    "Streaming generation {} from {} as job {}",
                    settings.generation(),
                    settings.bootstrap(),
                    job.getJobID());
            job.getJobExecutionResult().get();
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            System.exit(1);
        }
        // The job reads a stream without an end: coming here means that somebody cancelled it.
        System.exit(0);
    }

    static JobClient submit(StreamSettings settings, Lake lake) throws Exception {
        return submit(settings, lake, quarantine(settings));
    }

    static JobClient submit(StreamSettings settings, Lake lake, Sink<byte[]> quarantine)
            throws Exception {
        GenerationState state = new GenerationState(settings);
        Rules rules = settings.rules().map(Rules::load).orElseGet(Rules::standard);
        Optional<Path> checkpoint = state.checkpointToGoOnFrom(rules, lake);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        configuration(settings, state.checkpoints(), checkpoint));
        TableLoader raw = loader(settings, LakeTable.RAW_EVENTS);
        new CaseJob(
                        settings,
                        EventSources.of(settings, lake, raw),
                        raw,
                        changes(settings),
                        quarantine)
                .build(environment);
        return environment.executeAsync("govpulse cases, generation " + settings.generation());
    }

    static Configuration configuration(
            StreamSettings settings, Path checkpoints, Optional<Path> goOnFrom) {
        Configuration configuration = new Configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
        // Rows are made anew for each record and never changed, so nothing needs a copy.
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(
                CoreOptions.TMP_DIRS, settings.stateDirectory().resolve("tmp").toString());
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, settings.parallelism());
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.ADDRESS, "127.0.0.1");
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.commitEvery());
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        // The label of a row is exact only if barriers stay in their place and a checkpoint that
        // fails takes the job back to the one before.
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 0);
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(10));
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofSeconds(30));
        goOnFrom.ifPresent(
                checkpoint -> {
                    configuration.set(
                            StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
                    // Claimed state is cleaned up once it is subsumed; otherwise it fills the disk.
                    configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
                });
        return configuration;
    }

    private static Map<FactKind, TableLoader> changes(StreamSettings settings) {
        Map<FactKind, TableLoader> loaders = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            loaders.put(kind, loader(settings, LakeTable.changesOf(kind)));
        }
        return loaders;
    }

    static TableLoader loader(StreamSettings settings, LakeTable table) {
        return TableLoader.fromCatalog(catalog(settings.lake()), table.identifier());
    }

    private static CatalogLoader catalog(LakeSettings lake) {
        Map<String, String> properties = new HashMap<>(lake.properties());
        String type = properties.remove("type");
        return switch (type == null ? "" : type) {
            case "jdbc" ->
                    CatalogLoader.custom(
                            LakeSettings.CATALOG,
                            properties,
                            hadoop(),
                            "org.apache.iceberg.jdbc.JdbcCatalog");
            case "rest" -> CatalogLoader.rest(LakeSettings.CATALOG, hadoop(), properties);
            case "hive" -> CatalogLoader.hive(LakeSettings.CATALOG, hadoop(), properties);
            default ->
                    throw new IllegalArgumentException(
                            "Cannot reach the lake: catalog type '"
                                    + type
                                    + "'; accepted: jdbc, rest, hive");
        };
    }

    private static org.apache.hadoop.conf.Configuration hadoop() {
        return new org.apache.hadoop.conf.Configuration(false);
    }

    private static KafkaSink<byte[]> quarantine(StreamSettings settings) {
        return KafkaSink.<byte[]>builder()
                .setBootstrapServers(settings.bootstrap())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(
                        KafkaRecordSerializationSchema.<byte[]>builder()
                                .setTopic(Topics.QUARANTINE)
                                .setValueSerializationSchema(new RefusedEvent.AsIs())
                                .build())
                .build();
    }
}
