// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EpochMicrosTest {

    /** The bounds of the contract: {@link Times}. */
    @Test
    void holdsBothEndsOfWhatTheContractTakes() {
        for (Instant end : new Instant[] {Times.EARLIEST, Times.LATEST}) {
            assertThat(EpochMicros.toInstant(EpochMicros.of(end))).isEqualTo(end);
        }
        assertThat(EpochMicros.of(Instant.parse("2999-12-31T00:00:00Z")))
                .isEqualTo(32_503_593_600_000_000L);
    }

    @Property
    void isReadBackToTheMicrosecond(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nano) {
        Instant instant = Instant.ofEpochSecond(second, nano);

        assertThat(EpochMicros.toInstant(EpochMicros.of(instant)))
                .isEqualTo(instant.truncatedTo(ChronoUnit.MICROS));
    }
}
