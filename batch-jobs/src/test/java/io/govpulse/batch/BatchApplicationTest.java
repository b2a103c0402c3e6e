// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class BatchApplicationTest {
    private final StringWriter errors = new StringWriter();

    private CommandLine commands(Map<String, String> environment) {
        return BatchApplication.commandLine(environment).setErr(new PrintWriter(errors));
    }

    private ParseResult parse(String... arguments) {
        return commands(Map.of()).parseArgs(arguments).subcommand();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "refresh", "audit", "upkeep"})
    void commandsAreRead(String command) {
        assertThat(parse(command).commandSpec().name()).isEqualTo(command);
    }

    @Test
    void refreshAndAuditTakeAGeneration() {
        Integer none = null;
        assertThat(parse("refresh").matchedOptionValue("--generation", none)).isNull();
        assertThat(parse("refresh", "--generation", "2").matchedOptionValue("--generation", none))
                .isEqualTo(2);
        assertThat(parse("audit", "--generation", "3").matchedOptionValue("--generation", none))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rebuild",
                "serve --generation 2",
                "refresh --generation",
                "refresh --generation two",
                "refresh --generation 0",
                "audit --sample 0",
                "audit --sample some",
                "refresh now"
            })
    void whatIsNoCommandIsRefused(String arguments) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        assertThat(commands(Map.of()).execute(words)).isEqualTo(2);
        assertThat(errors.toString())
                .startsWith("Cannot run '" + arguments + "': ")
                .contains("; expected ")
                .contains("refresh")
                .hasLineCount(1);
    }

    @Test
    void anUnknownCommandIsNotParsed() {
        assertThatThrownBy(() -> parse("rebuild"))
                .isInstanceOf(CommandLine.ParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "refresh", "audit", "upkeep"})
    void aWrongSettingIsOneSentenceAndNoStackTrace(String command) {
        assertThat(commands(Map.of("GOVPULSE_REFRESH_EVERY", "abc")).execute(command)).isEqualTo(2);
        assertThat(errors.toString())
                .startsWith("Cannot read GOVPULSE_REFRESH_EVERY: 'abc'; expected a time such as ")
                .hasLineCount(1);
    }

    @Test
    void definitionsThatCannotBeReadAreAWrongSetting() {
        assertThat(commands(Map.of("GOVPULSE_DEFINITIONS", "/none.yaml")).execute("refresh"))
                .isEqualTo(2);
        assertThat(errors.toString())
                .startsWith("Cannot read definitions: /none.yaml")
                .hasLineCount(1);
    }

    @Test
    void testsRunWithTheOptionsThatTheLauncherReads() throws IOException {
        try (InputStream options = BatchApplication.class.getResourceAsStream("jvm-options.txt")) {
            assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments())
                    .containsAll(
                            new String(options.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList());
        }
    }
}
