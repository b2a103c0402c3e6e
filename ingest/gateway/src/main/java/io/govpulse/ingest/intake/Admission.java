// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.UnknownEventTypeException;
import io.govpulse.ingest.privacy.Pseudonyms;
import io.govpulse.ingest.privacy.ReceivedEvent;
import io.govpulse.ingest.quarantine.Unacceptable;
import io.govpulse.rules.EventChecks;
import io.govpulse.rules.Rules;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The check of one event at the door, which puts a pseudonym in the place of the applicant's
 * identity. What it accepts holds nothing that the codec did not understand: unknown fields end
 * here.
 */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final Pseudonyms pseudonyms;
    private final Rules rules;
    private final InstantSource clock;

    Admission(Pseudonyms pseudonyms, Rules rules, InstantSource clock) {
        this.pseudonyms = pseudonyms;
        this.rules = rules;
        this.clock = clock;
    }

    /** Checks this JSON value; never throws for what it holds. */
    Verdict check(JsonNode node) {
        ReceivedEvent received = new ReceivedEvent(node);
        if (received.bringsPseudonym()) {
            return new Verdict.Rejected(
                    received.readable("id"),
                    "Cannot accept data.applicant: only the intake writes pseudonyms; expected the"
                            + " applicant's identity as data.applicantId");
        }
        try {
            return new Verdict.Accepted(accepted(received));
        } catch (InvalidEventException | UnknownEventTypeException e) {
            return new Verdict.Quarantined(
                    Unacceptable.event(received, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // Only the kind of error: its message may quote the event.
            LOG.error("Cannot check an event, it waits in quarantine: {}", e.getClass().getName());
            return new Verdict.Quarantined(
                    Unacceptable.event(
                            received,
                            "Cannot read event: an error of the intake, not of the event"));
        }
    }

    private Event accepted(ReceivedEvent received) {
        if (!received.isObject()) {
            throw new InvalidEventException("Cannot read event: no object; expected a JSON object");
        }
        if (received.hidesData()) {
            throw new InvalidEventException(
                    "Cannot read data: no object in 'data'; expected a JSON object there, and only there");
        }
        if (received.identityIsNoText()) {
            throw new InvalidEventException(
                    "Cannot accept data.applicantId: no text; expected a text");
        }
        Event event = EventCodec.decode(received.withoutIdentity());
        if (received.reveals(event.id()) || received.reveals(event.caseNumber())) {
            throw new InvalidEventException(
                    "Cannot accept id or subject: the applicant's identity is in it; expected"
                            + " identities in data.applicantId only");
        }
        EventChecks.checkArriving(event, rules, clock.instant());
        return withPseudonym(event, received);
    }

    private Event withPseudonym(Event event, ReceivedEvent received) {
        if (!(event.data() instanceof EventData.Submitted submitted)) {
            return event;
        }
        return received.identity()
                .map(
                        identity ->
                                new Event(
                                        event.source(),
                                        event.id(),
                                        event.caseNumber(),
                                        event.time(),
                                        event.revision(),
                                        submitted.withApplicant(pseudonyms.of(identity))))
                .orElse(event);
    }
}
