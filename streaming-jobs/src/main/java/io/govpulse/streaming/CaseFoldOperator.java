package io.govpulse.streaming;

import static org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.UnknownEventTypeException;
import io.govpulse.rules.EventChecks;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of each case, and writes what changed: the old facts with weight −1, the new
 * with +1.
 *
 * <p>Nobody sees a row before the checkpoint that commits it. So a case is folded once before each
 * checkpoint, however many of its events came, and until then is kept open in memory.
 *
 * <p>Correctness stands on these assumptions:
 *
 * <ul>
 *   <li>State keeps every telling of every event, so the facts are a function of the set of events;
 *       a telling that is known already changes nothing and is not written to the raw table again.
 *   <li>State keeps the rows that were written last, to the letter; −1 cancels exactly those.
 *   <li>{@code now} of a fold is the latest of the arrivals and of the timers that fired, never the
 *       clock: replaying the same events after any crash ends at the same facts.
 *   <li>Open cases are folded before the barrier of a checkpoint goes on: what is in memory only is
 *       in no checkpoint, and after a crash comes from Kafka again.
 *   <li>Rows written between the barriers of checkpoints n − 1 and n carry the label n. Should n
 *       fail, rows of one attempt that were labelled n and rows that were labelled n + 1 are
 *       committed together by a later one: a label is never greater than the checkpoint that
 *       commits the row, and always greater than the one committed before. That is all that "up to
 *       checkpoint k" needs.
 *   <li>There is no time to live: a case may be revised after ten years.
 * </ul>
 */
final class CaseFoldOperator extends AbstractStreamOperator<RowData>
        implements OneInputStreamOperator<Tuple5<String, byte[], Long, Integer, Long>, RowData>,
                Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    /** Every telling that was new. */
    static final OutputTag<RowData> RAW = new OutputTag<>("raw", Rows.RAW);

    /** Signed facts of steps, questions, appointments and visits. */
    static final OutputTag<RowData> ACTIVITIES =
            new OutputTag<>("activities", Rows.changeType(FactKind.ACTIVITY));

    /** Signed facts of ratings. */
    static final OutputTag<RowData> RATINGS =
            new OutputTag<>("ratings", Rows.changeType(FactKind.RATING));

    /** What could not be folded: reason, partition, offset. */
    static final OutputTag<byte[]> REFUSED =
            new OutputTag<>("refused", BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** How many cases are kept open at most; some kilobytes each. */
    private static final int OPEN_CASES = 5_000;

    private final int generation;
    private final @Nullable String rulesFile;

    private transient Rules rules;
    private transient ValueState<byte[]> cases;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Map<String, OpenCase> open;
    private transient long nextCheckpoint;

    CaseFoldOperator(int generation, Optional<Path> rulesFile) {
        this.generation = generation;
        this.rulesFile = rulesFile.map(Path::toString).orElse(null);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        nextCheckpoint = context.getRestoredCheckpointId().orElse(0) + 1;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        nextCheckpoint = context.getCheckpointId() + 1;
    }

    @Override
    public void open() throws Exception {
        super.open();
        rules = rulesFile == null ? Rules.standard() : Rules.load(Path.of(rulesFile));
        cases =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "cases", BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        timers = getInternalTimerService("timers", VoidNamespaceSerializer.INSTANCE, this);
        open = new LinkedHashMap<>();
    }

    @Override
    public void processElement(StreamRecord<Tuple5<String, byte[], Long, Integer, Long>> element)
            throws Exception {
        Tuple5<String, byte[], Long, Integer, Long> arrival = element.getValue();
        Event event;
        try {
            event = EventCodec.decode(arrival.f1);
            EventChecks.check(event);
            if (!event.caseId().equals(arrival.f0)) {
                throw new InvalidEventException(
                        "Cannot accept event: its key is not its case id " + event.caseId());
            }
        } catch (InvalidEventException | UnknownEventTypeException e) {
            output.collect(
                    REFUSED, new StreamRecord<>(RefusedEvent.encode(e.getMessage(), arrival)));
            return;
        }
        byte[] wireForm = EventCodec.encode(event);
        String hash = EventCodec.contentHash(wireForm);
        OpenCase found = openCase(arrival.f0);
        if (!found.add(hash, wireForm, event)) {
            return;
        }
        if (arrival.f3 != ReceivedRecord.FROM_RAW) {
            output.collect(
                    RAW,
                    new StreamRecord<>(
                            Rows.raw(event, hash, wireForm, arrival, generation, nextCheckpoint)));
        }
        found.tellFor(Instant.ofEpochMilli(arrival.f2));
        keepOpen(arrival.f0, found);
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> fired) throws Exception {
        OpenCase found = openCase(fired.getKey());
        if (found.timer().filter(at -> at == fired.getTimestamp()).isEmpty()) {
            return;
        }
        found.timer(Optional.empty());
        // The timer runs in milliseconds and may fire just after the instant it stands for.
        found.tellFor(found.validUntil().orElse(Instant.ofEpochMilli(fired.getTimestamp())));
        keepOpen(fired.getKey(), found);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("No timer runs by event time");
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
        super.prepareSnapshotPreBarrier(checkpoint);
        foldAll();
    }

    @Override
    public void finish() throws Exception {
        foldAll();
        super.finish();
    }

    /** The case of the current key: open already, or as state holds it. */
    private OpenCase openCase(String caseId) throws IOException {
        OpenCase found = open.get(caseId);
        return found == null ? OpenCase.of(cases.value()) : found;
    }

    private void keepOpen(String caseId, OpenCase changed) throws IOException {
        open.put(caseId, changed);
        if (open.size() >= OPEN_CASES) {
            foldAll();
        }
    }

    private void foldAll() throws IOException {
        for (Map.Entry<String, OpenCase> each : open.entrySet()) {
            setCurrentKey(each.getKey());
            fold(each.getValue());
            cases.update(each.getValue().encode());
        }
        open.clear();
    }

    private void fold(OpenCase changed) {
        Optional<CaseFacts> facts = CaseFacts.of(changed.events(), rules, changed.now());
        setTimer(changed, facts.flatMap(CaseFacts::validUntil));
        Map<String, FactRow> stood = new LinkedHashMap<>();
        changed.written().forEach(row -> stood.put(row.key(), row));
        List<FactRow> stands = new ArrayList<>();
        for (FactRow after : facts.map(FactRow::allOf).orElse(List.of())) {
            FactRow before = stood.remove(after.key());
            if (before != null && before.sameFacts(after)) {
                stands.add(before);
                continue;
            }
            if (before != null) {
                write(before, -1);
            }
            write(after, 1);
            stands.add(after);
        }
        stood.values().forEach(row -> write(row, -1));
        changed.written(stands);
    }

    private void write(FactRow row, int weight) {
        StreamRecord<RowData> change =
                new StreamRecord<>(Rows.change(row, weight, generation, nextCheckpoint));
        switch (row.kind()) {
            case CASE -> output.collect(change);
            case ACTIVITY -> output.collect(ACTIVITIES, change);
            case RATING -> output.collect(RATINGS, change);
        }
    }

    private void setTimer(OpenCase changed, Optional<Instant> validUntil) {
        Optional<Long> due = validUntil.map(until -> until.plusNanos(999_999).toEpochMilli());
        if (Objects.equals(due, changed.timer())) {
            return;
        }
        changed.timer()
                .ifPresent(at -> timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, at));
        due.ifPresent(at -> timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, at));
        changed.timer(due);
    }
}
