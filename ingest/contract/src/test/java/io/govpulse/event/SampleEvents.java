// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One event of each type with every field filled, and its wire form letter by letter. */
final class SampleEvents {
    private static final Instant TIME = Instant.parse("2026-03-02T01:30:00.000123Z");

    private SampleEvents() {}

    static Map<Event, String> withWireForms() {
        Map<Event, String> samples = new LinkedHashMap<>();
        samples.put(
                event(
                        EventType.SUBMITTED,
                        0,
                        new EventData.Submitted(
                                Channel.WEB,
                                Optional.of("12441500196720244T"),
                                Optional.of("12441500196720244T4000102001000"),
                                Region.ofDivision("411523104001"),
                                Optional.of("A07"),
                                Optional.of(CaseKind.PROMISED),
                                Optional.of("china"),
                                Optional.of("p1.0a1b"),
                                Optional.of("P-1"),
                                Optional.of(false))),
                wire(
                        "submitted",
                        0,
                        """
                        {"applicant":"p1.0a1b","calendar":"china","channel":"web",\
                        "department":"12441500196720244T",\
                        "item":"12441500196720244T4000102001000","joint":false,"kind":"promised",\
                        "parent":"P-1",\
                        "region":{"city":"411500000000","county":"411523000000",\
                        "province":"410000000000","township":"411523104000",\
                        "village":"411523104001"},"window":"A07"}"""));
        samples.put(
                event(
                        EventType.ACCEPTED,
                        1,
                        new EventData.Accepted(
                                Optional.of(Limit.parse("5wd")),
                                Optional.of(Instant.parse("2026-03-09T15:59:59.999999Z")),
                                Optional.of(Limit.parse("20wd")),
                                Optional.of(Instant.parse("2026-03-30T15:59:59.999999Z")))),
                wire(
                        "accepted",
                        1,
                        """
                        {"promisedDue":"2026-03-09T15:59:59.999999Z","promisedLimit":"5wd",\
                        "statutoryDue":"2026-03-30T15:59:59.999999Z","statutoryLimit":"20wd"}"""));
        samples.put(
                event(
                        EventType.CLOCK_PAUSED,
                        0,
                        new EventData.ClockPaused(
                                PauseReason.EXPERT_REVIEW,
                                Optional.of("a"),
                                Optional.of(Limit.parse("20wd")))),
                wire(
                        "clock-paused",
                        0,
                        "{\"limit\":\"20wd\",\"pause\":\"a\",\"reason\":\"expert-review\"}"));
        samples.put(
                event(EventType.CLOCK_RESUMED, 0, new EventData.ClockResumed(Optional.of("a"))),
                wire("clock-resumed", 0, "{\"pause\":\"a\"}"));
        samples.put(
                event(
                        EventType.DECIDED,
                        0,
                        new EventData.Decided(Outcome.APPROVED, Optional.of(1))),
                wire("decided", 0, "{\"outcome\":\"approved\",\"visits\":1}"));
        samples.put(
                event(EventType.RATED, 0, new EventData.Rated(4, true, Optional.of("2"))),
                wire("rated", 0, "{\"byDefault\":true,\"level\":4,\"rating\":\"2\"}"));
        samples.put(
                event(EventType.VOIDED, 0, new EventData.Voided(Optional.of("entered twice"))),
                wire("voided", 0, "{\"reason\":\"entered twice\"}"));
        samples.put(
                event(EventType.TOMBSTONE, 7, new EventData.Tombstone()),
                wire("tombstone", 7, "{}"));
        samples.putAll(SampleServices.withWireForms());
        return samples;
    }

    static Event event(EventType type, int revision, EventData data) {
        return new Event(
                "city-hall", "row-1/" + type.shortName(), "豫A-2026/0001", TIME, revision, data);
    }

    static String wire(String type, int revision, String data) {
        return """
        {"specversion":"1.0","id":"row-1/%1$s","source":"city-hall",\
        "type":"io.govpulse.case.%1$s.v1","datacontenttype":"application/json",\
        "subject":"豫A-2026/0001","time":"2026-03-02T01:30:00.000123Z","revision":%2$d,\
        "data":%3$s}"""
                .formatted(type, revision, data);
    }
}
