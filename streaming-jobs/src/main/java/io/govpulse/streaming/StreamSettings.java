package io.govpulse.streaming;

import io.govpulse.lake.LakeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What differs from one installation to the next.
 *
 * @param home the platform's home directory
 * @param generation number of the generation this job writes; 1 is the first
 * @param bootstrap addresses of the Kafka cluster
 * @param commitEvery how often the tables are committed
 * @param parallelism how many subtasks each operator has
 * @param rules file of the region's rules; the shipped ones where empty
 * @param lake how to reach the tables
 */
record StreamSettings(
        Path home,
        int generation,
        String bootstrap,
        Duration commitEvery,
        int parallelism,
        Optional<Path> rules,
        LakeSettings lake) {

    StreamSettings {
        if (generation < 1) {
            throw new IllegalArgumentException(
                    "Cannot stream generation " + generation + "; 1 and above are accepted");
        }
        if (commitEvery.toMillis() < 100) {
            throw new IllegalArgumentException(
                    "Cannot commit every " + commitEvery + "; PT0.1S and above are accepted");
        }
        if (parallelism < 1) {
            throw new IllegalArgumentException(
                    "Cannot stream with parallelism " + parallelism + "; 1 and above are accepted");
        }
    }

    static StreamSettings of(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("GOVPULSE_HOME", ".govpulse"));
        return new StreamSettings(
                home.toAbsolutePath().normalize(),
                Integer.parseInt(environment.getOrDefault("GOVPULSE_GENERATION", "1")),
                environment.getOrDefault(
                        "GOVPULSE_KAFKA_BOOTSTRAP",
                        "127.0.0.1:" + environment.getOrDefault("GOVPULSE_KAFKA_PORT", "9092")),
                duration(environment.getOrDefault("GOVPULSE_COMMIT_EVERY", "30s")),
                Integer.parseInt(environment.getOrDefault("GOVPULSE_STREAM_PARALLELISM", "2")),
                Optional.ofNullable(environment.get("GOVPULSE_RULES")).map(Path::of),
                LakeSettings.of(environment, home));
    }

    private static Duration duration(String text) {
        return text.startsWith("P") ? Duration.parse(text) : Duration.parse("PT" + text);
    }

    /** Where this generation keeps its state. */
    Path stateDirectory() {
        return home.resolve("stream").resolve("generation-" + generation);
    }

    /**
     * The Kafka consumer group: offsets there are for people to read; the state holds the truth.
     */
    String consumerGroup() {
        return "govpulse-generation-" + generation;
    }
}
