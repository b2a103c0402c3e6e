// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the streaming job writes, without Flink: raw events, and signed facts folded from
 * them, as one commit to each table for every checkpoint.
 */
public final class FactStream {

    private record Timer(Instant at, String caseId) {}

    private final Rules rules;
    private final int generation;
    private final Map<String, List<Event>> events = new HashMap<>();
    private final Map<String, Set<Event>> versions = new HashMap<>();
    private final Map<String, Map<String, FactRow>> effective = new HashMap<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparing(Timer::caseId));
    private final List<Row> raw = new ArrayList<>();
    private final Map<FactKind, List<Row>> changes = new EnumMap<>(FactKind.class);
    private long offset;
    private long checkpoint;

    public FactStream(Rules rules, int generation) {
        this.rules = rules;
        this.generation = generation;
        for (FactKind kind : FactKind.values()) {
            changes.put(kind, new ArrayList<>());
        }
    }

    /** Takes events in; clocks run up to the arrival of each. */
    public void take(List<City.ReceivedEvent> received) {
        for (City.ReceivedEvent event : received) {
            passTime(event.at());
            take(event);
        }
    }

    private void take(City.ReceivedEvent received) {
        Event event = received.event();
        if (!versions.computeIfAbsent(event.caseId(), id -> new HashSet<>()).add(event)) {
            return;
        }
        events.computeIfAbsent(event.caseId(), id -> new ArrayList<>()).add(event);
        raw.add(rawRow(received, checkpoint + 1));
        refold(event.caseId(), received.at());
    }

    /** Lets clocks run: facts that change by themselves up to then, change. */
    public void passTime(Instant now) {
        while (!timers.isEmpty() && !timers.peek().at().isAfter(now)) {
            Timer timer = timers.remove();
            refold(timer.caseId(), timer.at());
        }
    }

    private void refold(String caseId, Instant now) {
        Optional<CaseFacts> facts = CaseFacts.of(events.get(caseId), rules, now);
        facts.flatMap(CaseFacts::validUntil).ifPresent(at -> timers.add(new Timer(at, caseId)));
        Map<String, FactRow> before = effective.getOrDefault(caseId, Map.of());
        Map<String, FactRow> after = new HashMap<>();
        for (FactRow row : facts.map(FactRow::allOf).orElse(List.of())) {
            FactRow old = before.get(row.key());
            if (old != null && old.sameFacts(row)) {
                after.put(row.key(), old);
                continue;
            }
            change(old, -1);
            change(row, 1);
            after.put(row.key(), row);
        }
        before.forEach(
                (key, old) -> {
                    if (!after.containsKey(key)) {
                        change(old, -1);
                    }
                });
        effective.put(caseId, after);
    }

    private void change(@Nullable FactRow row, int weight) {
        if (row != null) {
            changes.get(row.kind()).add(changeRow(row, weight, checkpoint + 1));
        }
    }

    /** Commits what was taken in since the last one; returns the number of the checkpoint. */
    public long commit() {
        checkpoint++;
        TestLake.append(LakeTable.RAW_EVENTS, raw, generation, checkpoint);
        changes.forEach(
                (kind, rows) -> {
                    TestLake.append(LakeTable.changesOf(kind), rows, generation, checkpoint);
                    rows.clear();
                });
        raw.clear();
        return checkpoint;
    }

    /** Forgets all cases, to save memory: no event of them may come again. */
    public void forget() {
        events.clear();
        versions.clear();
        effective.clear();
        timers.clear();
    }

    /** Returns the facts that are effective now. */
    public Collection<FactRow> effective() {
        return effective.values().stream().flatMap(rows -> rows.values().stream()).toList();
    }

    /** How many different events were taken. */
    public long events() {
        return offset;
    }

    private Row rawRow(City.ReceivedEvent received, long number) {
        byte[] body = EventCodec.encode(received.event());
        Event event = received.event();
        return RowFactory.create(
                event.caseId(),
                event.source(),
                event.id(),
                event.type().wireName(),
                event.time(),
                event.revision(),
                EventCodec.contentHash(body),
                new String(body, StandardCharsets.UTF_8),
                received.at(),
                0,
                offset++,
                generation,
                number);
    }

    private Row changeRow(FactRow row, int weight, long number) {
        List<Object> values = new ArrayList<>();
        row.values().forEach(value -> values.add(value.orElse(null)));
        values.add(weight);
        values.add(generation);
        values.add(number);
        return RowFactory.create(values.toArray());
    }
}
