// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.table.CaseColumns;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventData;
import io.govpulse.event.Outcome;
import io.govpulse.event.Region;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes one case as the stream does: raw events, and signed rows of the real fold's facts. */
final class CaseRows {
    static final String PSEUDONYM = "p-3f9a1c77-never-shown";

    private final LakeFixture lake;
    private final String source;
    private final String number;
    private final int generation;
    private final List<Event> events = new ArrayList<>();
    private Optional<FactRow> written = Optional.empty();
    private long offset;

    CaseRows(LakeFixture lake, String source, String number, int generation) {
        this.lake = lake;
        this.source = source;
        this.number = number;
        this.generation = generation;
    }

    CaseRows submitted(Instant at, long checkpoint) {
        return received(
                event(
                        "s",
                        at,
                        0,
                        new EventData.Submitted(
                                Channel.WEB,
                                Optional.of("PWDx"),
                                Optional.of("pothole"),
                                Region.UNKNOWN,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(PSEUDONYM),
                                Optional.empty(),
                                Optional.empty())),
                at.plusSeconds(1),
                checkpoint);
    }

    CaseRows decided(Instant at, int revision, Outcome outcome, long checkpoint) {
        return received(
                event("d", at, revision, new EventData.Decided(outcome, Optional.empty())),
                at.plusSeconds(1 + revision),
                checkpoint);
    }

    CaseRows takenBack(String id, Instant at, long checkpoint) {
        return received(event(id, at, 9, new EventData.Tombstone()), at.plusSeconds(1), checkpoint);
    }

    /** Begins a new generation: facts of all events so far, and no raw rows. */
    CaseRows rebuilt(int newGeneration, long checkpoint) {
        CaseRows next = new CaseRows(lake, source, number, newGeneration);
        next.events.addAll(events);
        next.fold(Instant.parse("2011-08-31T00:00:00Z"), checkpoint);
        return next;
    }

    private Event event(String id, Instant at, int revision, EventData data) {
        return new Event(source, number + "-" + id, number, at, revision, data);
    }

    private CaseRows received(Event event, Instant arrivedAt, long checkpoint) {
        byte[] body = EventCodec.encode(event);
        Map<String, Object> raw = new HashMap<>();
        raw.put("case_id", event.caseId());
        raw.put("source", event.source());
        raw.put("event_id", event.id());
        raw.put("type", event.type().wireName());
        raw.put("happened_at", event.time());
        raw.put("revision", event.revision());
        raw.put("content_hash", EventCodec.contentHash(body));
        raw.put("body", new String(body, StandardCharsets.UTF_8));
        raw.put("arrived_at", arrivedAt);
        raw.put("kafka_partition", 0);
        raw.put("kafka_offset", offset++);
        raw.put("generation", generation);
        raw.put("checkpoint", checkpoint);
        lake.append(LakeTable.RAW_EVENTS, List.of(raw));
        events.add(event);
        fold(arrivedAt, checkpoint);
        return this;
    }

    private void fold(Instant now, long checkpoint) {
        Optional<FactRow> after =
                CaseFacts.of(events, Rules.standard(), now)
                        .map(facts -> FactRow.allOf(facts).get(0));
        List<Map<String, Object>> rows = new ArrayList<>();
        written.ifPresent(row -> rows.add(signed(row, -1, checkpoint)));
        after.ifPresent(row -> rows.add(signed(row, 1, checkpoint)));
        lake.append(LakeTable.CASE_CHANGES, rows);
        written = after;
    }

    private Map<String, Object> signed(FactRow facts, int weight, long checkpoint) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < CaseColumns.ALL.size(); i++) {
            String name = CaseColumns.ALL.get(i).name();
            facts.values().get(i).ifPresent(value -> row.put(name, value));
        }
        row.put("weight", weight);
        row.put("generation", generation);
        row.put("checkpoint", checkpoint);
        return row;
    }
}
