package io.govpulse.ingest;

import io.govpulse.event.Event;
import java.util.Optional;

/** What the intake thinks of one event, before anything is written. */
sealed interface Verdict {

    /** It goes to the stream. */
    record Accepted(Event event) implements Verdict {}

    /** It is kept in quarantine until it can be mended, or a release comes that knows it. */
    record Quarantined(Unacceptable event) implements Verdict {}

    /** It is not kept: nobody but the intake may say this. */
    record Rejected(Optional<String> eventId, String reason) implements Verdict {}
}
