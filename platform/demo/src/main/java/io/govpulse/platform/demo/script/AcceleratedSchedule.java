// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.event.EventData;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A working day in {@value #DAY_SECONDS} seconds, around the clock; minutes in proportion. */
final class AcceleratedSchedule implements Schedule {
    static final int DAY_SECONDS = 20;

    @Override
    public Instant office(Instant from, int days, SeededRandom random) {
        return from.plusSeconds((long) days * DAY_SECONDS)
                .plusMillis(random.between(1_000, DAY_SECONDS * 900));
    }

    @Override
    public Instant applicant(Instant from, int days, SeededRandom random) {
        return office(from, days, random);
    }

    @Override
    public Duration minutes(int minutes) {
        return Duration.ofMillis(minutes * 400L);
    }

    /** The due instants are stated: no limit text is as short as these. */
    @Override
    public EventData.Accepted accepted(Instant at, int promisedDays, int statutoryDays) {
        return new EventData.Accepted(
                Optional.empty(),
                Optional.of(at.plusSeconds((promisedDays + 1L) * DAY_SECONDS)),
                Optional.empty(),
                Optional.of(at.plusSeconds((statutoryDays + 1L) * DAY_SECONDS)));
    }
}
