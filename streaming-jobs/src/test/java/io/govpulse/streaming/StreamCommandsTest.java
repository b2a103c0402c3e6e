// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.process.Generation;
import io.govpulse.process.RecentFailures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both commands report what their caller has to change in one sentence. */
class StreamCommandsTest {
    private final StringWriter err = new StringWriter();
    @TempDir private Path home;

    @Test
    void aWrongSettingGivesOneSentence() {
        Map<String, String> environment = Map.of("GOVPULSE_COMMIT_EVERY", "abc");
        String sentence =
                "Cannot read GOVPULSE_COMMIT_EVERY: 'abc'; expected a time such as 30s, 5m, 1h or"
                        + " PT30S, of at least PT0.1S";
        assertThat(run(new StreamingApplication(environment))).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(sentence);
        assertThat(run(new LagApplication(environment))).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(sentence, sentence);
    }

    @Test
    void anUnknownCatalogGivesOneSentence() {
        int exitCode =
                run(
                        new StreamingApplication(
                                Map.of(
                                        "GOVPULSE_HOME", home.toString(),
                                        "GOVPULSE_CATALOG_TYPE", "glue",
                                        "GOVPULSE_CATALOG_WAREHOUSE", home.toString())));
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Cannot read GOVPULSE_CATALOG_TYPE: 'glue'; expected jdbc, rest or hive");
    }

    @Test
    void aWrongArgumentSaysWhatIsExpected() {
        assertThat(run(new LagApplication(Map.of()), "--until-zero", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("Invalid value for option '--until-zero': 'soon'");
    }

    @Test
    void nobodyWaitsForAStreamThatFailsOverAndOver() {
        Map<String, String> environment =
                Map.of("GOVPULSE_HOME", home.toString(), "GOVPULSE_GENERATION", "2");
        new RecentFailures(3, Instant.parse("2026-03-02T08:00:00Z"), "the disk is full")
                .write(Generation.directory(home, 2));
        assertThat(run(new LagApplication(environment), "--until-zero", "600")).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Cannot wait for the stream: it failed 3 times without a checkpoint between, last at 2026-03-02T08:00:00Z: the disk is full; see its log (./govpulse logs streaming)");
    }

    private int run(Object command, String... arguments) {
        return FailureHandler.commandLine(command)
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
