// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import io.govpulse.indicator.Measure;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures how long rankings of a large level take, no test. Run {@code write DIRECTORY} once, then
 * {@code read DIRECTORY} with the heap of the service.
 */
final class RankingLatency {
    private static final int UNITS = 30_000;
    private static final int WARM = 20;
    private static final List<String> PERIODS =
            List.of(
                    "2011-08",
                    "2011-07",
                    "2011-Q3",
                    "2011",
                    "2011-08-31",
                    "2011-07-04",
                    "all",
                    "rolling-30d");

    private RankingLatency() {}

    public static void main(String[] arguments) {
        Path home = Path.of(arguments[1]);
        if (arguments[0].equals("write")) {
            write(home);
        } else {
            read(home);
        }
        System.exit(0);
    }

    private static void write(Path home) {
        try (LakeFixture lake = LakeFixture.in(home)) {
            Random random = new Random(1);
            RefreshDraft draft = new RefreshDraft(lake, 1, "r1");
            for (int unit = 0; unit < UNITS; unit++) {
                for (String day : List.of("2011-07-04", "2011-08-31")) {
                    Map<String, Long> amounts = new HashMap<>();
                    for (Measure measure : RefreshDraft.DEFINITIONS.measures()) {
                        if (random.nextInt(3) > 0) {
                            amounts.put(measure.name(), 1L + random.nextInt(2_000));
                        }
                    }
                    draft.booked("village", day, "4403%08d".formatted(unit), amounts);
                }
            }
            draft.publish(Instant.now());
        }
    }

    private static void read(Path home) {
        try (RunningService service = new RunningService(home)) {
            for (String round : List.of("on_time", "timeout", "example_overall", "satisfaction")) {
                for (String period : PERIODS) {
                    String path = "/api/v1/rankings/" + round + "?level=village&period=" + period;
                    long cold = ask(service, path);
                    long warm = 0;
                    for (int i = 0; i < WARM; i++) {
                        warm += ask(service, path);
                    }
                    System.out.printf(
                            "%s %s: first %d ms, again %d ms%n",
                            round, period, cold / 1_000_000, warm / WARM / 1_000_000);
                }
            }
            System.out.printf(
                    "list of periods: %d ms%n",
                    ask(service, "/api/v1/rankings/on_time/periods?level=village") / 1_000_000);
        }
    }

    /** Returns nanoseconds; the body is read and thrown away. */
    private static long ask(RunningService service, String path) {
        long start = System.nanoTime();
        try {
            service.client()
                    .send(
                            HttpRequest.newBuilder(service.uri(path)).build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - start;
    }
}
