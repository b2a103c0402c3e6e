// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import io.govpulse.event.Event;
import io.govpulse.ingest.quarantine.Unacceptable;
import java.util.Optional;

/** The result of checking one event, before anything is written. */
sealed interface Verdict {

    /** It goes to the stream. */
    record Accepted(Event event) implements Verdict {}

    /** It is kept in quarantine until it can be corrected, or a release comes that knows it. */
    record Quarantined(Unacceptable event) implements Verdict {}

    /** It is not kept: it holds what nobody but the intake may write. */
    record Rejected(Optional<String> eventId, String reason) implements Verdict {}
}
