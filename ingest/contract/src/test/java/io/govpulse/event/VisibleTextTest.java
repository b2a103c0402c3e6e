// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class VisibleTextTest {

    @Example
    void isWhatPeopleSee() {
        assertThat(VisibleText.of("D\u200B1")).isEqualTo("D1");
        assertThat(VisibleText.of("\uFEFFＤ０１ ")).isEqualTo("D01");
        assertThat(VisibleText.of("市局（本级）")).isEqualTo("市局(本级)");
        assertThat(VisibleText.of(" A\u00A0\u3000B\tC ")).isEqualTo("A B C");
        assertThat(VisibleText.of("11410100mb0x123456")).isEqualTo("11410100MB0X123456");
        assertThat(VisibleText.of("step-a")).as("no national code").isEqualTo("step-a");
        assertThat(VisibleText.of("a\u0000b")).as("left to be refused").isEqualTo("a\u0000b");
    }

    @Property
    void itsOwnResultIsWhatPeopleSee(@ForAll String raw) {
        assertThat(VisibleText.of(VisibleText.of(raw))).isEqualTo(VisibleText.of(raw));
    }

    @Example
    void oneCodeIsOneCodeWhicheverWayItComes() {
        Event plain = event("7", "D1");
        Event hidden = event("７\u200B", " D\u200E１");

        assertThat(hidden).isEqualTo(plain);
        assertThat(EventCodec.encode(hidden)).isEqualTo(EventCodec.encode(plain));
        assertThat(
                        EventCodec.decode(
                                new String(EventCodec.encode(plain), StandardCharsets.UTF_8)
                                        .replace("\"D1\"", "\"D\u200B1\"")
                                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(plain);
    }

    @Example
    void whatNobodySeesIsEmpty() {
        assertThatThrownBy(() -> event("7", "\u200B"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("data.department: it is empty");
    }

    private static Event event(String number, String department) {
        return new Event(
                "hall-a",
                number + "/submitted",
                number,
                Instant.parse("2026-03-02T01:00:00Z"),
                0,
                new EventData.Submitted(
                        Channel.WEB,
                        Optional.of(department),
                        Optional.empty(),
                        Region.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
