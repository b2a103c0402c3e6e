// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PauseReasonTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"hearing\"", "\"x-superior-review\"", "\"x-2\""})
    void takesTheCommonReasonsAndARegionsOwn(String reason) {
        Event event = read(reason);

        assertThat(event.data())
                .isInstanceOfSatisfying(
                        EventData.ClockPaused.class,
                        paused ->
                                assertThat("\"" + paused.reason().code() + "\"").isEqualTo(reason));
        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"superior-review\"",
                "\"HEARING\"",
                "\"x-\"",
                "\"x-Superior\"",
                "\"x-a--b\""
            })
    void neverGuessesAnotherCode(String reason) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> read(reason))
                .withMessageContaining("Cannot read reason of a pause: '")
                .withMessageContaining("expected hearing, tender, ")
                .withMessageContaining("x-superior-review");
    }

    @Test
    void aNumberIsNoCode() {
        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> read("1"));
    }

    private static Event read(String reason) {
        return EventCodec.decode(
                """
                {"specversion":"1.0","id":"p-1","source":"hall","subject":"A-1",
                 "type":"io.govpulse.case.clock-paused.v1","time":"2026-10-12T09:00:00+08:00","data":{"reason":%s}}
                """
                        .formatted(reason)
                        .getBytes(UTF_8));
    }
}
