// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.process.Generation;
import io.govpulse.process.RecentFailures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream that starts over and over is told from one that runs. This process stands for all. */
class FailingStreamTest {
    private static final String SENTENCE =
            "streaming failed 3 times without a checkpoint between, last at %s: the disk is full";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Instant now = Instant.now();
    @TempDir private Path home;

    @BeforeEach
    void allButKafkaRun() throws Exception {
        Generation.switchTo(home, 1);
        for (String name : List.of("streaming", "intake", "batch", "service")) {
            runs(name);
        }
    }

    @Test
    void statusSaysThatItFailsAndWhy() {
        run("status");
        assertThat(line("streaming")).contains("running");
        fails(2, now);
        run("status");
        assertThat(line("streaming")).contains("running");
        assertThat(out.toString()).doesNotContain("the disk is full");
        fails(3, now);
        assertThat(run("status")).isEqualTo(1);
        assertThat(line("streaming")).contains("failing");
        assertThat(out.toString().lines()).contains(SENTENCE.formatted(now));
    }

    @Test
    void statusOfAStoppedStreamSaysWhyItEnded() throws Exception {
        fails(1, now);
        Files.delete(home.resolve("run/streaming.pid"));
        assertThat(run("status")).isEqualTo(1);
        assertThat(line("streaming")).contains("stopped");
        assertThat(out.toString())
                .contains("streaming failed once without a checkpoint between, last at ");
    }

    @Test
    void upIsDoneOnlyWhereTheStreamGetsOn() throws Exception {
        runs("kafka");
        fails(3, now);
        assertThat(run("up")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("Cannot bring the platform up: " + SENTENCE.formatted(now));
        RecentFailures.clear(Generation.directory(home, 1));
        assertThat(run("up")).isZero();
        assertThat(out.toString()).contains("Govpulse is up");
    }

    @Test
    void upDoesNotBlameAStreamThatWasJustStartedForTheOneBefore() throws Exception {
        runs("kafka");
        fails(3, Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(run("up")).isZero();
    }

    private void fails(int times, Instant last) {
        new RecentFailures(times, last, "the disk is full").write(Generation.directory(home, 1));
    }

    private void runs(String name) throws Exception {
        ProcessHandle self = ProcessHandle.current();
        Files.createDirectories(home.resolve("run"));
        Files.writeString(
                home.resolve("run").resolve(name + ".pid"),
                self.pid() + " " + self.info().startInstant().orElseThrow());
    }

    private String line(String process) {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith(process + " "))
                .findFirst()
                .orElseThrow();
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        return Govpulse.commandLine(
                        Path.of("/program"),
                        Map.of("GOVPULSE_HOME", home.toString()),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true))
                .execute(args);
    }
}
