// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.process.Generation;
import io.govpulse.process.RecentFailures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class StreamHealthTest {
    @TempDir private Path home;

    @Test
    void isUpWhereNothingFailedOrNoStreamIs() {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(health().getDetails()).isEmpty();
    }

    @Test
    void isDownWithTheCauseOnceTheStreamFailsOverAndOver() {
        fail(2);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        fail(3);
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails())
                .containsEntry(
                        "trouble",
                        "failed 3 times without a checkpoint between, last at 2026-03-02T08:00:00Z: the disk is full");
        RecentFailures.clear(Generation.directory(home, 1));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhenItCannotTell() throws Exception {
        Files.writeString(home.resolve("generation"), "many");
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails().get("trouble").toString())
                .contains("generation; expected one number");
    }

    private Health health() {
        return new StreamHealth(home).health();
    }

    private void fail(int times) {
        new RecentFailures(times, Instant.parse("2026-03-02T08:00:00Z"), "the disk is full")
                .write(Generation.directory(home, 1));
    }
}
