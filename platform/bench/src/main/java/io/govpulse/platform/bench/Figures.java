// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one contender.
 *
 * @param name the contender
 * @param events number of events it committed
 * @param time from the start of its process to its last commit
 * @param steady events a second once it ran; empty when there were too few commits
 * @param processorTime processor time it took, start-up included
 * @param ofProcessorOnceRunning events a second of processor time since its first commit; empty
 *     when there was only one
 */
record Figures(
        String name,
        long events,
        Duration time,
        OptionalDouble steady,
        Duration processorTime,
        OptionalDouble ofProcessorOnceRunning) {

    /** Events a second, start-up included. */
    double whole() {
        return events * 1000.0 / time.toMillis();
    }

    private double onceRunning() {
        return steady.orElse(Double.NaN);
    }

    private double ofProcessorRunning() {
        return ofProcessorOnceRunning.orElse(Double.NaN);
    }

    /** Events a second of processor time, which other programs on the machine change little. */
    double ofProcessor() {
        return processorTime.isZero() ? Double.NaN : events * 1000.0 / processorTime.toMillis();
    }

    /**
     * The table of a run, and how the first contender relates to each of the others.
     *
     * @param all the first is the one that is measured, the others are the alternatives
     */
    static String table(List<Figures> all) {
        StringBuilder table =
                new StringBuilder(
                        line(
                                "%-28s %10s %9s %12s %12s %9s %14s %12s%n",
                                "",
                                "events",
                                "seconds",
                                "events/s",
                                "once running",
                                "CPU s",
                                "events/CPU s",
                                "once running"));
        for (Figures figures : all) {
            table.append(
                    line(
                            "%-28s %,10d %9.1f %12s %12s %9.1f %14s %12s%n",
                            figures.name,
                            figures.events,
                            figures.time.toMillis() / 1000.0,
                            number(figures.whole()),
                            number(figures.onceRunning()),
                            figures.processorTime.toMillis() / 1000.0,
                            number(figures.ofProcessor()),
                            number(figures.ofProcessorRunning())));
        }
        Figures measured = all.get(0);
        for (Figures other : all.subList(1, all.size())) {
            table.append(
                    line(
                            "%-39s %9s %12s %12s %9s %14s %12s%n",
                            "RATIO to " + other.name,
                            "",
                            ratio(measured, other, Figures::whole),
                            ratio(measured, other, Figures::onceRunning),
                            "",
                            ratio(measured, other, Figures::ofProcessor),
                            ratio(measured, other, Figures::ofProcessorRunning)));
        }
        return table.toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : line("%,.0f", value);
    }

    private static String ratio(Figures measured, Figures other, ToDoubleFunction<Figures> figure) {
        double ratio = figure.applyAsDouble(measured) / figure.applyAsDouble(other);
        return Double.isNaN(ratio) ? "-" : line("%.2f", ratio);
    }

    /** Formats with points and commas that are the same on every machine. */
    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
