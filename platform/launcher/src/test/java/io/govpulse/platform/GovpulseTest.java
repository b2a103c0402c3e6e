// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.platform.core.Component;
import io.govpulse.platform.core.PlatformSettings;
import io.govpulse.process.SettingException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GovpulseTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutACommandItSaysWhichThereAre() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("up ", "import ", "audit ", "rebuild ", "due ");
    }

    @Test
    void anUnknownCommandOrNameSaysWhatIsExpected() {
        assertThat(run("uup")).isEqualTo(2);
        assertThat(err.toString()).contains("up");
        assertThat(run("logs", "oracle")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "Cannot find log: 'oracle'; expected one of kafka, streaming, intake, batch, service, demo");
        assertThat(run("bench", "warp")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "Cannot find benchmark: 'warp'; expected calendar, forecast, refresh or stream");
        assertThat(run("bench", "forecast", "no-such-file.csv")).isEqualTo(1);
        assertThat(err.toString())
                .contains("Cannot read no-such-file.csv: there is no such file; expected a CSV");
        assertThat(run("bench", "forecast", "--horizon", "0")).isEqualTo(1);
        assertThat(err.toString()).contains("--horizon=0; expected 1 to 366");
        assertThat(run("bench", "forecast", "--refit", "weekly")).isEqualTo(1);
        assertThat(err.toString()).contains("expected always, month, quarter, year or never");
    }

    @Test
    void definitionsSayWhatEveryFigureMeans() {
        assertThat(run("definitions", "--file=")).isZero();
        assertThat(out.toString())
                .contains("on_time_rate  按时办结率  On-time rate", "decided_in_time (按时办结量)", "hash ");
    }

    @Test
    void definitionsOfOnesOwnAreChecked() {
        assertThat(run("definitions", "--file=no-such.yaml")).isEqualTo(2);
        assertThat(err.toString()).contains("Cannot read definitions: no-such.yaml");
    }

    @Test
    void twoPlatformsDifferByHomeAndPorts() {
        PlatformSettings standard = PlatformSettings.of(Path.of("/program"), Map.of());
        assertThat(standard.home()).isEqualTo(Path.of("/program/.govpulse"));
        assertThat(standard.port(Component.KAFKA)).isEqualTo(9092);
        assertThat(standard.port(Component.INTAKE)).isEqualTo(8081);
        assertThat(standard.port(Component.SERVICE)).isEqualTo(8080);
        PlatformSettings other =
                PlatformSettings.of(
                        Path.of("/program"),
                        Map.of(
                                "GOVPULSE_HOME",
                                "/elsewhere",
                                "GOVPULSE_KAFKA_PORT",
                                "1",
                                "GOVPULSE_INTAKE_PORT",
                                "2",
                                "GOVPULSE_SERVICE_PORT",
                                "3"));
        assertThat(other.childEnvironment())
                .containsEntry("GOVPULSE_HOME", "/elsewhere")
                .containsEntry("GOVPULSE_KAFKA_PORT", "1")
                .containsEntry("GOVPULSE_INTAKE_PORT", "2")
                .containsEntry("GOVPULSE_SERVICE_PORT", "3");
    }

    @Test
    void everyCommandHasHelpAndTheProgramAVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("(?s)govpulse \\d+\\.\\d+.*");
        CommandLine commands = commandLine(Map.of());
        assertThat(commands.getSubcommands().keySet())
                .filteredOn(name -> !List.of("help", "quarantine").contains(name))
                .allSatisfy(
                        name -> {
                            assertThat(run(name, "--help")).as(name).isZero();
                            assertThat(out.toString()).contains("Usage: govpulse " + name);
                        });
    }

    @Test
    void aShellCompletesCommandsAndOptions() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString())
                .contains("complete -F _complete_govpulse", "--commit-every", "definitions");
    }

    @Test
    void helpIsThereWhateverTheSettingsAre() {
        assertThat(run(Map.of("GOVPULSE_KAFKA_PORT", "many"), "up", "--help")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GOVPULSE_COMMIT_EVERY  | abc | Cannot read GOVPULSE_COMMIT_EVERY: 'abc'; expected a time such as 30s, 5m, 1h or PT30S, of at least PT0.001S",
                "GOVPULSE_REFRESH_EVERY | 0s  | Cannot read GOVPULSE_REFRESH_EVERY: '0s'; expected a time such as 30s, 5m, 1h or PT30S, of at least PT0.001S",
                "GOVPULSE_KAFKA_PORT    | 0   | Cannot read GOVPULSE_KAFKA_PORT: '0'; expected a whole number from 1 to 65535"
            })
    void aSettingThatAProcessWouldRefuseIsRefusedBeforeAnythingStarts(
            String variable, String value, String sentence) {
        assertThat(run(Map.of(variable, value), "up")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).containsExactly(sentence);
    }

    @Test
    void aPortThatIsNoneIsRefusedByName() {
        assertThatThrownBy(
                        () ->
                                PlatformSettings.of(
                                        Path.of("/program"), Map.of("GOVPULSE_KAFKA_PORT", "many")))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "Cannot read GOVPULSE_KAFKA_PORT: 'many'; expected a whole number from 1 to 65535");
    }

    private int run(String... args) {
        return run(Map.of(), args);
    }

    private int run(Map<String, String> environment, String... args) {
        return commandLine(environment).execute(args);
    }

    private CommandLine commandLine(Map<String, String> environment) {
        return Govpulse.commandLine(
                Path.of("/program"),
                environment,
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }
}
