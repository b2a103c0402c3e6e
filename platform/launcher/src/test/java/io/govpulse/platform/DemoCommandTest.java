// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.platform.core.Component;
import io.govpulse.platform.core.PlatformSettings;
import io.govpulse.platform.demo.city.DemoHome;
import io.govpulse.platform.demo.city.Plan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {
    private static final Path ROOT = Path.of("/program");

    @TempDir private Path home;

    private PlatformSettings settings(String... more) {
        return PlatformSettings.of(
                ROOT,
                more.length == 0
                        ? Map.of("GOVPULSE_HOME", home.toString())
                        : Map.of("GOVPULSE_HOME", home.toString(), more[0], more[1]));
    }

    @Test
    void moreCasesThanADemoHasAreRefused() {
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Govpulse.commandLine(
                        ROOT,
                        Map.of("GOVPULSE_HOME", home.toString()),
                        new PrintWriter(new StringWriter(), true),
                        new PrintWriter(err, true));
        assertThat(commandLine.execute("demo", "--cases", "30001")).isEqualTo(2);
        assertThat(err.toString())
                .contains("Cannot make a history: 30001 cases; expected 1 to 30000");
    }

    @Test
    void theCityIsAComponentOnceItsHistoryIsSent() throws Exception {
        Plan plan = new Plan(1, 10, Instant.parse("2026-11-21T03:00:00Z"));
        assertThat(settings().components()).doesNotContain(Component.DEMO);
        new DemoHome(home).write(plan, false);
        assertThat(settings().components()).doesNotContain(Component.DEMO);
        new DemoHome(home).write(plan, true);
        assertThat(settings().components()).containsExactly(Component.values());
        assertThat(new DemoHome(home).plan()).contains(plan);
    }

    @Test
    void aDemoMovesEveryMinuteUnlessSetOtherwise() throws Exception {
        assertThat(settings().childEnvironment()).doesNotContainKey("GOVPULSE_REFRESH_EVERY");
        new DemoHome(home).write(new Plan(1, 10, Instant.EPOCH), false);
        assertThat(settings().childEnvironment())
                .containsEntry("GOVPULSE_REFRESH_EVERY", "45s")
                .containsEntry("GOVPULSE_COMMIT_EVERY", "15s");
        assertThat(settings("GOVPULSE_REFRESH_EVERY", "5m").childEnvironment())
                .containsEntry("GOVPULSE_REFRESH_EVERY", "5m");
    }

    @Test
    void namesAreHandedOnWhereThereAreSome() throws Exception {
        assertThat(settings().childEnvironment()).doesNotContainKey("GOVPULSE_UNITS");
        Path units = home.resolve("reference/units.csv");
        Files.createDirectories(units.getParent());
        Files.writeString(units, "level,code,zh,en\n");
        assertThat(settings().childEnvironment()).containsEntry("GOVPULSE_UNITS", units.toString());
        assertThat(settings("GOVPULSE_UNITS", "/other.csv").childEnvironment())
                .containsEntry("GOVPULSE_UNITS", "/other.csv");
    }
}
