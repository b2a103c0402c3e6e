// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.forecast.Frequency;
import io.govpulse.forecast.TimeSeries;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * How good the forecasts of one contender were, over some series.
 *
 * <p>MASE is the error over that of the seasonal naive method within the values before the first
 * origin (Hyndman, Koehler 2006), as the geometric mean over series. Pinball is the mean loss of
 * the quantiles 2.5, 10, 50, 90 and 97.5 %, over the same scale.
 */
final class ForecastScores {
    private final String name;
    private double error;
    private double specialError;
    private int n;
    private int specialDays;
    private int in80;
    private int in95;
    private double logMase;
    private double pinball;
    private int series;
    private double seconds;

    ForecastScores(String name) {
        this.name = name;
    }

    /**
     * One forecast of a contender, whose intervals may be any: other methods issue negative ones.
     */
    record Issued(
            LocalDate date, double value, double lo80, double hi80, double lo95, double hi95) {}

    /** Adds the forecasts of one series; those of periods without a value do not count. */
    void add(
            TimeSeries truth,
            JurisdictionCalendar calendar,
            LocalDate from,
            List<Issued> issued,
            double took) {
        double scale = naiveError(truth, from);
        double sum = 0;
        double loss = 0;
        int count = 0;
        for (Issued forecast : issued) {
            int t = truth.frequency().between(truth.date(0), forecast.date());
            double value = t < truth.length() ? truth.value(t) : Double.NaN;
            if (Double.isNaN(value)) {
                continue;
            }
            double off = Math.abs(value - forecast.value());
            sum += off;
            count++;
            if (isSpecial(truth.frequency(), calendar, forecast.date())) {
                specialError += off;
                specialDays++;
            }
            in80 += forecast.lo80() <= value && value <= forecast.hi80() ? 1 : 0;
            in95 += forecast.lo95() <= value && value <= forecast.hi95() ? 1 : 0;
            loss +=
                    (pinball(value, forecast.lo95(), 0.025)
                                    + pinball(value, forecast.lo80(), 0.1)
                                    + pinball(value, forecast.value(), 0.5)
                                    + pinball(value, forecast.hi80(), 0.9)
                                    + pinball(value, forecast.hi95(), 0.975))
                            / 5;
        }
        if (count == 0) {
            return;
        }
        error += sum;
        n += count;
        seconds += took;
        if (scale > 0) {
            // Exact forecasts of an even series would make the mean of all zero.
            logMase += StrictMath.log(Math.max(1e-3, sum / count / scale));
            pinball += loss / count / scale;
            series++;
        }
    }

    private static boolean isSpecial(
            Frequency frequency, JurisdictionCalendar calendar, LocalDate date) {
        return frequency == Frequency.DAILY && calendar.isNamed(date);
    }

    private static double pinball(double value, double quantile, double level) {
        return value >= quantile ? level * (value - quantile) : (1 - level) * (quantile - value);
    }

    private static double naiveError(TimeSeries truth, LocalDate from) {
        int season = truth.frequency().season();
        double sum = 0;
        int count = 0;
        for (int t = season; t < truth.length() && truth.date(t).isBefore(from); t++) {
            double change = Math.abs(truth.value(t) - truth.value(t - season));
            if (!Double.isNaN(change)) {
                sum += change;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Mean absolute error over all forecasts. */
    double mae() {
        return error / n;
    }

    /** How many forecasts were scored. */
    int count() {
        return n;
    }

    /** The table of a run; the first contender is the one that is measured. */
    static String table(List<ForecastScores> all) {
        StringBuilder table =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%-32s %9s %12s %7s %8s %6s %6s %8s %7s %9s%n",
                                "",
                                "MAE",
                                "special days",
                                "MASE",
                                "pinball",
                                "in 80",
                                "in 95",
                                "n",
                                "special",
                                "s/series"));
        for (ForecastScores scores : all) {
            if (scores.n > 0) {
                table.append(scores.line());
            }
        }
        ForecastScores ours = all.get(0);
        for (ForecastScores other : all.subList(1, all.size())) {
            if (other.n > 0) {
                table.append(
                        String.format(
                                Locale.ROOT,
                                "%-32s %9.3f %12s %7.3f %8.3f %45.3f%n",
                                "RATIO to " + other.name,
                                ours.mae() / other.mae(),
                                text(ours.special() / other.special()),
                                ours.mase() / other.mase(),
                                ours.pinball / ours.series / (other.pinball / other.series),
                                ours.seconds / other.seconds));
            }
        }
        return table.toString();
    }

    private double special() {
        return specialError / specialDays;
    }

    private double mase() {
        return StrictMath.exp(logMase / series);
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private String line() {
        return String.format(
                Locale.ROOT,
                "%-32s %9.3f %12s %7.3f %8.3f %6.1f %6.1f %8d %7d %9.3f%n",
                name,
                mae(),
                text(special()),
                mase(),
                pinball / series,
                100.0 * in80 / n,
                100.0 * in95 / n,
                n,
                specialDays,
                seconds / Math.max(1, series));
    }
}
