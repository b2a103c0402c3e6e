package io.govpulse.ingest;

import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.QueueData;
import io.govpulse.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the codec cannot judge: times against the clock, the rest against the rules. */
final class EventChecks {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST_AHEAD = Instant.parse("9999-12-31T00:00:00Z");

    /** Clocks of departments differ by this much at most. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Rules rules;

    EventChecks(InstantSource clock, Rules rules) {
        this.clock = clock;
        this.rules = rules;
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
        rules.check(event);
        if (event.data() instanceof EventData.Accepted accepted) {
            ahead("data.promisedDue", accepted.promisedDue());
            ahead("data.statutoryDue", accepted.statutoryDue());
        } else if (event.data() instanceof EventData.DeadlineExtended extended) {
            ahead("data.due", extended.due());
        } else if (event.data() instanceof ProcedureData.LicenceIssued issued) {
            ahead("data.validUntil", issued.validUntil());
        } else if (event.data() instanceof QueueData.AppointmentMade appointment) {
            ahead("data.slot", Optional.of(appointment.slot()));
        }
    }

    /** Such an instant may lie ahead, but every engine has to be able to write it down. */
    private static void ahead(String field, Optional<Instant> instant) {
        instant.filter(told -> told.isBefore(EARLIEST) || told.isAfter(LATEST_AHEAD))
                .ifPresent(
                        told -> {
                            throw new InvalidEventException(
                                    "Cannot accept %s: %s; accepted: %s to %s"
                                            .formatted(field, told, EARLIEST, LATEST_AHEAD));
                        });
    }
}
