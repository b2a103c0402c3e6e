package io.govpulse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    void anUnknownCommandOrNameSaysWhatIsAccepted() {
        assertThat(run("uup")).isEqualTo(2);
        assertThat(err.toString()).contains("up");
        assertThat(run("logs", "oracle")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "Cannot find log: 'oracle'; accepted: kafka, streaming, intake, batch, service, demo");
        assertThat(run("bench", "warp")).isEqualTo(2);
        assertThat(err.toString())
                .contains("Cannot find benchmark: 'warp'; accepted: calendar, stream");
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
    void aPortThatIsNoneIsRefusedByName() {
        assertThatThrownBy(
                        () ->
                                PlatformSettings.of(
                                        Path.of("/program"), Map.of("GOVPULSE_KAFKA_PORT", "many")))
                .isInstanceOf(PlatformException.class)
                .hasMessage(
                        "Cannot accept GOVPULSE_KAFKA_PORT: many; a port from 1 to 65535 is accepted");
    }

    private int run(String... args) {
        CommandLine commandLine = Govpulse.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }
}
