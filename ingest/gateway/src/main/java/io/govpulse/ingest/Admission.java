package io.govpulse.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.UnknownEventTypeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges one event and puts a pseudonym in the place of the applicant's identity. What it accepts
 * holds nothing that the codec did not understand: unknown fields end here.
 */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final Pseudonyms pseudonyms;
    private final EventChecks checks;

    Admission(Pseudonyms pseudonyms, EventChecks checks) {
        this.pseudonyms = pseudonyms;
        this.checks = checks;
    }

    /** The verdict on this JSON value; never throws for what it holds. */
    Verdict judge(JsonNode node) {
        ReceivedEvent received = new ReceivedEvent(node);
        if (received.bringsPseudonym()) {
            return new Verdict.Rejected(
                    received.readable("id"),
                    "Cannot accept data.applicant: only the intake writes pseudonyms; accepted: the"
                            + " applicant's identity as data.applicantId");
        }
        try {
            return new Verdict.Accepted(accepted(received));
        } catch (InvalidEventException | UnknownEventTypeException e) {
            return new Verdict.Quarantined(
                    Unacceptable.event(received, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // Only the kind of error: its message may quote the event.
            LOG.error("Cannot judge an event, it waits in quarantine: {}", e.getClass().getName());
            return new Verdict.Quarantined(
                    Unacceptable.event(
                            received,
                            "Cannot read event: an error of the intake, not of the event"));
        }
    }

    private Event accepted(ReceivedEvent received) {
        if (!received.isObject()) {
            throw new InvalidEventException("Cannot read event: a JSON object is accepted");
        }
        if (received.hidesData()) {
            throw new InvalidEventException(
                    "Cannot read data: a JSON object in 'data' is accepted, nothing else");
        }
        if (received.identityIsNoText()) {
            throw new InvalidEventException("Cannot accept data.applicantId: a text is accepted");
        }
        Event event = EventCodec.decode(received.withoutIdentity());
        if (received.tells(event.id()) || received.tells(event.caseNumber())) {
            throw new InvalidEventException(
                    "Cannot accept id or subject: the applicant's identity stands in it; accepted:"
                            + " identities in data.applicantId only");
        }
        checks.check(event);
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
