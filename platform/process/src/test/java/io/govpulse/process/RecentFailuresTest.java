// SPDX-License-Identifier: Apache-2.0
package io.govpulse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFailuresTest {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir private Path home;

    @Test
    void areReadAsTheyWereWrittenUntilTheyAreCleared() {
        Path directory = Generation.directory(home, 1);
        RecentFailures failures = new RecentFailures(4, AT, "Cannot fold case 城:1 = x\nor so");
        assertThat(RecentFailures.read(directory)).isEmpty();
        failures.write(directory);
        failures.write(directory);
        assertThat(RecentFailures.read(directory)).contains(failures);
        RecentFailures.clear(directory);
        RecentFailures.clear(directory);
        assertThat(RecentFailures.read(directory)).isEmpty();
    }

    @Test
    void areThoseOfTheStreamThatIsPublished() throws Exception {
        new RecentFailures(1, AT, "of one").write(Generation.directory(home, 1));
        new RecentFailures(2, AT, "of two").write(Generation.directory(home, 2));
        assertThat(RecentFailures.ofStream(home).map(RecentFailures::cause)).contains("of one");
        Generation.switchTo(home, 2);
        assertThat(RecentFailures.ofStream(home).map(RecentFailures::cause)).contains("of two");
    }

    @Test
    void threeWithoutSuccessAreNotHealthy() {
        assertThat(new RecentFailures(2, AT, "x").unhealthy()).isFalse();
        assertThat(new RecentFailures(3, AT, "x").unhealthy()).isTrue();
        assertThat(new RecentFailures(3, AT, "the disk is full").sentence())
                .isEqualTo(
                        "failed 3 times without a checkpoint between, last at 2026-03-02T08:00:00Z: the disk is full");
    }

    @Test
    void aFileThatCannotBeReadIsNotTakenForHealth() throws Exception {
        Files.createDirectories(Generation.directory(home, 1));
        Files.writeString(
                Generation.directory(home, 1).resolve("failures.properties"), "count=many");
        assertThatThrownBy(() -> RecentFailures.ofStream(home))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("failures.properties; remove it");
    }

    @Test
    void theCauseIsOurOwnSentenceWhereThereIsOne() {
        RuntimeException ours =
                new SettingException(
                        "Cannot read X: 'y'; expected z", new ArithmeticException("a"));
        assertThat(RecentFailures.causeOf(new IllegalStateException("wrapped", ours)))
                .isEqualTo("Cannot read X: 'y'; expected z");
        assertThat(
                        RecentFailures.causeOf(
                                new IllegalStateException("wrapped", new ArithmeticException("a"))))
                .isEqualTo("a (ArithmeticException)");
        assertThat(RecentFailures.causeOf(new NullPointerException()))
                .isEqualTo("NullPointerException");
    }
}
