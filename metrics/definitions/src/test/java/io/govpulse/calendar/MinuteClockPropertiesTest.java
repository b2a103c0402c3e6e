// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static io.govpulse.calendar.At.CHINA;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Every limit, pause and extension against a clock that is watched minute after minute. A few
 * seconds as it is; {@code -Dgovpulse.clock.cases=100000} asks more.
 */
class MinuteClockPropertiesTest {
    private static final int CASES = Integer.getInteger("govpulse.clock.cases", 1_500);
    private static final long SEED = Long.getLong("govpulse.clock.seed", 20261127L);
    private static final LocalDate FIRST = LocalDate.of(2025, 12, 1);
    private static final int MINUTES_OF_START = 150 * 1440;

    private final MinuteClock naive = new MinuteClock(CHINA, FIRST, 900);

    @Test
    void everyLimitEndsWhenAClockWatchedMinuteByMinuteSays() {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            Instant start = minute(random.nextInt(MINUTES_OF_START));
            List<Limit> parts = parts(random);
            List<Pause> pauses = pauses(random, start);
            RunningLimit limit = CHINA.limit(start, parts.get(0));
            for (Limit more : parts.subList(1, parts.size())) {
                limit = limit.extendedBy(more);
            }

            assertThat(local(limit.due(pauses)))
                    .as("case %d: %s of %s with %s", i, start, parts, pauses)
                    .isEqualTo(longest(start, parts, pauses));
            assertThat(limit.due(split(random, pauses)))
                    .as("case %d: %s of %s with %s, split", i, start, parts, pauses)
                    .isEqualTo(limit.due(pauses));
        }
    }

    /** More time never shortens: the latest end of the limit and of each extension of it. */
    private LocalDateTime longest(Instant start, List<Limit> parts, List<Pause> pauses) {
        LocalDateTime end = LocalDateTime.MIN;
        for (int i = 1; i <= parts.size(); i++) {
            LocalDateTime own = naive.end(start, together(parts.subList(0, i)), pauses);
            end = own.isAfter(end) ? own : end;
        }
        return end;
    }

    /** Extensions in the unit of what they extend make one limit with it. */
    private static List<Limit> together(List<Limit> parts) {
        List<Limit> together = new ArrayList<>();
        for (Limit part : parts) {
            int last = together.size() - 1;
            if (last >= 0 && together.get(last).unit() == part.unit()) {
                long sum = together.get(last).thousandths() + part.thousandths();
                together.set(last, new Limit(sum, part.unit()));
            } else {
                together.add(part);
            }
        }
        return together;
    }

    private static List<Limit> parts(Random random) {
        String[] units = {"wd", "wh", "d", "h", "mo"};
        int[] most = {25, 60, 45, 200, 3};
        List<Limit> parts = new ArrayList<>();
        int unit = random.nextInt(units.length);
        boolean onTheSpot = random.nextInt(10) == 0;
        parts.add(
                onTheSpot
                        ? Limit.ON_THE_SPOT
                        : Limit.parse(1 + random.nextInt(most[unit]) + units[unit]));
        for (int extensions = Math.max(0, random.nextInt(4) - 1); extensions > 0; extensions--) {
            int more = random.nextInt(3) == 0 ? random.nextInt(units.length) : unit;
            parts.add(Limit.parse(1 + random.nextInt(most[more] / 3 + 1) + units[more]));
        }
        return parts;
    }

    /** Pauses in order with time between them, many of them where offices open and days end. */
    private static List<Pause> pauses(Random random, Instant start) {
        List<Pause> pauses = new ArrayList<>();
        Instant from = start.plusSeconds(60L * (random.nextInt(20 * 1440) - 1440));
        for (int n = random.nextInt(4); n > 0; n--) {
            from = rounded(random, from);
            Instant end = rounded(random, from.plusSeconds(60L * (1 + random.nextInt(6 * 1440))));
            if (end.isAfter(from)) {
                pauses.add(Pause.between(from, end));
                from = end;
            }
            from = from.plusSeconds(60L * (1 + random.nextInt(10 * 1440)));
        }
        return pauses;
    }

    private static Instant rounded(Random random, Instant instant) {
        int[] times = {0, 510, 720, 810, 1080};
        LocalDateTime local = LocalDateTime.ofInstant(instant, CHINA.zone());
        return random.nextBoolean()
                ? instant
                : local.toLocalDate()
                        .plusDays(1)
                        .atStartOfDay()
                        .plusMinutes(times[random.nextInt(times.length)])
                        .atZone(CHINA.zone())
                        .toInstant();
    }

    private static List<Pause> split(Random random, List<Pause> pauses) {
        List<Pause> split = new ArrayList<>();
        for (Pause pause : pauses) {
            Instant end = pause.end().orElseThrow();
            long seconds = end.getEpochSecond() - pause.from().getEpochSecond();
            Instant between = pause.from().plusSeconds((long) (seconds * random.nextDouble()));
            split.add(Pause.between(between, end));
            split.add(Pause.between(pause.from(), between));
        }
        return split;
    }

    private static Instant minute(int minute) {
        return FIRST.atStartOfDay(CHINA.zone()).toInstant().plusSeconds(60L * minute);
    }

    private static LocalDateTime local(Due due) {
        return LocalDateTime.ofInstant(due.lastInTime(), CHINA.zone());
    }
}
