package io.govpulse.ingest;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.InvalidEventException;
import io.govpulse.reference.Reference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the codec cannot judge: times against the clock, the rest against the rules. */
final class EventChecks {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST_DUE = Instant.parse("9999-12-31T00:00:00Z");

    /** Clocks of departments differ by this much at most. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Reference reference;

    EventChecks(InstantSource clock, Reference reference) {
        this.clock = clock;
        this.reference = reference;
    }

    /**
     * Checks the event.
     *
     * @throws InvalidEventException when it cannot be accepted
     */
    void check(Event event) {
        Instant latest = clock.instant().plus(AHEAD);
        if (event.time().isBefore(EARLIEST) || event.time().isAfter(latest)) {
            throw new InvalidEventException(
                    "Cannot accept time: %s; accepted: %s to %s (now and %d minutes)"
                            .formatted(
                                    event.time(),
                                    EARLIEST,
                                    latest.truncatedTo(ChronoUnit.SECONDS),
                                    AHEAD.toMinutes()));
        }
        reference.check(event);
        if (event.data() instanceof EventData.Accepted accepted) {
            due("data.promisedDue", accepted.promisedDue());
            due("data.statutoryDue", accepted.statutoryDue());
        }
    }

    /** A due instant may lie ahead, but every engine has to be able to write it down. */
    private static void due(String field, Optional<Instant> instant) {
        instant.filter(due -> due.isBefore(EARLIEST) || due.isAfter(LATEST_DUE))
                .ifPresent(
                        due -> {
                            throw new InvalidEventException(
                                    "Cannot accept %s: %s; accepted: %s to %s"
                                            .formatted(field, due, EARLIEST, LATEST_DUE));
                        });
    }
}
