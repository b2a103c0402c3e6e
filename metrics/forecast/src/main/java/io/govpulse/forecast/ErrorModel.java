// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.Arrays;

/**
 * An ARIMA model as a recursion: the next value is a sum over the last values and the last errors.
 * Its filter is robust: an error beyond the bound counts as large as the bound, so one shock does
 * not spoil the days after it; but several on the same side, one after the other, are a new level,
 * and the filter goes there at once (Gelper, Fried, Croux 2010 bound the errors of exponential
 * smoothing in the same way).
 */
final class ErrorModel {

    /** So many errors beyond the bound on the same side are a new level. */
    private static final int SHIFT = 5;

    private final double[] ar;
    private final double[] ma;

    private ErrorModel(double[] ar, double[] ma) {
        this.ar = ar;
        this.ma = ma;
    }

    /**
     * Returns the model of two polynomials in the backshift operator, differences included.
     *
     * @param ar 1, then the coefficients of z(t−1), z(t−2) …
     * @param ma 1, then the coefficients of e(t−1), e(t−2) …
     */
    static ErrorModel ofPolynomials(double[] ar, double[] ma) {
        return new ErrorModel(ar.clone(), ma.clone());
    }

    /**
     * Returns the airline model with a stationary regular part: (1 − φB)(1 − B)(1 − B^s) z = (1 −
     * θB)(1 − ΘB^s) e.
     *
     * @param season s, or 0 for no seasonal part
     */
    static ErrorModel airline(double phi, double theta, double seasonalTheta, int season) {
        double[] ar = times(new double[] {1, -1}, new double[] {1, -phi});
        double[] ma = {1, -theta};
        if (season > 0) {
            ar = times(ar, lagged(season, -1));
            ma = times(ma, lagged(season, -seasonalTheta));
        }
        return new ErrorModel(ar, ma);
    }

    private static double[] lagged(int lag, double coefficient) {
        double[] polynomial = new double[lag + 1];
        polynomial[0] = 1;
        polynomial[lag] = coefficient;
        return polynomial;
    }

    private static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                product[i + j] += a[i] * b[j];
            }
        }
        return product;
    }

    /** Returns how many values at the start only prime the recursion. */
    int warmUp() {
        return Math.max(ar.length, ma.length) - 1;
    }

    /** Takes the model out of a column: what is left are its errors. The warm-up is zero. */
    double[] whiten(double[] column, int end) {
        double[] errors = new double[end];
        for (int t = warmUp(); t < end; t++) {
            double error = column[t];
            for (int k = 1; k < ar.length; k++) {
                error += ar[k] * column[t - k];
            }
            for (int k = 1; k < ma.length; k++) {
                error -= ma[k] * errors[t - k];
            }
            errors[t] = error;
        }
        return errors;
    }

    private double next(double[] z, double[] errors, int t) {
        double next = 0;
        for (int k = 1; k < ar.length; k++) {
            next -= ar[k] * z[t - k];
        }
        for (int k = 1; k < ma.length; k++) {
            next += ma[k] * errors[t - k];
        }
        return next;
    }

    /** What the filter makes of a series. */
    static final class Filtered {
        private final double[] cleaned;
        private final double[] errors;
        private final double[][] paths;

        private Filtered(double[] cleaned, double[] errors, double[][] paths) {
            this.cleaned = cleaned;
            this.errors = errors;
            this.paths = paths;
        }

        /** Returns the series without gaps and shocks. */
        double[] cleaned() {
            return cleaned;
        }

        /** Returns what was seen less what was expected, before bounding; NaN in gaps. */
        double[] errors() {
            return errors;
        }

        /** Returns for each origin the values expected after it. */
        double[][] paths() {
            return paths;
        }
    }

    /**
     * Runs over the first values and looks ahead from some of them. What it expects after an origin
     * depends on nothing after it.
     *
     * @param z the series, NaN in gaps
     * @param end how many values to run over
     * @param bound the largest error that counts in full
     * @param special periods whose errors, being those of a holiday, do not make a new level
     * @param origins the least number of values to look ahead from
     * @param horizon how far to look ahead; 0 for no paths
     */
    Filtered filter(
            double[] z, int end, double bound, CalendarEffects special, int origins, int horizon) {
        int lags = warmUp();
        double[] cleaned = primed(z, end, lags);
        double[] bounded = new double[end + horizon];
        double[] errors = new double[end];
        double[][] paths = new double[horizon == 0 ? 0 : Math.max(0, end - origins + 1)][];
        cleaned = Arrays.copyOf(cleaned, end + horizon);
        int[] run = new int[SHIFT];
        int side = 0;
        int length = 0;
        for (int t = Math.min(lags, end); t <= end; t++) {
            if (horizon > 0 && t >= origins) {
                paths[t - origins] = ahead(cleaned, bounded, t, horizon);
            }
            if (t == end) {
                break;
            }
            double expected = next(cleaned, bounded, t);
            double error = z[t] - expected;
            errors[t] = error;
            if (Double.isNaN(z[t])) {
                cleaned[t] = expected;
                bounded[t] = 0;
                continue;
            }
            bounded[t] = Math.max(-bound, Math.min(bound, error));
            cleaned[t] = expected + bounded[t];
            if (special.isSpecial(t)) {
                continue;
            }
            int sign = Math.abs(error) > bound ? (int) Math.signum(error) : 0;
            length = sign != 0 && sign == side ? length + 1 : Math.abs(sign);
            side = sign;
            if (sign != 0) {
                run[length - 1] = t;
            }
            if (length == SHIFT) {
                shift(z, errors, cleaned, bounded, run);
                length = 0;
                side = 0;
            }
        }
        return new Filtered(Arrays.copyOf(cleaned, end), errors, paths);
    }

    /** Moves what came before to the level of the run, so that the run is no surprise any more. */
    private void shift(double[] z, double[] errors, double[] cleaned, double[] bounded, int[] run) {
        int first = run[0];
        double[] size = new double[run.length];
        for (int i = 0; i < run.length; i++) {
            size[i] = errors[run[i]];
        }
        Arrays.sort(size);
        double median = size[size.length / 2];
        int last = run[run.length - 1];
        for (int t = Math.max(0, last - warmUp()); t < first; t++) {
            cleaned[t] += median;
        }
        for (int t = first; t <= last; t++) {
            if (!Double.isNaN(z[t])) {
                cleaned[t] = z[t];
            }
            bounded[t] = 0;
        }
    }

    private double[] ahead(double[] cleaned, double[] bounded, int origin, int horizon) {
        double[] path = new double[horizon];
        // The room after the origin is free: the filter writes there only later.
        for (int h = 0; h < horizon; h++) {
            bounded[origin + h] = 0;
            path[h] = next(cleaned, bounded, origin + h);
            cleaned[origin + h] = path[h];
        }
        return path;
    }

    /** The first values with their gaps filled from the nearest known value. */
    private static double[] primed(double[] z, int end, int lags) {
        double[] primed = new double[end];
        double known = 0;
        for (int t = Math.min(lags, end) - 1; t >= 0; t--) {
            known = Double.isNaN(z[t]) ? known : z[t];
        }
        for (int t = 0; t < Math.min(lags, end); t++) {
            known = Double.isNaN(z[t]) ? known : z[t];
            primed[t] = known;
        }
        return primed;
    }
}
