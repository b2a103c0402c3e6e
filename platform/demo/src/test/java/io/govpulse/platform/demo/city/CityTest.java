// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Limit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityTest {
    /** The first two digits of all provinces there are (GB/T 2260). */
    private static final Set<String> PROVINCES =
            Set.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65", "71", "81", "82");

    private final City city = City.of(2019);

    @Test
    void itHasTheUnitsOfACity() {
        Map<String, Long> levels =
                city.units().stream()
                        .collect(Collectors.groupingBy(Unit::level, Collectors.counting()));
        assertThat(levels)
                .containsEntry("province", 1L)
                .containsEntry("city", 1L)
                .containsEntry("county", 7L)
                .containsEntry("department", 30L)
                .containsEntry("item", 300L)
                .containsEntry("window", 56L);
        assertThat(levels.get("township")).isBetween(35L, 49L);
        assertThat(levels.get("village")).isBetween(110L, 190L);
    }

    @Test
    void noTwoUnitsShareACodeOrAName() {
        assertThat(city.units()).extracting(Unit::code).doesNotHaveDuplicates();
        assertThat(city.units())
                .extracting(unit -> unit.level() + unit.zh())
                .doesNotHaveDuplicates();
        assertThat(city.units())
                .extracting(unit -> unit.level() + unit.en())
                .doesNotHaveDuplicates();
    }

    @Test
    void itsCodesHaveTheFormOfRealOnesAndBelongToNoPlace() {
        assertThat(PROVINCES).doesNotContain(Regions.CITY.substring(0, 2));
        assertThat(city.places())
                .allSatisfy(place -> assertThat(place.division()).matches("4901\\d{8}"));
        assertThat(city.departments())
                .allSatisfy(
                        department -> {
                            assertThat(CreditCode.isValid(department.code())).isTrue();
                            assertThat(department.code().substring(2, 8)).isEqualTo(Regions.CITY);
                            assertThat(department.items())
                                    .allSatisfy(
                                            item ->
                                                    assertThat(item.code())
                                                            .hasSize(31)
                                                            .startsWith(department.code()));
                        });
    }

    @Test
    void promisesAreWithinTheLaw() {
        List<Item> items = city.departments().stream().flatMap(d -> d.items().stream()).toList();
        assertThat(items)
                .allSatisfy(
                        item ->
                                assertThat(Limit.workingDays(item.promisedDays()).thousandths())
                                        .isLessThan(
                                                Limit.workingDays(item.statutoryDays())
                                                        .thousandths()));
        assertThat(items).anyMatch(Item::onTheSpot);
    }

    @Test
    void departmentsDiffer() {
        assertThat(city.departments())
                .extracting(Department::conduct)
                .anyMatch(conduct -> conduct.late() < 0.04)
                .anyMatch(conduct -> conduct.late() > 0.1)
                .anyMatch(conduct -> conduct.online() < 0.5)
                .anyMatch(conduct -> conduct.online() > 0.8)
                .anyMatch(conduct -> conduct.gain() > 0.4)
                .anyMatch(conduct -> conduct.gain() < 0);
    }

    @Test
    void anotherSeedIsAnotherCity() {
        assertThat(City.of(2019)).isEqualTo(city);
        assertThat(City.of(2020).units()).isNotEqualTo(city.units());
    }

    @Test
    void namesAreWrittenAsCsv(@TempDir Path home) throws Exception {
        new DemoHome(home).writeNames(city.units());
        List<String> lines =
                Files.readAllLines(home.resolve("reference/units.csv"), StandardCharsets.UTF_8);
        assertThat(lines).hasSize(city.units().size() + 1);
        assertThat(lines.get(0)).isEqualTo("level,code,zh,en");
        assertThat(lines)
                .contains(
                        "city,490100000000,云泽市,Yunze",
                        "department,"
                                + city.departments().get(18).code()
                                + ",云泽市文化广电和旅游局,\"Culture, Radio, Television and Tourism Bureau\"");
    }
}
