// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.FollowUp;
import io.govpulse.event.Outcome;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.Region;
import io.govpulse.event.VoiceData;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.java.tuple.Tuple5;

/** Events for the stream's tests, of cases whose calendar runs around the clock in UTC. */
final class CaseEvents {
    static final String SOURCE = "test";

    private CaseEvents() {}

    static Event submitted(String number, String time) {
        return event(
                number,
                "submitted",
                time,
                0,
                new EventData.Submitted(
                        Channel.WEB,
                        Optional.of("D1"),
                        Optional.of("I1"),
                        Region.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("around-the-clock/UTC"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static Event accepted(String number, String time, String promisedDue) {
        return accepted(number, time, promisedDue, 0);
    }

    static Event accepted(String number, String time, String promisedDue, int revision) {
        return event(
                number,
                "accepted",
                time,
                revision,
                new EventData.Accepted(
                        Optional.empty(),
                        Optional.of(Instant.parse(promisedDue)),
                        Optional.empty(),
                        Optional.empty()));
    }

    static Event decided(String number, String time) {
        return event(
                number,
                "decided",
                time,
                0,
                new EventData.Decided(Outcome.APPROVED, Optional.empty()));
    }

    static Event rated(String number, String time, int level) {
        return event(number, "rated", time, 0, new EventData.Rated(level, false, Optional.empty()));
    }

    static Event rectified(String number, String time) {
        return event(
                number,
                "rectified",
                time,
                0,
                new VoiceData.RatingFollowedUp(
                        Optional.empty(), FollowUp.RECTIFIED, Optional.empty()));
    }

    static Event stepFinished(String number, String time) {
        return event(
                number,
                "review",
                time,
                0,
                new ProcedureData.StepFinished("review", Optional.empty(), Optional.empty()));
    }

    static Event takenBack(Event event) {
        return new Event(
                event.source(),
                event.id(),
                event.caseNumber(),
                event.time(),
                event.revision() + 1,
                new EventData.Tombstone());
    }

    private static Event event(
            String number, String name, String time, int revision, EventData data) {
        return new Event(SOURCE, number + "/" + name, number, Instant.parse(time), revision, data);
    }

    static Tuple5<String, byte[], Long, Integer, Long> received(Event event, String at) {
        return ReceivedRecord.fromKafka(
                event.caseId(), EventCodec.encode(event), Instant.parse(at).toEpochMilli(), 0, 0);
    }
}
