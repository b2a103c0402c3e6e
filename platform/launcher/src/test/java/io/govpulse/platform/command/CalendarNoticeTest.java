// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.rules.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarNoticeTest {
    private static final Rules RULES = Rules.standard();

    @TempDir Path directory;

    @Test
    void nothingIsMissingBeforeOctoberOfAYearWithANotice() {
        assertThat(CalendarNotice.warnings(RULES, Instant.parse("2026-09-30T00:00:00Z"))).isEmpty();
    }

    @Test
    void fromTheFirstOfOctoberInChinaTheNoticeOfTheComingYearIsAskedFor() {
        assertThat(CalendarNotice.warnings(RULES, Instant.parse("2025-09-30T16:00:00Z")))
                .as("2026 is known")
                .isEmpty();
        assertThat(CalendarNotice.warnings(RULES, Instant.parse("2099-09-30T16:00:00Z")))
                .singleElement()
                .asString()
                .contains("china has no holiday notice of 2100", "./govpulse rebuild");
        assertThat(CalendarNotice.warnings(RULES, Instant.parse("2099-09-30T15:59:59Z")))
                .singleElement()
                .asString()
                .contains("no holiday notice of 2099");
    }

    @Test
    void asksForTheNoticesOfTheRegionsOwnCalendars() throws Exception {
        Files.writeString(
                directory.resolve("china.yaml"),
                "id: china\nextends: china\nknown: {through: 2027-12-28}\n");
        Files.writeString(
                directory.resolve("gulf.yaml"),
                """
                id: gulf
                zone: Asia/Dubai
                weekend: [saturday, sunday]
                office-hours: ["07:30-15:30"]
                known: {from: 2026, through: 2026}
                """);
        Rules own =
                Rules.load(
                        Files.writeString(
                                directory.resolve("rules.yaml"),
                                """
                                calendar: china.yaml
                                calendars: [gulf.yaml]
                                online_channels: [web]
                                clock_stops: []
                                """));

        assertThat(CalendarNotice.warnings(own, Instant.parse("2026-11-28T00:00:00Z")))
                .singleElement()
                .asString()
                .startsWith("calendar gulf has no holiday notice of 2027");
    }
}
