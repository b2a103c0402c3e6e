// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import static io.govpulse.forecast.SyntheticDemand.CHINA;
import static io.govpulse.forecast.SyntheticDemand.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Forecasts of series whose truth is known, and of those that go wrong in practice. */
class ForecasterTest {
    private static final Forecaster FORECASTER = Forecaster.of(CHINA);

    private static double meanError(List<Forecast> forecasts, TimeSeries truth) {
        return forecasts.stream()
                .mapToDouble(f -> Math.abs(f.value() - at(truth, f.date())))
                .average()
                .orElseThrow();
    }

    private static double at(TimeSeries series, LocalDate date) {
        return series.value(series.frequency().between(series.date(0), date));
    }

    @Test
    void daysFollowTheCalendar() {
        TimeSeries truth = SyntheticDemand.hall(800, 1);
        LocalDate from = LocalDate.of(2019, 1, 25);

        List<Forecast> ours = FORECASTER.forecast(truth.first(753), 28);

        assertThat(ours.get(0).date()).isEqualTo(from);
        // The Spring Festival of 2019 and its make-up days lie within.
        assertThat(meanError(ours, truth))
                .isLessThan(
                        0.25
                                * meanError(
                                        Forecaster.seasonalNaive(CHINA)
                                                .forecast(truth.first(753), 28),
                                        truth))
                .isLessThan(16);
    }

    @Test
    void sameDataGiveTheSameBytes() {
        assertThat(FORECASTER.forecast(SyntheticDemand.hall(400, 2), 28))
                .isEqualTo(Forecaster.of(CHINA).forecast(SyntheticDemand.hall(400, 2), 28));
    }

    @Test
    void anOriginSeesNothingThatComesAfterIt() {
        TimeSeries truth = SyntheticDemand.hall(420, 3);
        TimeSeries other =
                SyntheticDemand.series(
                        Frequency.DAILY,
                        START,
                        420,
                        t -> t < 410 ? truth.value(t) : 7 * truth.value(t) + 1);
        LocalDate from = START.plusDays(400);

        List<Forecast> ofTruth = FORECASTER.rolling(truth, from, 3, Refit.NEVER);
        List<Forecast> ofOther = FORECASTER.rolling(other, from, 3, Refit.NEVER);

        assertThat(ofOther.subList(0, 11 * 3)).isEqualTo(ofTruth.subList(0, 11 * 3));
        assertThat(ofOther.subList(11 * 3, 20 * 3)).isNotEqualTo(ofTruth.subList(11 * 3, 20 * 3));
    }

    @Test
    void rollingIssuesWhatASingleForecastWouldSay() {
        TimeSeries truth = SyntheticDemand.hall(300, 4);

        List<Forecast> rolling = FORECASTER.rolling(truth, START.plusDays(298), 2, Refit.ALWAYS);

        assertThat(rolling).hasSize(4);
        assertThat(rolling.subList(0, 2)).isEqualTo(FORECASTER.forecast(truth.first(298), 2));
        assertThat(rolling.subList(2, 4)).isEqualTo(FORECASTER.forecast(truth.first(299), 2));
    }

    @Test
    void intervalsHoldWhatTheySay() {
        TimeSeries truth = SyntheticDemand.hall(900, 5);
        List<Forecast> forecasts = FORECASTER.rolling(truth, START.plusDays(600), 1, Refit.YEAR);

        double in80 = 0;
        double in95 = 0;
        for (Forecast forecast : forecasts) {
            double value = at(truth, forecast.date());
            in80 += forecast.lo80() <= value && value <= forecast.hi80() ? 1 : 0;
            in95 += forecast.lo95() <= value && value <= forecast.hi95() ? 1 : 0;
        }

        assertThat(in80 / forecasts.size()).isCloseTo(0.80, within(0.04));
        assertThat(in95 / forecasts.size()).isCloseTo(0.95, within(0.025));
    }

    @Test
    void smallSeriesHaveWholeIntervals() {
        Random random = new Random(6);
        TimeSeries few =
                SyntheticDemand.series(
                        Frequency.DAILY, START, 300, t -> SyntheticDemand.poisson(random, 3));

        assertThat(FORECASTER.forecast(few, 14))
                .allSatisfy(
                        forecast -> {
                            assertThat(forecast.value()).isBetween(1.5, 4.5);
                            assertThat(forecast.lo80()).isEqualTo(Math.rint(forecast.lo80()));
                            assertThat(forecast.hi95()).isEqualTo(Math.rint(forecast.hi95()));
                            assertThat(forecast.hi95()).isBetween(5.0, 12.0);
                        });
    }

    @Test
    void weeksMonthsAndQuartersAreForecastToo() {
        for (Frequency frequency :
                List.of(Frequency.WEEKLY, Frequency.MONTHLY, Frequency.QUARTERLY)) {
            Random random = new Random(7);
            int season = frequency.season();
            int n = frequency == Frequency.WEEKLY ? 170 : 7 * season;
            TimeSeries truth =
                    SyntheticDemand.series(
                            frequency,
                            LocalDate.of(2010, 1, 1),
                            n,
                            t ->
                                    500
                                            + t
                                            + 150 * Math.sin(2 * Math.PI * t / season)
                                            + 5 * random.nextGaussian());
            int horizon = season / 4;

            List<Forecast> ours = FORECASTER.forecast(truth.first(n - horizon), horizon);

            assertThat(meanError(ours, truth)).as("%s", frequency).isLessThan(25);
        }
    }

