package io.govpulse.ingest.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.event.EventType;

/**
 * An event on its way to the intake.
 *
 * @param row it was made of
 * @param type of the event
 * @param wire the CloudEvent, with the applicant's identity still in clear
 */
record OutgoingEvent(long row, EventType type, ObjectNode wire) {}
