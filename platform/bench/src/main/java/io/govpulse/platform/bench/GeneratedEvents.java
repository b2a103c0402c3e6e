// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Invented events of cases, the same for the same seed and end: handed in, accepted, sometimes
 * paused and resumed, decided, rated; some cases are still under way at the end. They come in the
 * order in which they happened, so the events of a case lie far apart, as in real life.
 */
final class GeneratedEvents {
    private static final String SOURCE = "bench-city";
    private static final Duration SPAN = Duration.ofDays(60);
    private static final List<String> CHANNELS = List.of("hall", "web", "web", "mobile", "kiosk");
    private static final List<String> LIMITS = List.of("1wd", "5wd", "7wd", "10wd", "20wd");
    private static final List<String> PAUSES =
            List.of("inspection", "testing", "expert-review", "public-notice");
    private static final List<String> OUTCOMES =
            List.of("approved", "approved", "approved", "completed", "denied", "withdrawn");

    private final Random random;
    private final Instant end;
    private final int wanted;
    private final List<Generated> events = new ArrayList<>();
    private int cases;

    /**
     * An event ready to be sent.
     *
     * @param caseId its key
     * @param time when it happened
     * @param wireForm its value
     */
    record Generated(String caseId, Instant time, byte[] wireForm) {}

    private GeneratedEvents(long seed, int wanted, Instant end) {
        this.random = new Random(seed);
        this.wanted = wanted;
        this.end = end;
    }

    /**
     * Makes events.
     *
     * @param seed the same seed makes the same events
     * @param count how many
     * @param end when the last may have happened; the first cases begin sixty days before
     */
    static List<Generated> of(long seed, int count, Instant end) {
        GeneratedEvents generator = new GeneratedEvents(seed, count, end);
        while (generator.events.size() < count) {
            generator.addCase();
        }
        generator.events.sort(Comparator.comparing(Generated::time));
        return List.copyOf(generator.events);
    }

    private void addCase() {
        String number = "2026-%07d".formatted(++cases);
        Instant time = end.minus(minutes(SPAN.toMinutes()));
        String department = "1244150019672%04dT".formatted(random.nextInt(200));
        add(
                number,
                "submitted",
                time,
                """
                {"channel":"%s","department":"%s","item":"%s4000102%06d","region":"411523%03d%03d",\
                "window":"A%02d","kind":"promised","applicant":"p1.%016x"}"""
                        .formatted(
                                one(CHANNELS),
                                department,
                                department,
                                random.nextInt(2_000),
                                100 + random.nextInt(20),
                                1 + random.nextInt(30),
                                random.nextInt(40),
                                random.nextLong()));
        if (random.nextInt(100) < 3) {
            return;
        }
        time = time.plus(minutes(2_000));
        add(
                number,
                "accepted",
                time,
                "{\"promisedLimit\":\"%s\",\"statutoryLimit\":\"20wd\"}".formatted(one(LIMITS)));
        if (random.nextInt(5) == 0) {
            time = time.plus(minutes(3_000));
            add(number, "clock-paused", time, "{\"reason\":\"%s\"}".formatted(one(PAUSES)));
            time = time.plus(minutes(9_000));
            add(number, "clock-resumed", time, "{}");
        }
        time = time.plus(minutes(14_000));
        add(
                number,
                "decided",
                time,
                "{\"outcome\":\"%s\",\"visits\":%d}".formatted(one(OUTCOMES), random.nextInt(3)));
        if (random.nextInt(10) < 6) {
            time = time.plus(minutes(4_000));
            add(
                    number,
                    "rated",
                    time,
                    "{\"level\":%d,\"byDefault\":%b}"
                            .formatted(1 + random.nextInt(5), random.nextInt(4) == 0));
        }
    }

    /** Adds an event, unless it would happen after the end. */
    private void add(String number, String type, Instant time, String data) {
        if (time.isAfter(end) || events.size() == wanted) {
            return;
        }
        String sent =
                """
                {"specversion":"1.0","id":"%1$s/%2$s","source":"%3$s","subject":"%1$s",\
                "type":"io.govpulse.case.%2$s.v1","time":"%4$s","data":%5$s}"""
                        .formatted(number, type, SOURCE, time, data);
        // The intake, too, writes to Kafka what it decoded, in its own form.
        Event event = EventCodec.decode(sent.getBytes(StandardCharsets.UTF_8));
        events.add(new Generated(event.caseId(), event.time(), EventCodec.encode(event)));
    }

    private Duration minutes(long below) {
        return Duration.ofMinutes(1 + random.nextLong(below - 1));
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
