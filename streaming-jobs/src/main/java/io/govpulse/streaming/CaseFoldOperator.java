// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

import io.govpulse.cases.table.FactKind;
import io.govpulse.event.InvalidEventException;
import io.govpulse.event.UnknownEventTypeException;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The operator that folds the events of each case and writes what changed: the old facts with
 * weight −1, the new with +1.
 *
 * <p>Nobody sees a row before the checkpoint that commits it. So a case is folded once before each
 * checkpoint, however many of its events were received, and until then is kept open in memory.
 *
 * <p>Correctness relies on these assumptions:
 *
 * <ul>
 *   <li>State keeps every version of every event, so the facts are a function of the set of events;
 *       a version that is known already changes nothing and is not written to the raw table again.
 *   <li>State keeps the rows that were written last, to the letter; −1 cancels exactly those.
 *   <li>Facts are determined as of the latest of the arrivals and of the timers that fired, never
 *       of the clock: replaying the same events after any crash ends at the same facts.
 *   <li>Open cases are folded before the barrier of a checkpoint is passed on: what is only in
 *       memory is in no checkpoint, and after a crash is read from Kafka again.
 *   <li>Rows written between the barriers of checkpoints n − 1 and n carry the label n. Should n
 *       fail, rows of one attempt that were labelled n and rows that were labelled n + 1 are
 *       committed together by a later one: a label is never greater than the checkpoint that
 *       commits the row, and always greater than the one committed before. That is all that "up to
 *       checkpoint k" needs.
 *   <li>A folded case is kept in memory only after state holds the same, and leaves it when its
 *       next event is received; after a failure the operator is made anew, so no case outlives its
 *       state.
 *   <li>A case that cannot be folded stops only itself. Its events are in state and {@code
 *       raw.events}, its rows stay those that were written last, so −1 still cancels them; the
 *       entry for quarantine passes the same barrier. A failure of the engine is no case's: it
 *       fails the job.
 *   <li>State has no time to live: a case may be revised after ten years.
 * </ul>
 */
