// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
    private static Observation on(String date, double value) {
        return new Observation(LocalDate.parse(date), value);
    }

    private static Frequency frequency(String... dates) {
        return Frequency.of(Arrays.stream(dates).map(LocalDate::parse).toList());
    }

    @Test
    void theFrequencyIsFoundOutDespiteGaps() {
        assertThat(frequency("2024-01-01", "2024-01-02", "2024-01-05")).isEqualTo(Frequency.DAILY);
        assertThat(frequency("2024-01-01", "2024-01-08", "2024-02-05")).isEqualTo(Frequency.WEEKLY);
        assertThat(frequency("2024-01-01", "2024-02-01", "2024-06-01"))
                .isEqualTo(Frequency.MONTHLY);
        assertThat(frequency("2024-01-01", "2024-04-01", "2025-01-01"))
                .isEqualTo(Frequency.QUARTERLY);
        assertThat(frequency("2024-01-01")).isEqualTo(Frequency.DAILY);
    }

    @Test
    void yearlyValuesAreRefused() {
        assertThatThrownBy(() -> frequency("2023-01-01", "2024-01-01"))
                .isInstanceOf(ForecastException.class)
                .hasMessageContaining("Cannot forecast yearly values");
    }

    @Test
    void unorderedDatesAreSortedAndMissingOnesAreGaps() {
        TimeSeries series =
                TimeSeries.of(
                        "x",
                        List.of(on("2024-01-04", 4), on("2024-01-01", 1), on("2024-01-02", 2)));

        assertThat(series.values()).containsExactly(1, 2, Double.NaN, 4);
        assertThat(series.date(3)).isEqualTo("2024-01-04");
    }

    @Test
    void theSameValueTwiceCountsOnce() {
        assertThat(TimeSeries.of("x", List.of(on("2024-01-01", 3), on("2024-01-01", 3))).values())
                .containsExactly(3);
    }

    @Test
    void twoValuesOnOneDateAreRefused() {
        assertThatThrownBy(
                        () -> TimeSeries.of("x", List.of(on("2024-01-01", 3), on("2024-01-01", 5))))
                .isInstanceOf(ForecastException.class)
                .hasMessage(
                        "Cannot read series x: 2024-01-01 stands twice, with 3 and 5; expected one value a date: add them up or remove one");
    }

    @Test
    void anEmptySeriesIsRefused() {
        assertThatThrownBy(() -> TimeSeries.of("x", List.of()))
                .isInstanceOf(ForecastException.class)
                .hasMessage(
                        "Cannot forecast series x: it is empty; expected one observation at least");
    }

    @Test
    void whatIsNoCountIsRefused() {
        for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> TimeSeries.of("x", List.of(on("2024-01-01", value))))
                    .isInstanceOf(ForecastException.class)
                    .hasMessageContaining("expected a count, 0 or more");
        }
    }

    @Test
    void aDateBetweenTwoPeriodsIsRefused() {
        assertThatThrownBy(
                        () ->
                                TimeSeries.of(
                                        "x",
                                        Frequency.MONTHLY,
                                        List.of(on("2024-01-01", 3), on("2024-02-15", 5))))
                .isInstanceOf(ForecastException.class)
                .hasMessageContaining("Cannot place 2024-02-15");
    }

    @Test
    void aWrongCenturyIsRefused() {
        assertThatThrownBy(
                        () -> TimeSeries.of("x", List.of(on("0224-01-01", 3), on("2024-02-16", 5))))
                .isInstanceOf(ForecastException.class)
                .hasMessageContaining("is a date wrong?");
    }
}
