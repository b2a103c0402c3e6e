package io.govpulse.streaming;

import static org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.FactKind;
import io.govpulse.cases.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.UnknownEventTypeException;
import io.govpulse.reference.Reference;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of each case, and writes what changed: the old facts with weight −1, the new
 * with +1.
 *
 * <p>Correctness stands on these assumptions:
 *
 * <ul>
 *   <li>State keeps every telling of every event, so the facts are a function of the set of events;
 *       a telling that is known already changes nothing and is not written to the raw table again.
 *   <li>State keeps the rows that were written last, to the letter; −1 cancels exactly those.
 *   <li>{@code now} of a fold is the latest of the arrivals and of the timers that fired, never the
 *       clock: replaying the same events after any crash gives the same rows.
 *   <li>Rows written between the barriers of checkpoints n − 1 and n carry the label n. Should n
 *       fail, rows of one attempt that were labelled n and rows that were labelled n + 1 are
 *       committed together by a later one: a label is never greater than the checkpoint that
 *       commits the row, and always greater than the one committed before. That is all that "up to
 *       checkpoint k" needs.
 *   <li>There is no time to live: a case may be revised after ten years.
 * </ul>
 */
final class CaseFold
        extends KeyedProcessFunction<String, Tuple5<String, byte[], Long, Integer, Long>, RowData>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Every telling that was new. */
    static final OutputTag<RowData> RAW = new OutputTag<>("raw", Rows.RAW);

    /** Signed facts of steps, questions, appointments and visits. */
    static final OutputTag<RowData> STEPS =
            new OutputTag<>("steps", Rows.changeType(FactKind.STEP));

    /** Signed facts of ratings. */
    static final OutputTag<RowData> RATINGS =
            new OutputTag<>("ratings", Rows.changeType(FactKind.RATING));

    /** What could not be folded: reason, partition, offset. */
    static final OutputTag<byte[]> REFUSED =
            new OutputTag<>("refused", BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final int generation;
    private final @Nullable String referenceFile;

    private transient Reference reference;
    private transient MapState<String, byte[]> tellings;
    private transient ValueState<byte[]> written;
    private transient ValueState<Long> toldFor;
    private transient ValueState<Long> timer;
    private transient long nextCheckpoint;

    CaseFold(int generation, Optional<Path> referenceFile) {
        this.generation = generation;
        this.referenceFile = referenceFile.map(Path::toString).orElse(null);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        nextCheckpoint = context.getRestoredCheckpointId().orElse(0) + 1;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        nextCheckpoint = context.getCheckpointId() + 1;
    }

    @Override
    public void open(OpenContext context) {
        reference =
                referenceFile == null
                        ? Reference.standard()
                        : Reference.load(Path.of(referenceFile));
        tellings =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "tellings", Types.STRING, BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        written =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "written", BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        toldFor = getRuntimeContext().getState(new ValueStateDescriptor<>("toldFor", Types.LONG));
        timer = getRuntimeContext().getState(new ValueStateDescriptor<>("timer", Types.LONG));
    }

    @Override
    public void processElement(
            Tuple5<String, byte[], Long, Integer, Long> arrival,
            Context context,
            Collector<RowData> changes)
            throws Exception {
        Event event;
        try {
            event = EventCodec.decode(arrival.f1);
            reference.check(event);
            if (!event.caseId().equals(context.getCurrentKey())) {
                throw new InvalidEventException(
                        "Cannot accept event: its key is not its case id " + event.caseId());
            }
        } catch (InvalidEventException | UnknownEventTypeException e) {
            context.output(REFUSED, RefusedEvent.encode(e.getMessage(), arrival));
            return;
        }
        byte[] wireForm = EventCodec.encode(event);
        String hash = EventCodec.contentHash(wireForm);
        if (tellings.contains(hash)) {
            return;
        }
        tellings.put(hash, wireForm);
        if (arrival.f3 != Arrival.FROM_RAW) {
            context.output(
                    RAW, Rows.raw(event, hash, wireForm, arrival, generation, nextCheckpoint));
        }
        tell(Instant.ofEpochMilli(arrival.f2), context, changes);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RowData> changes)
            throws Exception {
        timer.clear();
        byte[] before = written.value();
        if (before != null) {
            // The timer runs in milliseconds and may fire just after the instant it stands for.
            Optional<Instant> due =
                    FactRow.decodeAll(before).stream()
                            .flatMap(row -> row.value("valid_until").stream())
                            .map(Instant.class::cast)
                            .min(Instant::compareTo);
            tell(due.orElse(Instant.ofEpochMilli(timestamp)), context, changes);
        }
    }

    private void tell(Instant at, Context context, Collector<RowData> changes) throws Exception {
        Instant now = latest(at);
        toldFor.update(ChronoUnit.MICROS.between(Instant.EPOCH, now));
        List<Event> events = new ArrayList<>();
        for (byte[] telling : tellings.values()) {
            events.add(EventCodec.decode(telling));
        }
        Optional<CaseFacts> facts = CaseFacts.of(events, reference, now);
        setTimer(facts.flatMap(CaseFacts::validUntil), context);
        Map<String, FactRow> stood = new LinkedHashMap<>();
        byte[] before = written.value();
        if (before != null) {
            FactRow.decodeAll(before).forEach(row -> stood.put(row.key(), row));
        }
        List<FactRow> stands = new ArrayList<>();
        boolean changed = false;
        for (FactRow after : facts.map(FactRow::allOf).orElse(List.of())) {
            FactRow was = stood.remove(after.key());
            if (was != null && was.sameFacts(after)) {
                stands.add(was);
                continue;
            }
            if (was != null) {
                write(was, -1, context, changes);
            }
            write(after, 1, context, changes);
            stands.add(after);
            changed = true;
        }
        stood.values().forEach(row -> write(row, -1, context, changes));
        if (changed || !stood.isEmpty()) {
            written.update(stands.isEmpty() ? null : FactRow.encodeAll(stands));
        }
    }

    private void write(FactRow row, int weight, Context context, Collector<RowData> changes) {
        RowData change = Rows.change(row, weight, generation, nextCheckpoint);
        switch (row.kind()) {
            case CASE -> changes.collect(change);
            case STEP -> context.output(STEPS, change);
            case RATING -> context.output(RATINGS, change);
        }
    }

    private Instant latest(Instant at) throws Exception {
        Long before = toldFor.value();
        Instant told = before == null ? Instant.MIN : Instant.EPOCH.plus(before, ChronoUnit.MICROS);
        return told.isAfter(at) ? told : at;
    }

    private void setTimer(Optional<Instant> validUntil, Context context) throws Exception {
        Long set = timer.value();
        if (set != null) {
            context.timerService().deleteProcessingTimeTimer(set);
            timer.clear();
        }
        if (validUntil.isPresent()) {
            long due = validUntil.get().plusNanos(999_999).toEpochMilli();
            context.timerService().registerProcessingTimeTimer(due);
            timer.update(due);
        }
    }
}
