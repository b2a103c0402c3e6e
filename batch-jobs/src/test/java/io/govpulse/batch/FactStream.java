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
 * What the streaming job writes, without Flink: raw events, and signed facts folded from them, as
 * one commit to each table for every checkpoint.
 */
public final class FactStream {

    private record Timer(Instant at, String caseId) {}

    private final Rules rules;
    private final int generation;
    private final Map<String, List<Event>> events = new HashMap<>();
    private final Map<String, Set<Event>> told = new HashMap<>();
    private final Map<String, Map<String, FactRow>> standing = new HashMap<>();
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

    /** Takes events in; clocks run up to each arrival. */
    public void take(List<City.Arrival> arrivals) {
        for (City.Arrival arrival : arrivals) {
            passTime(arrival.at());
            take(arrival);
        }
    }

    private void take(City.Arrival arrival) {
        Event event = arrival.event();
        if (!told.computeIfAbsent(event.caseId(), id -> new HashSet<>()).add(event)) {
            return;
        }
        events.computeIfAbsent(event.caseId(), id -> new ArrayList<>()).add(event);
        raw.add(rawRow(arrival, checkpoint + 1));
        refold(event.caseId(), arrival.at());
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
        Map<String, FactRow> stood = standing.getOrDefault(caseId, Map.of());
        Map<String, FactRow> stands = new HashMap<>();
        for (FactRow after : facts.map(FactRow::allOf).orElse(List.of())) {
            FactRow before = stood.get(after.key());
            if (before != null && before.sameFacts(after)) {
                stands.put(after.key(), before);
                continue;
            }
            change(before, -1);
            change(after, 1);
            stands.put(after.key(), after);
        }
        stood.forEach(
                (key, before) -> {
                    if (!stands.containsKey(key)) {
                        change(before, -1);
                    }
                });
        standing.put(caseId, stands);
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

    /** Forgets all cases, to save memory: none of them may be told of again. */
    public void forget() {
        events.clear();
        told.clear();
        standing.clear();
        timers.clear();
    }

    /** The facts that stand now. */
    public Collection<FactRow> standing() {
        return standing.values().stream().flatMap(rows -> rows.values().stream()).toList();
    }

    /** How many different events were taken. */
    public long events() {
        return offset;
    }

    private Row rawRow(City.Arrival arrival, long number) {
        byte[] body = EventCodec.encode(arrival.event());
        Event event = arrival.event();
        return RowFactory.create(
                event.caseId(),
                event.source(),
                event.id(),
                event.type().wireName(),
                event.time(),
                event.revision(),
                EventCodec.contentHash(body),
                new String(body, StandardCharsets.UTF_8),
                arrival.at(),
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
