// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.govpulse.ingest.quarantine.QuarantineRecord;
import java.util.Optional;

/**
 * The answer to the sender about one event.
 *
 * @param id of the event, when readable
 * @param status what became of it
 * @param reason why it is not accepted, and what is expected
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