    @Test
    void aShockDoesNotSpoilTheDaysAfterIt() {
        TimeSeries calm = SyntheticDemand.hall(360, 8);
        TimeSeries shocked =
                SyntheticDemand.series(
                        Frequency.DAILY,
                        START,
                        360,
                        t -> t == 358 ? 10 * calm.value(t) : calm.value(t));

        double before = FORECASTER.forecast(calm, 3).get(1).value();

        assertThat(FORECASTER.forecast(shocked, 3).get(1).value())
                .isCloseTo(before, within(0.15 * before));
    }

    @Test
    void aNewLevelIsFollowed() {
        TimeSeries old = SyntheticDemand.hall(360, 9);
        TimeSeries doubled =
                SyntheticDemand.series(
                        Frequency.DAILY,
                        START,
                        360,
                        t -> t >= 340 ? 2 * old.value(t) : old.value(t));

        double before = FORECASTER.forecast(old, 1).get(0).value();

        assertThat(FORECASTER.forecast(doubled, 1).get(0).value())
                .isCloseTo(2 * before, within(0.3 * before));
    }

    @Test
    void gapsAreNoZeros() {
        TimeSeries full = SyntheticDemand.hall(360, 10);
        Random random = new Random(10);
        List<Observation> some =
                IntStream.range(0, 360)
                        .filter(t -> t == 0 || random.nextInt(5) > 0)
                        .mapToObj(t -> new Observation(full.date(t), full.value(t)))
                        .toList();
        TimeSeries gappy = TimeSeries.of("gaps", some);

        double expected = FORECASTER.forecast(full, 14).get(13).value();
        List<Forecast> ours =
                FORECASTER.rolling(gappy, gappy.date(gappy.length() - 1), 14, Refit.ALWAYS);

        assertThat(ours.get(13).value()).isCloseTo(expected, within(0.3 * expected));
    }

    @Test
    void allZerosStayZero() {
        TimeSeries zeros = SyntheticDemand.series(Frequency.DAILY, START, 100, t -> 0);

        assertThat(FORECASTER.forecast(zeros, 28))
                .allSatisfy(
                        forecast -> {
                            assertThat(forecast.value()).isZero();
                            assertThat(forecast.hi95()).isZero();
                        });
    }

    @Test
    void fewZerosAreNoProof() {
        TimeSeries zeros = SyntheticDemand.series(Frequency.DAILY, START, 5, t -> 0);

        assertThat(FORECASTER.forecast(zeros, 1).get(0).hi95()).isEqualTo(1);
    }

    @Test
    void aClosedItemGoesToZero() {
        TimeSeries open = SyntheticDemand.hall(360, 11);
        TimeSeries closed =
                SyntheticDemand.series(
                        Frequency.DAILY, START, 360, t -> t < 340 ? open.value(t) : 0);

        assertThat(FORECASTER.forecast(closed, 7))
                .allSatisfy(forecast -> assertThat(forecast.value()).isZero());
        assertThat(FORECASTER.weights(closed)).isEmpty();
    }

    @Test
    void aNewItemIsForecastFromItsFirstDays() {
        TimeSeries fresh = SyntheticDemand.series(Frequency.DAILY, START, 5, t -> 40 + t);

        assertThat(FORECASTER.forecast(fresh, 28))
                .hasSize(28)
                .allSatisfy(forecast -> assertThat(forecast.value()).isBetween(35.0, 60.0));
    }

    @Test
    void oneSingleDayIsRepeatedWithAWideInterval() {
        TimeSeries one = SyntheticDemand.series(Frequency.DAILY, START, 1, t -> 10);

        Forecast forecast = FORECASTER.forecast(one, 3).get(2);

        assertThat(forecast.value()).isEqualTo(10);
        assertThat(forecast.hi95() - forecast.lo95()).isGreaterThan(10);
    }

    @Test
    void aConstantSeriesStaysConstant() {
        TimeSeries constant = SyntheticDemand.series(Frequency.DAILY, START, 200, t -> 50);

        assertThat(FORECASTER.forecast(constant, 28))
                .allSatisfy(forecast -> assertThat(forecast.value()).isCloseTo(50, within(0.5)));
    }

    @Test
    void sparseSeriesHaveTheirMean() {
        Random random = new Random(12);
        TimeSeries sparse =
                SyntheticDemand.series(
                        Frequency.WEEKLY,
                        START,
                        150,
                        t -> random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0);

        assertThat(FORECASTER.forecast(sparse, 13))
                .allSatisfy(forecast -> assertThat(forecast.value()).isBetween(0.0, 1.0));
    }

    @Test
    void hugeAndTinyValuesAreHandled() {
        for (double size : new double[] {1e-9, 1e12}) {
            TimeSeries series =
                    SyntheticDemand.series(Frequency.DAILY, START, 120, t -> size * (10 + t % 7));
            assertThat(FORECASTER.forecast(series, 7))
                    .allSatisfy(
                            forecast ->
                                    assertThat(forecast.value()).isBetween(5 * size, 30 * size));
        }
    }

    @Test
    void anOriginOutsideTheSeriesIsRefused() {
        TimeSeries series = SyntheticDemand.hall(30, 13);

        assertThatThrownBy(() -> FORECASTER.rolling(series, START, 1, Refit.NEVER))
                .isInstanceOf(ForecastException.class)
                .hasMessageContaining("expected a day between");
        assertThatThrownBy(
                        () -> FORECASTER.rolling(series, LocalDate.of(2030, 1, 1), 1, Refit.NEVER))
                .isInstanceOf(ForecastException.class);
    }

    @Test
    void aHorizonOutsideItsBoundsIsRefused() {
        for (int horizon : new int[] {0, 367}) {
            assertThatThrownBy(() -> FORECASTER.forecast(SyntheticDemand.hall(30, 14), horizon))
                    .isInstanceOf(ForecastException.class)
                    .hasMessageContaining("expected 1 to 366 periods");
        }
    }
}
