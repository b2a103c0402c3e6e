package io.govpulse.platform.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a contender came to.
 *
 * @param name the contender
 * @param events how many events it committed
 * @param time from the start of its process to its last commit
 * @param steady events a second once it ran; empty when it was done too soon to tell
 * @param processorTime what it took of the processors, start-up included
 */
record Figures(
        String name, long events, Duration time, OptionalDouble steady, Duration processorTime) {

    /** Events a second, start-up included. */
    OptionalDouble whole() {
        return OptionalDouble.of(events * 1000.0 / time.toMillis());
    }

    /** Events a second of processor time: what is left when the machine is shared with others. */
    OptionalDouble ofProcessor() {
        return processorTime.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of(events * 1000.0 / processorTime.toMillis());
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
                                "%-28s %10s %9s %12s %12s %9s %14s%n",
                                "",
                                "events",
                                "seconds",
                                "events/s",
                                "once running",
                                "CPU s",
                                "events/CPU s"));
        for (Figures figures : all) {
            table.append(
                    line(
                            "%-28s %,10d %9.1f %12s %12s %9.1f %14s%n",
                            figures.name,
                            figures.events,
                            figures.time.toMillis() / 1000.0,
                            number(figures.whole()),
                            number(figures.steady()),
                            figures.processorTime.toMillis() / 1000.0,
                            number(figures.ofProcessor())));
        }
        Figures measured = all.get(0);
        for (Figures other : all.subList(1, all.size())) {
            table.append(
                    line(
                            "%-39s %9s %12s %12s %9s %14s%n",
                            "RATIO to " + other.name,
                            "",
                            ratio(measured, other, Figures::whole),
                            ratio(measured, other, Figures::steady),
                            "",
                            ratio(measured, other, Figures::ofProcessor)));
        }
        return table.toString();
    }

    private static String number(OptionalDouble value) {
        return value.isEmpty() ? "-" : line("%,.0f", value.getAsDouble());
    }

    private static String ratio(
            Figures measured, Figures other, Function<Figures, OptionalDouble> figure) {
        OptionalDouble above = figure.apply(measured);
        OptionalDouble below = figure.apply(other);
        return above.isEmpty() || below.isEmpty()
                ? "-"
                : line("%.2f", above.getAsDouble() / below.getAsDouble());
    }

    /** The same on every machine. */
    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
