// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted period by period, in the order of time. A period without a value is a gap, which
 * is not the same as a zero. Immutable.
 */
public final class TimeSeries {

    /** Longer series are more likely a wrong date than a long history: 200 years of days. */
    private static final int LONGEST = 73_000;

    private final String name;
    private final Frequency frequency;
    private final LocalDate start;
    private final double[] values;

    TimeSeries(String name, Frequency frequency, LocalDate start, double[] values) {
        this.name = name;
        this.frequency = frequency;
        this.start = start;
        this.values = values;
    }

    /**
     * Returns the series of some observations, in any order; how far apart they are is found out.
     *
     * @throws ForecastException as {@link #of(String, Frequency, Collection)}
     */
    public static TimeSeries of(String name, Collection<Observation> observations) {
        return of(
                name,
                Frequency.of(observations.stream().map(Observation::date).toList()),
                observations);
    }

    /**
     * Returns the series of some observations, in any order. The same value twice on one date
     * counts once.
     *
     * @throws ForecastException if there are none, if one is negative or no number, if a date has
     *     two different values, or if a date is no whole number of periods after the first
     */
    public static TimeSeries of(
            String name, Frequency frequency, Collection<Observation> observations) {
        TreeMap<LocalDate, Double> sorted = new TreeMap<>();
        for (Observation observation : observations) {
            double value = observation.value();
            if (!Double.isFinite(value) || value < 0) {
                throw new ForecastException(
                        "Cannot read series %s: %s on %s; expected a count, 0 or more; leave out what is not known"
                                .formatted(name, text(value), observation.date()));
            }
            Double before = sorted.put(observation.date(), value);
            if (before != null && before != value) {
                throw new ForecastException(
                        "Cannot read series %s: %s stands twice, with %s and %s; expected one value a date: add them up or remove one"
                                .formatted(name, observation.date(), text(before), text(value)));
            }
        }
        if (sorted.isEmpty()) {
            throw new ForecastException(
                    "Cannot forecast series "
                            + name
                            + ": it is empty; expected one observation at least");
        }
        LocalDate start = sorted.firstKey();
        int length = frequency.between(start, sorted.lastKey()) + 1;
        if (length > LONGEST) {
            throw new ForecastException(
                    "Cannot read series %s: from %s to %s are %d periods; expected at most %d: is a date wrong?"
                            .formatted(name, start, sorted.lastKey(), length, LONGEST));
        }
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        for (Map.Entry<LocalDate, Double> entry : sorted.entrySet()) {
            values[frequency.between(start, entry.getKey())] = entry.getValue();
        }
        return new TimeSeries(name, frequency, start, values);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Returns the name, for people. */
    public String name() {
        return name;
    }

    /** Returns how far apart the values are. */
    public Frequency frequency() {
        return frequency;
    }

    /** Returns the number of periods, gaps included; at least 1. */
    public int length() {
        return values.length;
    }

    /** Returns the date of a period, which may lie after the end or before the start. */
    public LocalDate date(int index) {
        return frequency.plus(start, index);
    }

    /** Returns the value of a period; {@link Double#NaN} where there is a gap. */
    public double value(int index) {
        return values[index];
    }

    /** Returns all values; {@link Double#NaN} where there is a gap. */
    public double[] values() {
        return values.clone();
    }

    /** Returns the first periods alone: what was known then. */
    public TimeSeries first(int length) {
        return new TimeSeries(name, frequency, start, Arrays.copyOf(values, length));
    }
}
