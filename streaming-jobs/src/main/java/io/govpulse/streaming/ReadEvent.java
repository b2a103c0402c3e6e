// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.event.EpochMicros;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.UnknownEventTypeException;
import io.govpulse.rules.EventChecks;
import io.govpulse.rules.Rules;
import java.time.Instant;
import org.apache.flink.api.java.tuple.Tuple5;

/**
 * A received record that was read and checked, with what the stream keeps of it.
 *
 * @param event what it says
 * @param wireForm the event as this release writes it, whatever form it came in
 * @param contentHash hash of the wire form
 * @param arrivedAt when the intake took it
 */
record ReadEvent(Event event, byte[] wireForm, String contentHash, Instant arrivedAt) {

    /**
     * Reads a record.
     *
     * @throws InvalidEventException when the contract does not accept it
     * @throws UnknownEventTypeException when its type is none of ours
     * @throws RuntimeException when it was read and cannot be kept: a fault of ours
     */
    static ReadEvent of(Tuple5<String, byte[], Long, Integer, Long> received, Rules rules) {
        Event event = EventCodec.decode(ReceivedRecord.wireForm(received));
        EventChecks.check(event, rules);
        if (!event.caseId().equals(ReceivedRecord.caseId(received))) {
            throw new InvalidEventException(
                    "Cannot accept event: its key is not its case id " + event.caseId());
        }
        byte[] wireForm = EventCodec.encode(event);
        Instant arrivedAt = ReceivedRecord.arrivedAt(received);
        // A producer sets the time of a record as it likes; state and tables hold microseconds.
        EpochMicros.of(arrivedAt);
        return new ReadEvent(event, wireForm, EventCodec.contentHash(wireForm), arrivedAt);
    }
}
