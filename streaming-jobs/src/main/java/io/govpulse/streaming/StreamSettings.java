// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.lake.LakeSettings;
import io.govpulse.process.Generation;
import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import io.govpulse.rules.Rules;
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
 * @param stateMemoryMebibytes memory for the state of all subtasks, in MiB; taken as the state
 *     grows
 * @param cachedEvents event versions and rows of folded cases that all subtasks together keep in
 *     memory, some 2 KB each
 * @param lossAccepted whether a generation that begins goes on where Kafka has dropped events
 * @param rules file of the region's rules; the shipped ones where empty
 * @param lake how to reach the tables
 */
record StreamSettings(
        Path home,
        int generation,
        String bootstrap,
        Duration commitEvery,
        int parallelism,
        int stateMemoryMebibytes,
        int cachedEvents,
        boolean lossAccepted,
        Optional<Path> rules,
        LakeSettings lake) {

    private static final Duration SHORTEST_COMMIT = Duration.ofMillis(100);

    /** Holds the index and the busy part of a million cases; 128 MiB thrashes at 100,000. */
    private static final int STANDARD_STATE_MEMORY = 768;

    /** Some 20,000 cases: a quarter of the heap that the platform gives. */
    private static final int STANDARD_CACHED_EVENTS = 100_000;

    private static final int SUBTASKS_A_WRITER_OF_FEW_ROWS = 4;
    private static final int GREATEST_CACHED_EVENTS = 1 << 30;
    private static final int LEAST_STATE_MEMORY = 64;
    private static final int GREATEST_STATE_MEMORY = 1 << 20;

    /** The greatest number of subtasks that Flink can give an operator. */
    private static final int GREATEST_PARALLELISM = 32_768;

    /**
     * Reads the settings of a process.
     *
     * @throws SettingException when a value is not acceptable; the message names the variable
     */
    static StreamSettings of(Map<String, String> environment) {
        Settings settings = Settings.of(environment);
        return new StreamSettings(
                settings.home(),
                settings.number("GOVPULSE_GENERATION", 1, 1, Integer.MAX_VALUE),
                settings.kafkaBootstrap(),
                settings.duration("GOVPULSE_COMMIT_EVERY", "30s", SHORTEST_COMMIT),
                settings.number("GOVPULSE_STREAM_PARALLELISM", 2, 1, GREATEST_PARALLELISM),
                settings.number(
                        "GOVPULSE_STREAM_STATE_MEMORY",
                        STANDARD_STATE_MEMORY,
                        LEAST_STATE_MEMORY,
                        GREATEST_STATE_MEMORY),
                settings.number(
                        "GOVPULSE_STREAM_CACHED_EVENTS",
                        STANDARD_CACHED_EVENTS,
                        0,
                        GREATEST_CACHED_EVENTS),
                settings.yes("GOVPULSE_STREAM_ACCEPT_LOSS"),
                settings.path("GOVPULSE_RULES"),
                LakeSettings.of(settings));
    }

    /** The same for the stream of another generation. */
    StreamSettings withGeneration(int other) {
        return new StreamSettings(
                home,
                other,
                bootstrap,
                commitEvery,
                parallelism,
                stateMemoryMebibytes,
                cachedEvents,
                lossAccepted,
                rules,
                lake);
    }

    /**
     * Reads the region's rules.
     *
     * @throws StreamException when they cannot be used; the message says what is expected
     */
    Rules readRules() {
        try {
            return rules.map(Rules::load).orElseGet(Rules::standard);
        } catch (IllegalArgumentException e) {
            throw StreamException.refused(e.getMessage(), e);
        }
    }

    /** How many of the event versions and rows in memory are one subtask's. */
    int cachedEventsOfSubtask() {
        return cachedEvents / parallelism;
    }

    /**
     * How many subtasks write a table that gets few rows at a checkpoint: each makes a file of its
     * own.
     */
    int parallelismOfFewRows() {
        return (parallelism + SUBTASKS_A_WRITER_OF_FEW_ROWS - 1) / SUBTASKS_A_WRITER_OF_FEW_ROWS;
    }

    /** The directory in which this generation keeps its state. */
    Path stateDirectory() {
        return Generation.directory(home, generation);
    }

    /** The Kafka consumer group: its offsets are for people to read; the state holds the truth. */
    String consumerGroup() {
        return "govpulse-generation-" + generation;
    }
}
