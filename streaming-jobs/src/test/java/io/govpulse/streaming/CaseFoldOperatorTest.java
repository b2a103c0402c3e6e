package io.govpulse.streaming;

import static io.govpulse.streaming.CaseEvents.accepted;
import static io.govpulse.streaming.CaseEvents.decided;
import static io.govpulse.streaming.CaseEvents.rated;
import static io.govpulse.streaming.CaseEvents.received;
import static io.govpulse.streaming.CaseEvents.rectified;
import static io.govpulse.streaming.CaseEvents.stepFinished;
import static io.govpulse.streaming.CaseEvents.submitted;
import static io.govpulse.streaming.CaseEvents.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.CaseColumns;
import io.govpulse.cases.table.FactKind;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseFoldOperatorTest {
    private static final int WEIGHT = CaseColumns.ALL.size();
    private static final int GENERATION = WEIGHT + 1;
    private static final int CHECKPOINT = WEIGHT + 2;

    private KeyedOneInputStreamOperatorTestHarness<
                    String, Tuple5<String, byte[], Long, Integer, Long>, RowData>
            operator;

    @BeforeEach
    void open() throws Exception {
        operator = harness();
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    private static KeyedOneInputStreamOperatorTestHarness<
                    String, Tuple5<String, byte[], Long, Integer, Long>, RowData>
            harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new CaseFoldOperator(7), ReceivedRecord::caseId, Types.STRING);
    }

    @Test
    void aChangeTakesBackTheRowThatWasWritten() throws Exception {
        fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        List<RowData> rows = changes();
        assertThat(rows).extracting(row -> row.getInt(WEIGHT)).containsExactly(1, -1, 1);
        assertThat(withoutWeight(rows.get(1))).isEqualTo(withoutWeight(rows.get(0)));
        assertThat(rows).extracting(row -> row.getInt(GENERATION)).containsOnly(7);
        assertThat(net()).hasSize(1);
    }

    @Test
    void eventsThatComeTogetherAreFoldedOnceBeforeTheBarrier() throws Exception {
        receive(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:03Z");
        receive(
                accepted("1", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z"),
                "2026-03-02T08:00:02Z");
        receive(decided("1", "2026-03-03T08:00:00Z"), "2026-03-02T08:00:01Z");
        assertThat(operator.extractOutputValues())
                .as("nobody sees a row before its commit")
                .isEmpty();
        assertThat(changes()).extracting(row -> row.getInt(WEIGHT)).containsExactly(1);
        assertThat(raw()).hasSize(3);
        assertThat(effectiveRow("1").getTimestamp(column("as_of"), 6).toInstant())
                .as("the latest arrival, in whatever order they were received")
                .isEqualTo(Instant.parse("2026-03-02T08:00:03Z"));
    }

    @Test
    void moreCasesThanAreKeptOpenAreFoldedBetweenBarriersToo() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            receive(submitted("n" + i, "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        }
        assertThat(operator.extractOutputValues()).hasSize(5_000);
        receive(decided("n7", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        assertThat(changes()).hasSize(5_002);
    }

    @Test
    void whatIsKnownChangesNothingAndIsNotWrittenAgain() throws Exception {
        Event event = submitted("1", "2026-03-02T08:00:00Z");
        fold(event, "2026-03-02T08:00:01Z");
        fold(event, "2026-03-02T09:00:00Z");
        assertThat(changes()).hasSize(1);
        assertThat(raw()).hasSize(1);
    }

    @Test
    void whatComesFromTheRawTableIsNotWrittenThereAgain() throws Exception {
        Event event = submitted("1", "2026-03-02T08:00:00Z");
        operator.processElement(
                ReceivedRecord.fromRawTable(
                        event.caseId(), EventCodec.encode(event), millis("2026-03-02T08:00:01Z")),
                0);
        assertThat(changes()).hasSize(1);
        assertThat(raw()).isEmpty();
    }

    @Test
    void anOpenCaseBecomesLateAtItsTimer() throws Exception {
        operator.setProcessingTime(millis("2026-03-02T08:00:01Z"));
        fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        fold(accepted("1", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z"), "2026-03-02T08:00:02Z");
        assertThat(operator.numProcessingTimeTimers()).isEqualTo(1);

        operator.setProcessingTime(millis("2026-03-04T08:00:00Z"));
        assertThat(effectiveRow("1").isNullAt(column("late_on"))).isTrue();
        operator.setProcessingTime(millis("2026-03-04T08:00:00.001Z"));
        assertThat(effectiveRow("1").getInt(column("late_on")))
                .isEqualTo((int) LocalDate.parse("2026-03-04").toEpochDay());
        assertThat(effectiveRow("1").getTimestamp(column("as_of"), 6).toInstant())
                .as("the timer's instant, not the clock")
                .isEqualTo(Instant.parse("2026-03-04T08:00:00.000001Z"));
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    @Test
    void timersDrainToZeroWhenCasesAreDecidedOrTakenBack() throws Exception {
        operator.setProcessingTime(millis("2026-03-02T08:00:01Z"));
        Event acceptance = accepted("2", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z");
        fold(accepted("1", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z"), "2026-03-02T08:00:02Z");
        fold(acceptance, "2026-03-02T08:00:02Z");
        assertThat(operator.numProcessingTimeTimers()).isEqualTo(2);
        fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:00Z");
        fold(takenBack(acceptance), "2026-03-03T08:00:00Z");
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    @Test
    void aCaseWhoseEventsAreAllTakenBackLeavesNoRow() throws Exception {
        Event event = submitted("1", "2026-03-02T08:00:00Z");
        fold(event, "2026-03-02T08:00:01Z");
        fold(takenBack(event), "2026-03-02T08:00:02Z");
        assertThat(net()).isEmpty();
        fold(event, "2026-03-02T08:00:03Z");
        assertThat(net()).as("a replay does not bring it back").isEmpty();
    }

    @Test
    void whenTheTimerWasMissedWhileTheJobWasDownTheFactsAreTheSame() throws Exception {
        operator.setProcessingTime(millis("2026-03-09T00:00:00Z"));
        fold(accepted("1", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z"), "2026-03-02T08:00:02Z");
        operator.setProcessingTime(millis("2026-03-09T00:00:01Z"));
        assertThat(effectiveRow("1").getTimestamp(column("as_of"), 6).toInstant())
                .isEqualTo(Instant.parse("2026-03-04T08:00:00.000001Z"));
    }

    @Test
    void stepsAndRatingsAreWrittenOnlyWhenTheyChange() throws Exception {
        fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        fold(rated("1", "2026-03-03T08:00:00Z", 2), "2026-03-03T08:00:01Z");
        fold(stepFinished("1", "2026-03-03T09:00:00Z"), "2026-03-03T09:00:01Z");
        assertThat(side(CaseFoldOperator.ACTIVITIES)).hasSize(1);
        assertThat(side(CaseFoldOperator.RATINGS)).hasSize(1);
        assertThat(changes()).hasSize(5);

        Event rectified = rectified("1", "2026-03-04T08:00:00Z");
        fold(rectified, "2026-03-04T08:00:01Z");
        assertThat(side(CaseFoldOperator.ACTIVITIES)).hasSize(1);
        int weight = FactKind.RATING.columns().size();
        assertThat(side(CaseFoldOperator.RATINGS))
                .extracting(row -> row.getInt(weight))
                .containsExactly(1, -1, 1);

        fold(takenBack(rectified), "2026-03-05T08:00:01Z");
        assertThat(side(CaseFoldOperator.RATINGS))
                .extracting(row -> row.getInt(weight))
                .containsExactly(1, -1, 1, -1, 1);
    }

    @Test
    void aBadRatingThatNobodyRectifiesBecomesOverdueAtItsTimer() throws Exception {
        operator.setProcessingTime(millis("2026-03-03T08:00:01Z"));
        fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        fold(rated("1", "2026-03-03T08:00:00Z", 1), "2026-03-03T08:00:01Z");
        assertThat(operator.numProcessingTimeTimers()).isEqualTo(1);
        operator.setProcessingTime(millis("2026-04-03T08:00:00Z"));
        int overdue =
                FactKind.RATING.columns().stream()
                        .map(column -> column.name())
                        .toList()
                        .indexOf("overdue_on");
        assertThat(side(CaseFoldOperator.RATINGS))
                .extracting(row -> row.isNullAt(overdue))
                .containsExactly(true, true, false);
        assertThat(changes()).as("the case itself did not change").hasSize(3);
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    private List<RowData> side(OutputTag<RowData> tag) {
        beforeTheBarrier();
        List<RowData> rows = new ArrayList<>();
        if (operator.getSideOutput(tag) != null) {
            operator.getSideOutput(tag).forEach(record -> rows.add(record.getValue()));
        }
        return rows;
    }

    @Test
    void rowsAfterACheckpointCarryTheNumberOfTheNext() throws Exception {
        fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        OperatorSubtaskState state = operator.snapshot(4, 0);
        fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        assertThat(changes())
                .extracting(row -> row.getLong(CHECKPOINT))
                .containsExactly(1L, 5L, 5L);

        operator.close();
        operator = harness();
        operator.setRestoredCheckpointId(4);
        operator.initializeState(state);
        operator.open();
        fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        assertThat(changes()).extracting(row -> row.getLong(CHECKPOINT)).containsExactly(5L, 5L);
        assertThat(changes()).extracting(row -> row.getInt(WEIGHT)).containsExactly(-1, 1);
    }

    @Test
    void whatCannotBeFoldedIsRefusedWithAReasonAndStopsNothing() throws Exception {
        operator.processElement(
                ReceivedRecord.fromKafka("test:1", "{".getBytes(StandardCharsets.UTF_8), 0, 2, 11),
                0);
        fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        Tuple5<String, byte[], Long, Integer, Long> underAnotherKey =
                received(submitted("2", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        underAnotherKey.f0 = "test:3";
        operator.processElement(underAnotherKey, 0);
        List<String> refused = new ArrayList<>();
        operator.getSideOutput(CaseFoldOperator.REFUSED)
                .forEach(
                        record ->
                                refused.add(new String(record.getValue(), StandardCharsets.UTF_8)));
        assertThat(refused).hasSize(2);
        assertThat(refused.get(0)).contains("Cannot read event", "approval-events-2@11");
        assertThat(refused.get(1)).contains("its key is not its case id test:2");
        assertThat(net()).hasSize(1);
    }

    private void fold(Event event, String at) throws Exception {
        receive(event, at);
        beforeTheBarrier();
    }

    private void receive(Event event, String at) throws Exception {
        operator.processElement(received(event, at), 0);
    }

    private void beforeTheBarrier() {
        try {
            operator.prepareSnapshotPreBarrier(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<RowData> changes() {
        beforeTheBarrier();
        return operator.extractOutputValues();
    }

    private List<RowData> raw() {
        return side(CaseFoldOperator.RAW);
    }

    private Map<List<Object>, Integer> net() {
        Map<List<Object>, Integer> net = new HashMap<>();
        for (RowData row : changes()) {
            net.merge(withoutWeight(row), row.getInt(WEIGHT), Integer::sum);
        }
        net.values().removeIf(weight -> weight == 0);
        assertThat(net.values()).allMatch(weight -> weight == 1);
        return net;
    }

    private RowData effectiveRow(String number) {
        RowData effective = null;
        for (RowData row : changes()) {
            if (row.getString(2).toString().equals(number) && row.getInt(WEIGHT) == 1) {
                effective = row;
            }
        }
        return Objects.requireNonNull(effective);
    }

    private static List<Object> withoutWeight(RowData row) {
        GenericRowData generic = (GenericRowData) row;
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < WEIGHT; i++) {
            values.add(generic.getField(i));
        }
        return values;
    }

    private static int column(String name) {
        return CaseColumns.ALL.stream().map(c -> c.name()).toList().indexOf(name);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
