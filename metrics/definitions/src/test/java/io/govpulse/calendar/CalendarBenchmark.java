// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import io.govpulse.event.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Nanoseconds per due date and per interval, with 0, 1 and 10 pauses, beside the same questions
 * answered by walking over days. Cases are accepted over twenty years in random order, so that the
 * tables are not read from one warm cache line; a thousand of them, because the fold has just read
 * the pauses of the case it asks for. 20 working days is the limit of 行政许可法 Art. 42.
 *
 * <p>Run it by {@code ./govpulse bench calendar}, or {@link #main} with JMH's own options.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CalendarBenchmark {

    private static final int CASES = 1024;
    private static final Limit LIMIT = Limit.workingDays(20);

    /** How many pauses each case has; each lasts some hours and the next begins two days later. */
    @Param({"0", "1", "10"})
    public int pauses;

    private final JurisdictionCalendar calendar = Calendars.named("china");
    private final NaiveCalendar naive =
            new NaiveCalendar(calendar.zone(), calendar::isWorkingDay, NaiveCalendar.CHINA_HOURS);
    private final Instant[] accepted = new Instant[CASES];
    private final Instant[] decided = new Instant[CASES];
    private final List<List<Pause>> paused = new ArrayList<>();
    private int next;

    /** Draws the cases, the same in every run. */
    @Setup
    public void drawCases() {
        Random random = new Random(20240913);
        long first = Instant.parse("2005-01-01T00:00:00Z").getEpochSecond();
        long span = Duration.ofDays(20 * 365).toSeconds();
        for (int i = 0; i < CASES; i++) {
            accepted[i] = Instant.ofEpochSecond(first + (long) (random.nextDouble() * span));
            decided[i] = accepted[i].plusSeconds(random.nextInt(60 * 86_400));
            List<Pause> ofCase = new ArrayList<>();
            for (int p = 0; p < pauses; p++) {
                Instant from = accepted[i].plusSeconds((2L * p + 1) * 86_400);
                ofCase.add(Pause.between(from, from.plusSeconds(random.nextInt(86_400))));
            }
            paused.add(List.copyOf(ofCase));
        }
    }

    @Benchmark
    public Due due() {
        int i = nextCase();
        return calendar.due(accepted[i], LIMIT, paused.get(i));
    }

    @Benchmark
    public WorkingTime interval() {
        int i = nextCase();
        return calendar.workingTime(accepted[i], decided[i], paused.get(i));
    }

    @Benchmark
    public Object dueByWalkingOverDays() {
        int i = nextCase();
        return naive.dueInWorkingDays(accepted[i], 20, paused.get(i));
    }

    @Benchmark
    public long intervalByWalkingOverDays() {
        int i = nextCase();
        return naive.workingSeconds(accepted[i], decided[i], paused.get(i));
    }

    private int nextCase() {
        next = (next + 1) & (CASES - 1);
        return next;
    }

    /** Runs the benchmark; arguments are JMH's, {@code -h} lists them. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        new Runner(
                        new OptionsBuilder()
                                .parent(new CommandLineOptions(args))
                                .include(CalendarBenchmark.class.getSimpleName())
                                .build())
                .run();
    }
}
