// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.ingest.importing.mapping.TimeFormat.Certainty;
import io.govpulse.ingest.importing.mapping.TimeFormat.Reading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final TimeFormat FORMAT = new TimeFormat("yyyy-MM-dd HH:mm:ss");

    @Test
    void readsLocalTimesInTheZoneSummerAndWinter() {
        assertThat(FORMAT.read("2011-07-01 01:32:33", NEW_YORK))
                .contains(reading("2011-07-01T05:32:33Z", Certainty.CERTAIN));
        assertThat(FORMAT.read("2011-12-01 01:32:33", NEW_YORK))
                .contains(reading("2011-12-01T06:32:33Z", Certainty.CERTAIN));
    }

    @Test
    void takesTheEarlierOffsetInTheHourThatComesTwice() {
        assertThat(FORMAT.read("2011-11-06 00:59:59", NEW_YORK))
                .contains(reading("2011-11-06T04:59:59Z", Certainty.CERTAIN));
        assertThat(FORMAT.read("2011-11-06 01:00:00", NEW_YORK))
                .contains(reading("2011-11-06T05:00:00Z", Certainty.REPEATED_HOUR));
        assertThat(FORMAT.read("2011-11-06 01:59:59", NEW_YORK))
                .contains(reading("2011-11-06T05:59:59Z", Certainty.REPEATED_HOUR));
        assertThat(FORMAT.read("2011-11-06 02:00:00", NEW_YORK))
                .contains(reading("2011-11-06T07:00:00Z", Certainty.CERTAIN));
    }

    @Test
    void movesOnByTheGapInTheHourThatIsLeftOut() {
        assertThat(FORMAT.read("2011-03-13 02:30:00", NEW_YORK))
                .contains(reading("2011-03-13T07:30:00Z", Certainty.SKIPPED_HOUR));
        assertThat(FORMAT.read("2011-03-13 03:30:00", NEW_YORK))
                .contains(reading("2011-03-13T07:30:00Z", Certainty.CERTAIN));
    }

    @Test
    void followsAnOffsetThatTheTextBrings() {
        assertThat(new TimeFormat("dd.MM.yyyy HH:mm XXX").read("06.11.2011 01:30 -05:00", NEW_YORK))
                .contains(reading("2011-11-06T06:30:00Z", Certainty.CERTAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-02-30 10:00:00",
                "2011-13-01 10:00:00",
                "2011-07-01 24:00:00",
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
            assertThat(TimeFormat.ISO_8601.read(text, NEW_YORK))
                    .as(text)
                    .contains(reading("2011-07-01T05:32:33Z", Certainty.CERTAIN));
        }
        assertThat(TimeFormat.ISO_8601.read("2011-07-01T05:32:33 Z", NEW_YORK)).isEmpty();
        assertThat(TimeFormat.ISO_8601.read("2011-02-29T05:32:33Z", NEW_YORK)).isEmpty();
    }

    @Test
    void triesFormatsInTheirOrder() {
        TimeFormats formats =
                new TimeFormats(
                        List.of(
                                new TimeFormat("dd/MM/yyyy HH:mm"),
                                new TimeFormat("MM/dd/yyyy HH:mm")));

        assertThat(formats.read("02/03/2011 10:00", NEW_YORK))
                .contains(reading("2011-03-02T15:00:00Z", Certainty.CERTAIN));
        assertThat(formats.read("02/13/2011 10:00", NEW_YORK))
                .contains(reading("2011-02-13T15:00:00Z", Certainty.CERTAIN));
        assertThat(formats.read("2011-02-13 10:00", NEW_YORK)).isEmpty();
    }

    @Test
    void needsDateAndTimeOfDay() {
        assertThatThrownBy(() -> new TimeFormat("yyyy-MM-dd"))
                .hasMessage("a date and a time of day are needed");
    }

    private static Reading reading(String instant, Certainty certainty) {
        return new Reading(Instant.parse(instant), certainty);
    }
}
