// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.ingest.importing.mapping.Reading.Certainty;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final YearFirst YEAR_FIRST = new YearFirst();
    private static final TimeFormat FORMAT = new TimeFormat("yyyy-MM-dd HH:mm:ss");

    @Test
    void readsLocalTimesInTheZoneSummerAndWinter() {
        assertThat(FORMAT.read("2011-07-01 01:32:33", NEW_YORK))
                .satisfies(is("2011-07-01T05:32:33Z", Certainty.CERTAIN));
        assertThat(FORMAT.read("2011-12-01 01:32:33", NEW_YORK))
                .satisfies(is("2011-12-01T06:32:33Z", Certainty.CERTAIN));
    }

    @Test
    void takesTheEarlierOffsetInTheHourThatComesTwice() {
        assertThat(FORMAT.read("2011-11-06 00:59:59", NEW_YORK))
                .satisfies(is("2011-11-06T04:59:59Z", Certainty.CERTAIN));
        assertThat(FORMAT.read("2011-11-06 01:00:00", NEW_YORK))
                .satisfies(is("2011-11-06T05:00:00Z", Certainty.REPEATED_HOUR));
        assertThat(FORMAT.read("2011-11-06 01:59:59", NEW_YORK))
                .satisfies(is("2011-11-06T05:59:59Z", Certainty.REPEATED_HOUR));
        assertThat(FORMAT.read("2011-11-06 02:00:00", NEW_YORK))
                .satisfies(is("2011-11-06T07:00:00Z", Certainty.CERTAIN));
    }

    @Test
    void movesOnByTheGapInTheHourThatIsLeftOut() {
        assertThat(FORMAT.read("2011-03-13 02:30:00", NEW_YORK))
                .satisfies(is("2011-03-13T07:30:00Z", Certainty.SKIPPED_HOUR));
        assertThat(FORMAT.read("2011-03-13 03:30:00", NEW_YORK))
                .satisfies(is("2011-03-13T07:30:00Z", Certainty.CERTAIN));
    }

    @Test
    void followsAnOffsetThatTheTextBrings() {
        assertThat(new TimeFormat("dd.MM.yyyy HH:mm XXX").read("06.11.2011 01:30 -05:00", NEW_YORK))
                .satisfies(is("2011-11-06T06:30:00Z", Certainty.CERTAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-02-30 10:00:00",
                "2011-13-01 10:00:00",
                "2011-02-30 24:00:00",
                "2011-07-01 24:00:01",
                "2011-07-01",
                "yesterday"
            })
    void readsNothingIntoWhatIsNoTime(String text) {
        assertThat(FORMAT.read(text, NEW_YORK)).isEmpty();
    }

    @Test
    void readsIso8601WithAndWithoutFractionAndOffset() {
        for (String text :
                new String[] {
                    "2011-07-01T05:32:33Z",
                    "2011-07-01T05:32:33.000Z",
                    "2011-07-01T07:32:33.000000+02:00",
                    "2011-07-01T01:32:33"
                }) {
            assertThat(YEAR_FIRST.read(text, NEW_YORK))
                    .as(text)
                    .satisfies(is("2011-07-01T05:32:33Z", Certainty.CERTAIN));
        }
        assertThat(YEAR_FIRST.read("2011-02-29T05:32:33Z", NEW_YORK)).isEmpty();
    }

    @Test
    void readsWhatOfficesWriteWithTheYearFirst() {
        for (String text :
                new String[] {
                    "2026-03-02 14:30",
                    "2026/3/2 14:30:00",
                    "2026.3.2 14:30",
                    "2026年3月2日 14时30分",
                    "2026年3月2日14:30:00",
                    "2026-3-2 下午2:30",
                    "2026/3/2 2:30:00 PM",
                    "2026-03-02 14:30:00.000",
                    "2026-03-02 06:30:00 +00:00"
                }) {
            assertThat(TimeFormats.STANDARD.read(text, SHANGHAI))
                    .as(text)
                    .satisfies(is("2026-03-02T06:30:00Z", Certainty.CERTAIN));
        }
        assertThat(TimeFormats.STANDARD.read("2026-03-02 上午12:10", SHANGHAI))
                .satisfies(is("2026-03-01T16:10:00Z", Certainty.CERTAIN));
        assertThat(TimeFormats.STANDARD.read("2026-03-02 下午12:10", SHANGHAI))
                .satisfies(is("2026-03-02T04:10:00Z", Certainty.CERTAIN));
        for (String text :
                new String[] {
                    "2026-02-30", "2026-03-02 25:00", "2026-03-02 上午14:00", "2026-03/02", "26-3-2"
                }) {
            assertThat(TimeFormats.STANDARD.read(text, SHANGHAI)).as(text).isEmpty();
        }
    }

    @Test
    void readsHalvesOfTheDayInAFormatOfTheMapping() {
        TimeFormats formats = new TimeFormats(List.of(new TimeFormat("d/M/yyyy ah:mm")));

        assertThat(formats.read("2/3/2026 下午2:30", SHANGHAI))
                .satisfies(is("2026-03-02T06:30:00Z", Certainty.CERTAIN));
        assertThat(formats.read("2/3/2026 pm2:30", SHANGHAI))
                .satisfies(is("2026-03-02T06:30:00Z", Certainty.CERTAIN));
    }

    @Test
    void readsADayWithoutATimeOfDay() {
        for (TimeFormats formats :
                List.of(
                        TimeFormats.STANDARD,
                        new TimeFormats(List.of(new TimeFormat("yyyy-MM-dd"))),
                        new TimeFormats(List.of(new TimeFormat("yyyy-MM-dd[ HH:mm:ss]"))))) {
            Reading reading = formats.read("2026-03-10", SHANGHAI).orElseThrow();

            assertThat(reading.dayOnly()).isTrue();
            assertThat(reading.instant()).isEqualTo("2026-03-09T16:00:00Z");
            assertThat(reading.asDeadline(SHANGHAI)).isEqualTo("2026-03-10T15:59:59.999999Z");
        }
    }

    @Test
    void readsTwentyFourHundredAsTheEndOfItsDay() {
        for (TimeReader format : List.of(FORMAT, YEAR_FIRST)) {
            assertThat(format.read("2026-02-28 24:00:00", SHANGHAI))
                    .satisfies(is("2026-02-28T15:59:59.999999Z", Certainty.CERTAIN));
        }
        assertThat(YEAR_FIRST.read("2026-02-28T24:00:00+01:00", SHANGHAI))
                .satisfies(is("2026-02-28T22:59:59.999999Z", Certainty.CERTAIN));
    }

    @Test
    void triesFormatsInTheirOrder() {
        TimeFormats formats =
                new TimeFormats(
                        List.of(
                                new TimeFormat("dd/MM/yyyy HH:mm"),
                                new TimeFormat("MM/dd/yyyy HH:mm")));

        assertThat(formats.read("02/03/2011 10:00", NEW_YORK))
                .satisfies(is("2011-03-02T15:00:00Z", Certainty.CERTAIN));
        assertThat(formats.read("02/13/2011 10:00", NEW_YORK))
                .satisfies(is("2011-02-13T15:00:00Z", Certainty.CERTAIN));
        assertThat(formats.read("13/13/2011 10:00", NEW_YORK)).isEmpty();
    }

    @Test
    void needsADate() {
        assertThatThrownBy(() -> new TimeFormat("HH:mm")).hasMessage("a date is needed");
    }

    private static Consumer<Optional<Reading>> is(String instant, Certainty certainty) {
        return reading -> {
            assertThat(reading).map(Reading::instant).contains(Instant.parse(instant));
            assertThat(reading).map(Reading::certainty).contains(certainty);
        };
    }
}
