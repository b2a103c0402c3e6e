package io.govpulse.platform.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * The life of the demo city: tells what its time has come for, to the intake, until it is stopped.
 *
 * <p>It remembers nothing: after a break it tells the history's open cases and the last live ones
 * again, which changes nothing where they are known.
 */
public final class LiveCity {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration REPORT = Duration.ofMinutes(1);

    /** Longer than the way of a live case, so that those cut off by a break are told to the end. */
    private static final int CASES_AGAIN = 150;

    private final Live live;
    private final InstantSource clock;
    private final PriorityQueue<Telling> waiting =
            new PriorityQueue<>(Comparator.comparing(Telling::time));
    private long nextCase;

    LiveCity(City city, Plan plan, InstantSource clock) {
        this.live = new Live(city, plan);
        this.clock = clock;
        this.nextCase = Math.max(0, live.begunBy(clock.instant()) - CASES_AGAIN);
        waiting.addAll(new History(city, plan).pending());
    }

    /** What is due, in the order of its time; at most so many. */
    List<Telling> due(int most) {
        Instant now = clock.instant();
        for (long begun = live.begunBy(now); nextCase <= begun; nextCase++) {
            waiting.addAll(live.of(nextCase));
        }
        List<Telling> due = new ArrayList<>();
        while (due.size() < most && !waiting.isEmpty() && !waiting.peek().time().isAfter(now)) {
            due.add(waiting.poll());
        }
        return due;
    }

    private void run(IntakeClient intake) throws InterruptedException {
        long sent = 0;
        boolean silent = false;
        Instant report = clock.instant().plus(REPORT);
        while (true) {
            List<Telling> due = due(IntakeClient.BATCH);
            try {
                intake.send(due.stream().map(Telling::wire).toList());
                sent += due.size();
                silent = false;
            } catch (IOException e) {
                waiting.addAll(due);
                if (!silent) {
                    say("the intake does not take events, trying again: " + e);
                }
                silent = true;
            }
            if (clock.instant().isAfter(report)) {
                say(
                        String.format(
                                Locale.ROOT,
                                "%,d events sent, %,d wait for their time",
                                sent,
                                waiting.size()));
                report = clock.instant().plus(REPORT);
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private void say(String line) {
        System.out.println(clock.instant() + " " + line);
    }

    public static void main(String[] args) throws InterruptedException {
        Plan plan =
                new DemoHome(Path.of(System.getenv("GOVPULSE_HOME")))
                        .plan()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "Cannot find the demo city; run ./govpulse demo"));
        LiveCity city = new LiveCity(City.of(plan.seed()), plan, InstantSource.system());
        city.say("the demo city goes on: " + plan);
        city.run(new IntakeClient(Integer.parseInt(System.getenv("GOVPULSE_INTAKE_PORT"))));
    }
}
