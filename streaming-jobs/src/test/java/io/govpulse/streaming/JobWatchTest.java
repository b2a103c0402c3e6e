// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.process.RecentFailures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers are cut from those of Flink's REST API. */
class JobWatchTest {
    private static final String EXCEPTIONS =
            """
            {"exceptionHistory":{"entries":[
              {"timestamp":3000,"stacktrace":"java.io.IOException: Cannot sync\\n\\tat a.B.c(B.java:1)\\nCaused by: java.nio.file.FileSystemException: /lake: No space left on device\\n\\t... 9 more\\n"},
              {"timestamp":2000,"stacktrace":"java.lang.NullPointerException\\n\\tat a.B.c(B.java:1)\\n"}
            ],"truncated":false}}""";
    private static final String OF_OURS =
            """
            org.apache.flink.FlinkException: wrapped
                at a.B.c(B.java:1)
            Caused by: io.govpulse.streaming.StreamException: Cannot read approval-events-0 from offset 3: gone
            Caused by: java.lang.IllegalStateException: deeper
            """;
    private static final String NONE = "{\"latest\":{\"completed\":null}}";
    private static final RecentFailures OF_ANOTHER_PROCESS =
            new RecentFailures(2, Instant.ofEpochMilli(500), "the process before");

    @TempDir private Path directory;

    @Test
    void failuresAreCountedOnThoseOfTheProcessBeforeUntilACheckpointCompletes() throws Exception {
        assertThat(failures(EXCEPTIONS, NONE, OF_ANOTHER_PROCESS))
                .contains(
                        new RecentFailures(
                                4,
                                Instant.ofEpochMilli(3000),
                                "/lake: No space left on device (FileSystemException)"));
        assertThat(failures(EXCEPTIONS, completedAt(2500), OF_ANOTHER_PROCESS))
                .hasValueSatisfying(failures -> assertThat(failures.count()).isEqualTo(1));
        assertThat(failures(EXCEPTIONS, completedAt(3500), OF_ANOTHER_PROCESS)).isEmpty();
        assertThat(failures("{}", NONE, OF_ANOTHER_PROCESS)).contains(OF_ANOTHER_PROCESS);
    }

    @Test
    void theCauseIsOurOwnSentenceElseTheInnermost() {
        assertThat(StackTraces.cause(OF_OURS))
                .isEqualTo("Cannot read approval-events-0 from offset 3: gone");
        assertThat(StackTraces.cause("java.lang.NullPointerException"))
                .isEqualTo("NullPointerException");
        assertThat(StackTraces.cause("")).isEqualTo("unknown");
    }

    @Test
    void aProcessThatEndsWithAFailureCountsOn() {
        for (int i = 0; i < 3; i++) {
            JobWatch.processFailed(directory, new IllegalStateException("no Kafka"));
        }
        assertThat(RecentFailures.read(directory))
                .hasValueSatisfying(
                        failures -> {
                            assertThat(failures.unhealthy()).isTrue();
                            assertThat(failures.cause())
                                    .isEqualTo("no Kafka (IllegalStateException)");
                        });
    }

    @Test
    void aDamagedFileKeepsNoProcessFromCounting() throws Exception {
        Files.writeString(directory.resolve("failures.properties"), "count=\\uXYZ");
        JobWatch.processFailed(directory, new IllegalStateException("no Kafka"));
        assertThat(RecentFailures.read(directory).map(RecentFailures::count)).contains(1);
    }

    private static String completedAt(long time) {
        return "{\"latest\":{\"completed\":{\"latest_ack_timestamp\":%d}}}".formatted(time);
    }

    private static Optional<RecentFailures> failures(
            String exceptions, String checkpoints, RecentFailures before) throws Exception {
        return JobWatch.failures(json(exceptions), json(checkpoints), before);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
