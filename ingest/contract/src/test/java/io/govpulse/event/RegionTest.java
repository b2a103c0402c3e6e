// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
    private static final String BELOW_COUNTY = "000000";

    @Property
    void sixAndTwelveDigitsNameTheSameDivision(@ForAll("sixDigits") String code) {
        Region region = Region.ofDivision(code);

        assertThat(region).isEqualTo(Region.ofDivision(code + BELOW_COUNTY));
        assertThat(levels(region)).allMatch(level -> level.matches("[0-9]{12}"));
    }

    @Property
    void levelsOfSixAndOfTwelveDigitsAreTheSame(
            @ForAll("sixDigits") String province,
            @ForAll("sixDigits") String city,
            @ForAll("sixDigits") String county) {
        Region six = region(province, city, county);

        assertThat(six)
                .isEqualTo(
                        region(
                                province + BELOW_COUNTY,
                                city + BELOW_COUNTY,
                                county + BELOW_COUNTY));
        assertThat(levels(six)).allMatch(level -> level.matches("[0-9]{12}"));
    }

    @Property
    void aSenderOfTheCodeAndOneOfItsLevelsNameTheSameCounty(@ForAll("sixDigits") String county) {
        String wire =
                """
                {"specversion":"1.0","id":"e1","source":"hall-a","subject":"1",\
                "type":"io.govpulse.case.submitted.v1","time":"2026-03-02T08:00:00Z",\
                "data":{"channel":"web","region":%s}}""";
        String levels = "{\"county\":\"%s\"}".formatted(county);
        String code = "\"%s\"".formatted(county + BELOW_COUNTY);

        if (!county.endsWith("00")) {
            assertThat(decoded(wire.formatted(levels)).county())
                    .isEqualTo(decoded(wire.formatted(code)).county());
        }
    }

    @Test
    void aTownshipOfNineDigitsIsTheSameAsOneOfTwelve() {
        assertThat(level("411523104")).isEqualTo(level("411523104000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"boston", "South Boston / South Boston Waterfront", "41", "4115", "A41152"})
    void otherCodesStayAsTheyAre(String code) {
        assertThat(level(code).township()).contains(code);
    }

    @Provide
    Arbitrary<String> sixDigits() {
        return Arbitraries.integers().between(110_000, 820_000).map(code -> Integer.toString(code));
    }

    private static Region region(String province, String city, String county) {
        return new Region(
                Optional.of(province),
                Optional.of(city),
                Optional.of(county),
                Optional.empty(),
                Optional.empty());
    }

    private static Region level(String township) {
        return new Region(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(township),
                Optional.empty());
    }

    private static Region decoded(String wire) {
        return ((EventData.Submitted) EventCodec.decode(wire.getBytes(UTF_8)).data()).region();
    }

    private static Stream<String> levels(Region region) {
        return Stream.of(
                        region.province(),
                        region.city(),
                        region.county(),
                        region.township(),
                        region.village())
                .flatMap(Optional::stream);
    }
}
