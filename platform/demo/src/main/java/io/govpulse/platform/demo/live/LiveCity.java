// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.live;

import io.govpulse.ingest.client.IntakeClient;
import io.govpulse.ingest.client.IntakeFailedException;
import io.govpulse.platform.demo.city.City;
import io.govpulse.platform.demo.city.DemoException;
import io.govpulse.platform.demo.city.DemoHome;
import io.govpulse.platform.demo.city.Plan;
import io.govpulse.platform.demo.script.DemoEvent;
import io.govpulse.platform.demo.script.History;
import io.govpulse.platform.demo.script.LiveCases;
import io.govpulse.process.Failure;
import io.govpulse.process.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * The process {@code demo}: sends the events of the demo city to the intake when their time has
 * come, until it is stopped.
 *
 * <p>It keeps no state: after a break it sends the events of the history's open cases and of the
 * last live ones again, which changes nothing where they are known.
 */
public final class LiveCity {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration REPORT = Duration.ofMinutes(1);

    /** So many that a live case lasts no longer, and those cut off by a break are completed. */
    private static final int CASES_AGAIN = 150;

    private static final int INTAKE_PORT = 8081;

    private final LiveCases live;
    private final InstantSource clock;
    private final PriorityQueue<DemoEvent> waiting =
            new PriorityQueue<>(Comparator.comparing(DemoEvent::time));
    private long nextCase;

    LiveCity(City city, Plan plan, InstantSource clock) {
        this.live = new LiveCases(city, plan);
        this.clock = clock;
        this.nextCase = Math.max(0, live.begunBy(clock.instant()) - CASES_AGAIN);
        waiting.addAll(new History(city, plan).pending());
    }

    /** The events that are due, in the order of their time; at most so many. */
    List<DemoEvent> due(int most) {
        Instant now = clock.instant();
        for (long begun = live.begunBy(now); nextCase <= begun; nextCase++) {
            waiting.addAll(live.of(nextCase));
        }
        List<DemoEvent> due = new ArrayList<>();
        while (due.size() < most && !waiting.isEmpty() && !waiting.peek().time().isAfter(now)) {
            due.add(waiting.poll());
        }
        return due;
    }

    private void run(IntakeClient intake) throws InterruptedException {
        long sent = 0;
        boolean failing = false;
        Instant report = clock.instant().plus(REPORT);
        while (true) {
            List<DemoEvent> due = due(IntakeClient.GREATEST_BATCH);
            try {
                intake.send(due.stream().map(DemoEvent::wire).toList());
                sent += due.size();
                failing = false;
            } catch (IntakeFailedException e) {
                waiting.addAll(due);
                if (!failing) {
                    say(e.getMessage() + "; trying again");
                }
                failing = true;
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

    /** Runs the process; its settings are the home and the port of the intake. */
    public static void main(String[] args) throws InterruptedException {
        try {
            Settings settings = Settings.of(System.getenv());
            Plan plan =
                    new DemoHome(settings.home())
                            .plan()
                            .orElseThrow(
                                    () ->
                                            new DemoException(
                                                    "Cannot find a demo city in %s; run ./govpulse demo"
                                                            .formatted(settings.home()),
                                                    null));
            LiveCity city = new LiveCity(City.of(plan.seed()), plan, InstantSource.system());
            city.say("the demo city goes on: " + plan);
            // It tries again itself, with what has become due in the meantime.
            city.run(
                    new IntakeClient(
                            IntakeClient.onThisMachine(
                                    settings.port("GOVPULSE_INTAKE_PORT", INTAKE_PORT)),
                            Duration.ZERO,
                            notice -> {}));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
