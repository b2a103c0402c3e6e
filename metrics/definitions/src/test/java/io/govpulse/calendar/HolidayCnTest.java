// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every day of twelve years against an independent reading of the official notices (holiday-cn).
 * The data is not part of the project; without it the test is skipped and says so.
 */
class HolidayCnTest {

    private final Path notices =
            Path.of(
                    System.getProperty("govpulse.shared.data", "../shared/data"),
                    "china/holiday-cn");

    @BeforeEach
    void needsTheNotices() {
        assumeTrue(
                Files.isDirectory(notices),
                () ->
                        "Skipped: no holiday notices in "
                                + notices
                                + " (-Dgovpulse.shared.data=DIR)");
    }

    @ParameterizedTest
    @ValueSource(ints = {2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026})
    void agreesOnEveryDayOf(int year) throws IOException {
        Map<LocalDate, Boolean> off = new HashMap<>(daysOff(year));
        // Days that cross a year stand in the next notice: 2018-12-29 is in that of 2019.
        off.putAll(daysOff(year + 1));

        for (LocalDate day = LocalDate.of(year, 1, 1);
                day.getYear() == year;
                day = day.plusDays(1)) {
            boolean weekday = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
            boolean worked = off.containsKey(day) ? !off.get(day) : weekday;
            assertThat(At.CHINA.isWorkingDay(day)).as("%s is worked", day).isEqualTo(worked);
        }
    }

    private Map<LocalDate, Boolean> daysOff(int year) throws IOException {
        Path file = notices.resolve(year + ".json");
        Map<LocalDate, Boolean> off = new HashMap<>();
        if (Files.exists(file)) {
            for (JsonNode day : new ObjectMapper().readTree(file.toFile()).get("days")) {
                off.put(
                        LocalDate.parse(day.get("date").asText()),
                        day.get("isOffDay").booleanValue());
            }
        }
        return off;
    }
}
