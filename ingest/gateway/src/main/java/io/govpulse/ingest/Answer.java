package io.govpulse.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What the sender is told of one event.
 *
 * @param id of the event, when readable
 * @param status what became of it
 * @param reason why it is not accepted, and what would be
 * @param quarantineId under which it waits
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Answer(
        Optional<String> id,
        String status,
        Optional<String> reason,
        Optional<String> quarantineId) {

    private static final String ACCEPTED = "accepted";

    static Answer accepted(String id) {
        return new Answer(Optional.of(id), ACCEPTED, Optional.empty(), Optional.empty());
    }

    static Answer rejected(Verdict.Rejected rejected) {
        return new Answer(
                rejected.eventId(), "rejected", Optional.of(rejected.reason()), Optional.empty());
    }

    static Answer quarantined(QuarantineRecord entry) {
        return new Answer(
                entry.eventId(),
                "quarantined",
                Optional.of(entry.reason()),
                Optional.of(entry.id()));
    }

    boolean isAccepted() {
        return status.equals(ACCEPTED);
    }
}
