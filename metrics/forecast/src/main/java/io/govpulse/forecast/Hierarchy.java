// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Series that add up: items to departments, villages to counties to the city, or both at once.
 *
 * <p>Forecasts of sums and of parts are made by themselves and never agree. {@link #reconcile}
 * changes all of them as little as their uncertainty allows, so that they do: weighted least
 * squares, which is MinT with a diagonal covariance (Wickramasuriya, Athanasopoulos, Hyndman 2019).
 * A part is rounded to 1/1024, so that sums of up to 2^42 agree to the last bit in any order of
 * adding.
 */
public final class Hierarchy {
    private static final double GRAIN = 1024;

    /** How many standard deviations an 80 % interval of normal errors is wide. */
    private static final double WIDTH_OF_80 = 2.563;

    private static final double LEAST_VARIANCE = 1e-6;

    private final List<String> parts;
    private final Map<String, int[]> sums;

    private Hierarchy(List<String> parts, Map<String, int[]> sums) {
        this.parts = parts;
        this.sums = sums;
    }

    /**
     * Returns the hierarchy of some sums.
     *
     * @param sums for each sum the names of all parts at the lowest level that it consists of
     * @throws ForecastException if a sum has no parts or one twice, or is a part of another
     */
    public static Hierarchy of(Map<String, ? extends List<String>> sums) {
        Map<String, Integer> places = new TreeMap<>();
        sums.values().forEach(names -> names.forEach(name -> places.put(name, 0)));
        List<String> parts = List.copyOf(places.keySet());
        for (int i = 0; i < parts.size(); i++) {
            places.put(parts.get(i), i);
        }
        Map<String, int[]> indexed = new TreeMap<>();
        for (Map.Entry<String, ? extends List<String>> sum : sums.entrySet()) {
            Set<String> once = new HashSet<>(sum.getValue());
            if (once.isEmpty()
                    || once.size() < sum.getValue().size()
                    || places.containsKey(sum.getKey())) {
                throw new ForecastException(
                        "Cannot add up %s from %s; expected names of parts of the lowest level, each once"
                                .formatted(sum.getKey(), sum.getValue()));
            }
            indexed.put(
                    sum.getKey(), sum.getValue().stream().mapToInt(places::get).sorted().toArray());
        }
        return new Hierarchy(parts, indexed);
    }

    /**
     * Returns forecasts that add up, of the same series, in the order of their dates. Intervals
     * move with the values and keep their widths but for the bound at zero.
     *
     * @param forecasts for each sum and part, by its name, forecasts of the same dates
     * @throws ForecastException if one is missing, or its dates differ from the others'
     */
    public Map<String, List<Forecast>> reconcile(Map<String, ? extends List<Forecast>> forecasts) {
        List<String> names = new ArrayList<>(parts);
        names.addAll(sums.keySet());
        int dates = -1;
        for (String name : names) {
            List<Forecast> of = forecasts.get(name);
            if (of == null || (dates >= 0 && of.size() != dates)) {
                throw new ForecastException(
                        "Cannot add up forecasts: those of %s are %s; expected the same dates for every sum and part"
                                .formatted(name, of == null ? "missing" : "of other dates"));
            }
            dates = of.size();
        }
        Map<String, List<Forecast>> agreed = new LinkedHashMap<>();
        names.forEach(name -> agreed.put(name, new ArrayList<>()));
        for (int i = 0; i < dates; i++) {
            Map<String, Forecast> those = new LinkedHashMap<>();
            for (String name : names) {
                those.put(name, forecasts.get(name).get(i));
                if (!those.get(name).date().equals(those.get(names.get(0)).date())) {
                    throw new ForecastException(
                            "Cannot add up forecasts of %s and %s; expected the same dates for every sum and part"
                                    .formatted(
                                            those.get(names.get(0)).date(),
                                            those.get(name).date()));
                }
            }
            double[] values = agree(those);
            for (int p = 0; p < parts.size(); p++) {
                agreed.get(parts.get(p)).add(moved(those.get(parts.get(p)), values[p]));
            }
            for (Map.Entry<String, int[]> sum : sums.entrySet()) {
                double total = 0;
                for (int p : sum.getValue()) {
                    total += values[p];
                }
                agreed.get(sum.getKey()).add(moved(those.get(sum.getKey()), total));
            }
        }
        return agreed;
    }

    /** Returns the values of the parts. */
    private double[] agree(Map<String, Forecast> those) {
        int n = parts.size();
        double[] values = new double[n];
        double[] variances = new double[n];
        for (int p = 0; p < n; p++) {
            values[p] = those.get(parts.get(p)).value();
            variances[p] = variance(those.get(parts.get(p)));
        }
        List<int[]> of = List.copyOf(sums.values());
        List<String> names = List.copyOf(sums.keySet());
        int m = of.size();
        // The difference of each sum from its parts, shared out by variances. Solved in the space
        // of the sums (Woodbury), of which there are far fewer than parts.
        double[][] covariance = new double[m][m];
        double[] missing = new double[m];
        for (int a = 0; a < m; a++) {
            missing[a] = those.get(names.get(a)).value();
            for (int p : of.get(a)) {
                missing[a] -= values[p];
            }
            for (int b = 0; b <= a; b++) {
                double shared = shared(of.get(a), of.get(b), variances);
                covariance[a][b] = shared;
                covariance[b][a] = shared;
            }
            covariance[a][a] += variance(those.get(names.get(a)));
        }
        double[] multiplier =
                m == 0
                        ? missing
                        : new CholeskyDecomposition(
                                        new Array2DRowRealMatrix(covariance, false), 1e-8, 0)
                                .getSolver()
                                .solve(new ArrayRealVector(missing, false))
                                .toArray();
        for (int a = 0; a < m; a++) {
            for (int p : of.get(a)) {
                values[p] += variances[p] * multiplier[a];
            }
        }
        for (int p = 0; p < n; p++) {
            values[p] = Math.max(0, Math.rint(values[p] * GRAIN) / GRAIN);
        }
        return values;
    }

    /** Returns the variances of the parts that two sums share; both lists are sorted. */
    private static double shared(int[] a, int[] b, double[] variances) {
        double shared = 0;
        int j = 0;
        for (int part : a) {
            while (j < b.length && b[j] < part) {
                j++;
            }
            if (j < b.length && b[j] == part) {
                shared += variances[part];
            }
        }
        return shared;
    }

    private static double variance(Forecast forecast) {
        double sigma = (forecast.hi80() - forecast.lo80()) / WIDTH_OF_80;
        return Math.max(LEAST_VARIANCE, sigma * sigma);
    }

    private static Forecast moved(Forecast forecast, double value) {
        double by = value - forecast.value();
        double lo80 = Math.min(value, Math.max(0, forecast.lo80() + by));
        double hi80 = Math.max(value, forecast.hi80() + by);
        return new Forecast(
                forecast.origin(),
                forecast.date(),
                value,
                lo80,
                hi80,
                Math.min(lo80, Math.max(0, forecast.lo95() + by)),
                Math.max(hi80, forecast.hi95() + by));
    }
}
