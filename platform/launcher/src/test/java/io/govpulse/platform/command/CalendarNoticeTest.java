// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CalendarNoticeTest {
    @Test
    void nothingIsMissingBeforeOctoberOfAYearWithANotice() {
        assertThat(CalendarNotice.warning(Instant.parse("2026-09-30T00:00:00Z"))).isEmpty();
    }

    @Test
    void fromTheFirstOfOctoberInChinaTheNoticeOfTheComingYearIsAskedFor() {
        assertThat(CalendarNotice.warning(Instant.parse("2025-09-30T16:00:00Z")))
                .as("2026 is known")
                .isEmpty();
        assertThat(CalendarNotice.warning(Instant.parse("2099-09-30T16:00:00Z")).orElseThrow())
                .contains("no holiday notice of 2100", "./govpulse rebuild");
        assertThat(CalendarNotice.warning(Instant.parse("2099-09-30T15:59:59Z")).orElseThrow())
                .contains("no holiday notice of 2099");
    }
}
