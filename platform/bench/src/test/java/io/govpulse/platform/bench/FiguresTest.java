// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T01:30:00Z");

    @Test
    void onceRunningLeavesOutTheFirstAndTheLastCommit() {
        CommitTimes times = times(100, 400, 600, 50);

        assertThat(times.rows()).isEqualTo(1_150);
        assertThat(times.last()).isEqualTo(BEGIN.plusSeconds(8));
        assertThat(times.steadyRate()).hasValue(1_000 / 4.0);
    }

    @Test
    void tooFewCommitsGiveNoRate() {
        assertThat(times(100, 400).steadyRate()).isEmpty();
    }

    @Test
    void theTableRelatesTheFirstToEachOfTheOthers() {
        String table =
                Figures.table(
                        List.of(
                                new Figures(
                                        "fold",
                                        1_000,
                                        Duration.ofSeconds(4),
                                        OptionalDouble.of(300),
                                        Duration.ofSeconds(8),
                                        OptionalDouble.of(200)),
                                new Figures(
                                        "copy",
                                        1_000,
                                        Duration.ofSeconds(2),
                                        OptionalDouble.empty(),
                                        Duration.ofSeconds(2),
                                        OptionalDouble.of(800))));

        assertThat(table.lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "events seconds events/s once running CPU s events/CPU s once running",
                        "fold 1,000 4.0 250 300 8.0 125 200",
                        "copy 1,000 2.0 500 - 2.0 500 800",
                        "RATIO to copy 0.50 - 0.25 0.25");
    }

    /** Commits every two seconds. */
    private static CommitTimes times(long... rows) {
        CommitTimes.Commit[] commits = new CommitTimes.Commit[rows.length];
        for (int i = 0; i < rows.length; i++) {
            commits[i] = new CommitTimes.Commit(BEGIN.plusSeconds(2L * (i + 1)), rows[i]);
        }
        return new CommitTimes(List.of(commits));
    }
}