final class CaseFoldOperator extends AbstractStreamOperator<RowData>
        implements OneInputStreamOperator<Tuple5<String, byte[], Long, Integer, Long>, RowData>,
                Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    /** Rows of every event version that was new. */
    static final OutputTag<RowData> RAW = new OutputTag<>("raw", Rows.RAW);

    /** Signed facts of activities: steps, questions, appointments and visits. */
    static final OutputTag<RowData> ACTIVITIES =
            new OutputTag<>("activities", Rows.changeType(FactKind.ACTIVITY));

    /** Signed facts of ratings. */
    static final OutputTag<RowData> RATINGS =
            new OutputTag<>("ratings", Rows.changeType(FactKind.RATING));

    /** Records that cannot be read and cases that cannot be folded, see {@link RefusedEvent}. */
    static final OutputTag<byte[]> REFUSED =
            new OutputTag<>("refused", BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** The greatest number of cases kept open; some kilobytes each. */
    private static final int MOST_OPEN_CASES = 5_000;

    private final int generation;
    private final int cacheSize;
    private final @Nullable String rulesFile;
    private final CaseFold fold;

    private transient Rules rules;
    private transient ValueState<byte[]> cases;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Map<String, OpenCase> openCases;
    private transient CaseCache foldedCases;
    private transient Refusals refusals;
    private transient long nextCheckpoint;

    /**
     * @param cacheSize how many event versions and rows of folded cases it keeps in memory
     * @param rulesFile the rules of a region; null for the shipped ones
     * @param fold from events to rows
     */
    CaseFoldOperator(int generation, int cacheSize, @Nullable String rulesFile, CaseFold fold) {
        this.generation = generation;
        this.cacheSize = cacheSize;
        this.rulesFile = rulesFile;
        this.fold = fold;
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
        openCases = new LinkedHashMap<>();
        foldedCases = new CaseCache(cacheSize);
        refusals = new Refusals(entry -> output.collect(REFUSED, new StreamRecord<>(entry)));
    }

    @Override
    public void processElement(StreamRecord<Tuple5<String, byte[], Long, Integer, Long>> element)
            throws Exception {
        Tuple5<String, byte[], Long, Integer, Long> received = element.getValue();
        ReadEvent read;
        @Nullable RowData raw;
        try {
            read = ReadEvent.of(received, rules);
            raw =
                    ReceivedRecord.isFromKafka(received)
                            ? Rows.raw(read, received, generation, nextCheckpoint)
                            : null;
        } catch (InvalidEventException | UnknownEventTypeException e) {
            refusals.refused(String.valueOf(e.getMessage()), received);
            return;
        } catch (RuntimeException e) {
            refusals.unreadable(e, received);
            return;
        }
        String caseId = read.event().caseId();
        OpenCase open = openCase(caseId);
        if (!open.add(read)) {
            if (open.isSetAside()) {
                // Whoever sends an event of it again asks to try again.
                keepOpen(caseId, open);
            } else {
                leaveAsItIs(caseId, open);
            }
            return;
        }
        if (raw != null) {
            output.collect(RAW, new StreamRecord<>(raw));
        }
        open.advanceTo(read.arrivedAt());
        keepOpen(caseId, open);
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> fired) throws Exception {
        OpenCase open = openCase(fired.getKey());
        if (open.timer().filter(at -> at == fired.getTimestamp()).isEmpty()) {
            leaveAsItIs(fired.getKey(), open);
            return;
        }
        open.clearTimer();
        // The timer runs in milliseconds and may fire just after the instant it was set for.
        open.advanceTo(open.validUntil().orElse(Instant.ofEpochMilli(fired.getTimestamp())));
        keepOpen(fired.getKey(), open);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("No timer runs by event time");
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
        super.prepareSnapshotPreBarrier(checkpoint);
        foldAll();
        refusals.barrierPasses();
    }

    @Override
    public void finish() throws Exception {
        foldAll();
        super.finish();
    }

    /**
     * Returns the case of the current key: open already, or folded before, or as state holds it.
     */
    private OpenCase openCase(String caseId) throws IOException {
        OpenCase open = openCases.get(caseId);
        if (open == null) {
            open = foldedCases.take(caseId);
        }
        return open == null ? OpenCase.of(cases.value()) : open;
    }

    private void leaveAsItIs(String caseId, OpenCase open) {
        if (!openCases.containsKey(caseId)) {
            foldedCases.keep(caseId, open);
        }
    }

    private void keepOpen(String caseId, OpenCase open) throws IOException {
        openCases.put(caseId, open);
        if (openCases.size() >= MOST_OPEN_CASES) {
            foldAll();
        }
    }

    private void foldAll() throws IOException {
        for (Map.Entry<String, OpenCase> each : openCases.entrySet()) {
            setCurrentKey(each.getKey());
            fold(each.getKey(), each.getValue());
            cases.update(each.getValue().encode());
            foldedCases.keep(each.getKey(), each.getValue());
        }
        openCases.clear();
    }

    /**
     * Folds a case and writes what changed. Everything that can fail because of the case is done
     * before the first row is written, so a case is written as a whole or not at all; what fails in
     * writing is the engine's and fails the job.
     */
    private void fold(String caseId, OpenCase open) {
        List<StreamRecord<RowData>> rows = new ArrayList<>();
        CaseChanges changes;
        try {
            changes =
                    CaseChanges.between(
                            open.written(), fold.rows(open.events(), rules, open.asOf()));
            for (CaseChanges.Signed signed : changes.signed()) {
                rows.add(
                        new StreamRecord<>(
                                Rows.change(
                                        signed.row(),
                                        signed.weight(),
                                        generation,
                                        nextCheckpoint)));
            }
            open.written(changes.effective());
        } catch (RuntimeException e) {
            open.setAside();
            refusals.setAside(caseId, open, e);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            write(changes.signed().get(i).row().kind(), rows.get(i));
        }
        setTimer(open);
    }

    private void write(FactKind kind, StreamRecord<RowData> change) {
        switch (kind) {
            case CASE -> output.collect(change);
            case ACTIVITY -> output.collect(ACTIVITIES, change);
            case RATING -> output.collect(RATINGS, change);
        }
    }

    private void setTimer(OpenCase open) {
        Optional<Long> due =
                open.validUntil().map(until -> until.plusNanos(999_999).toEpochMilli());
        if (due.equals(open.timer())) {
            return;
        }
        open.timer().ifPresent(at -> timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, at));
        open.clearTimer();
        if (due.isPresent()) {
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, due.get());
            open.setTimer(due.get());
        }
    }
}
