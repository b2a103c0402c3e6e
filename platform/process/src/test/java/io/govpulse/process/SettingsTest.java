// SPDX-License-Identifier: Apache-2.0
package io.govpulse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String EVERY = "GOVPULSE_COMMIT_EVERY";

    @Test
    void absentAndBlankVariablesTakeTheirDefaults() {
        for (Settings settings :
                new Settings[] {Settings.of(Map.of()), Settings.of(Map.of("X", " ", EVERY, ""))}) {
            assertThat(settings.text("X", "x")).isEqualTo("x");
            assertThat(settings.text("X")).isEmpty();
            assertThat(settings.path("X")).isEmpty();
            assertThat(settings.number("X", 7, 1, 9)).isEqualTo(7);
            assertThat(settings.duration(EVERY, "30s", Duration.ofMillis(100)))
                    .isEqualTo(Duration.ofSeconds(30));
            assertThat(settings.kafkaBootstrap()).isEqualTo("127.0.0.1:9092");
            assertThat(settings.home()).isEqualTo(Path.of(".govpulse").toAbsolutePath());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "5m, PT5M",
        "1H, PT1H",
        "2d, PT48H",
        "pt1.5s, PT1.5S"
    })
    void readsDurationsAsPeopleWriteThem(String text, Duration expected) {
        assertThat(Settings.of(Map.of(EVERY, text)).duration(EVERY, "30s", Duration.ofMillis(100)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "50ms", "-5m", "0s", "10", "ms", "P", "99999999999999999999d"})
    void refusesWhatIsNoDurationOrTooShortInOneSentence(String text) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(
                        () ->
                                Settings.of(Map.of(EVERY, text))
                                        .duration(EVERY, "30s", Duration.ofMillis(100)))
                .withMessage(
                        "Cannot read GOVPULSE_COMMIT_EVERY: '%s'; expected a time such as 30s, 5m,"
                                        .formatted(text)
                                + " 1h or PT30S, of at least PT0.1S")
                .matches(e -> e.origin() == Failure.Origin.CALLER && !e.retryable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", "8081.5", "99999999999"})
    void refusesWhatIsNoPort(String text) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> Settings.of(Map.of("GOVPULSE_KAFKA_PORT", text)).kafkaBootstrap())
                .withMessage(
                        "Cannot read GOVPULSE_KAFKA_PORT: '%s'; expected a whole number from 1 to 65535"
                                .formatted(text));
    }

    @Test
    void anotherKafkaGoesBeforeThePort() {
        assertThat(
                        Settings.of(
                                        Map.of(
                                                "GOVPULSE_KAFKA_BOOTSTRAP",
                                                "kafka-1:9092,kafka-2:9092",
                                                "GOVPULSE_KAFKA_PORT",
                                                "nonsense"))
                                .kafkaBootstrap())
                .isEqualTo("kafka-1:9092,kafka-2:9092");
        assertThat(Settings.of(Map.of("GOVPULSE_KAFKA_PORT", "19092")).kafkaBootstrap())
                .isEqualTo("127.0.0.1:19092");
    }
}
