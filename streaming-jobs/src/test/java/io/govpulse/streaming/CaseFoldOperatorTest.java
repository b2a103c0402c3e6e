// SPDX-License-Identifier: Apache-2.0
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
import java.util.List;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFoldOperatorTest {
    private static final int WEIGHT = FoldHarness.WEIGHT;
    private static final int GENERATION = WEIGHT + 1;
    private static final int CHECKPOINT = WEIGHT + 2;

    private FoldHarness operator;

    @BeforeEach
    void open() throws Exception {
        operator = new FoldHarness();
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void aChangeTakesBackTheRowThatWasWritten() throws Exception {
        operator.fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        operator.fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        List<RowData> rows = operator.changes();
        assertThat(rows).extracting(row -> row.getInt(WEIGHT)).containsExactly(1, -1, 1);
        assertThat(FoldHarness.withoutWeight(rows.get(1)))
                .isEqualTo(FoldHarness.withoutWeight(rows.get(0)));
        assertThat(rows).extracting(row -> row.getInt(GENERATION)).containsOnly(7);
        assertThat(operator.net()).hasSize(1);
    }

    @Test
    void eventsThatComeTogetherAreFoldedOnceBeforeTheBarrier() throws Exception {
        operator.receive(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:03Z");
        operator.receive(
                accepted("1", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z"),
                "2026-03-02T08:00:02Z");
        operator.receive(decided("1", "2026-03-03T08:00:00Z"), "2026-03-02T08:00:01Z");
        assertThat(operator.extractOutputValues())
                .as("nobody sees a row before its commit")
                .isEmpty();
        assertThat(operator.changes()).extracting(row -> row.getInt(WEIGHT)).containsExactly(1);
        assertThat(operator.raw()).hasSize(3);
        assertThat(operator.effectiveRow("1").getTimestamp(column("as_of"), 6).toInstant())
                .as("the latest arrival, in whatever order they were received")
                .isEqualTo(Instant.parse("2026-03-02T08:00:03Z"));
    }

    @Test
    void moreCasesThanAreKeptOpenAreFoldedBetweenBarriersToo() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            operator.receive(submitted("n" + i, "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        }
        assertThat(operator.extractOutputValues()).hasSize(5_000);
        operator.receive(decided("n7", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        assertThat(operator.changes()).hasSize(5_002);
    }

    @Test
    void whatIsKnownChangesNothingAndIsNotWrittenAgain() throws Exception {
        Event event = submitted("1", "2026-03-02T08:00:00Z");
        operator.fold(event, "2026-03-02T08:00:01Z");
        operator.fold(event, "2026-03-02T09:00:00Z");
        assertThat(operator.changes()).hasSize(1);
        assertThat(operator.raw()).hasSize(1);
    }

    @Test
    void whatComesFromTheRawTableIsNotWrittenThereAgain() throws Exception {
        Event event = submitted("1", "2026-03-02T08:00:00Z");
        operator.processElement(
                ReceivedRecord.fromRawTable(
                        event.caseId(), EventCodec.encode(event), millis("2026-03-02T08:00:01Z")),
                0);
        assertThat(operator.changes()).hasSize(1);
        assertThat(operator.raw()).isEmpty();
    }

    @Test
    void anOpenCaseBecomesLateAtItsTimer() throws Exception {
        operator.setProcessingTime(millis("2026-03-02T08:00:01Z"));
        operator.fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        operator.fold(
                accepted("1", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z"),
                "2026-03-02T08:00:02Z");
        assertThat(operator.numProcessingTimeTimers()).isEqualTo(1);

        operator.setProcessingTime(millis("2026-03-04T08:00:00Z"));
        assertThat(operator.effectiveRow("1").isNullAt(column("late_on"))).isTrue();
        operator.setProcessingTime(millis("2026-03-04T08:00:00.001Z"));
        assertThat(operator.effectiveRow("1").getInt(column("late_on")))
                .isEqualTo((int) LocalDate.parse("2026-03-04").toEpochDay());
        assertThat(operator.effectiveRow("1").getTimestamp(column("as_of"), 6).toInstant())
                .as("the timer's instant, not the clock")
                .isEqualTo(Instant.parse("2026-03-04T08:00:00.000001Z"));
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    @Test
    void timersDrainToZeroWhenCasesAreDecidedOrTakenBack() throws Exception {
        operator.setProcessingTime(millis("2026-03-02T08:00:01Z"));
        Event acceptance = accepted("2", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z");
        operator.fold(
                accepted("1", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z"),
                "2026-03-02T08:00:02Z");
        operator.fold(acceptance, "2026-03-02T08:00:02Z");
        assertThat(operator.numProcessingTimeTimers()).isEqualTo(2);
        operator.fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:00Z");
        operator.fold(takenBack(acceptance), "2026-03-03T08:00:00Z");
        assertThat(operator.numProcessingTimeTimers()).as("that of the delivery").isEqualTo(1);
        operator.setProcessingTime(millis("2026-03-18T08:00:00Z"));
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    @Test
    void aCaseWhoseEventsAreAllTakenBackLeavesNoRow() throws Exception {
        Event event = submitted("1", "2026-03-02T08:00:00Z");
        operator.fold(event, "2026-03-02T08:00:01Z");
        operator.fold(takenBack(event), "2026-03-02T08:00:02Z");
        assertThat(operator.net()).isEmpty();
        operator.fold(event, "2026-03-02T08:00:03Z");
        assertThat(operator.net()).as("a replay does not bring it back").isEmpty();
    }

    @Test
    void whenTheTimerWasMissedWhileTheJobWasDownTheFactsAreTheSame() throws Exception {
        operator.setProcessingTime(millis("2026-03-09T00:00:00Z"));
        operator.fold(
                accepted("1", "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z"),
                "2026-03-02T08:00:02Z");
        operator.setProcessingTime(millis("2026-03-09T00:00:01Z"));
        assertThat(operator.effectiveRow("1").getTimestamp(column("as_of"), 6).toInstant())
                .isEqualTo(Instant.parse("2026-03-04T08:00:00.000001Z"));
    }

    @Test
    void stepsAndRatingsAreWrittenOnlyWhenTheyChange() throws Exception {
        operator.fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        operator.fold(rated("1", "2026-03-03T08:00:00Z", 2), "2026-03-03T08:00:01Z");
        operator.fold(stepFinished("1", "2026-03-03T09:00:00Z"), "2026-03-03T09:00:01Z");
        assertThat(operator.side(CaseFoldOperator.ACTIVITIES)).hasSize(1);
        assertThat(operator.side(CaseFoldOperator.RATINGS)).hasSize(1);
        assertThat(operator.changes()).hasSize(5);

        Event rectified = rectified("1", "2026-03-04T08:00:00Z");
        operator.fold(rectified, "2026-03-04T08:00:01Z");
        assertThat(operator.side(CaseFoldOperator.ACTIVITIES)).hasSize(1);
        int weight = FactKind.RATING.columns().size();
        assertThat(operator.side(CaseFoldOperator.RATINGS))
                .extracting(row -> row.getInt(weight))
                .containsExactly(1, -1, 1);

        operator.fold(takenBack(rectified), "2026-03-05T08:00:01Z");
        assertThat(operator.side(CaseFoldOperator.RATINGS))
                .extracting(row -> row.getInt(weight))
                .containsExactly(1, -1, 1, -1, 1);
    }

    @Test
    void aBadRatingThatNobodyRectifiesBecomesOverdueAtItsTimer() throws Exception {
        operator.setProcessingTime(millis("2026-03-03T08:00:01Z"));
        operator.fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        operator.fold(rated("1", "2026-03-03T08:00:00Z", 1), "2026-03-03T08:00:01Z");
        assertThat(operator.numProcessingTimeTimers()).isEqualTo(1);
        operator.setProcessingTime(millis("2026-03-10T08:00:00Z"));
        assertThat(operator.changes())
                .as("accepted, because nobody answered the application")
                .hasSize(5);
        operator.setProcessingTime(millis("2026-04-03T08:00:00Z"));
        int overdue =
                FactKind.RATING.columns().stream()
                        .map(column -> column.name())
                        .toList()
                        .indexOf("overdue_on");
        assertThat(operator.side(CaseFoldOperator.RATINGS))
                .extracting(row -> row.isNullAt(overdue))
                .containsExactly(true, true, false);
        assertThat(operator.changes())
                .as("with the rating's clock passed, the case has no valid_until any more")
                .hasSize(7);
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1990-01-01T00:00:00Z", "2999-12-31T00:00:00Z", "9999-12-31T00:00:00Z"})
    void aPromiseAtTheEndsOfTimeIsFoldedRestoredAndTakenBack(String promise) throws Exception {
        operator.fold(accepted("1", "2026-03-02T08:00:00Z", promise), "2026-03-02T08:00:01Z");
        OperatorSubtaskState state = operator.snapshot(4, 0);
        operator.close();
        operator = new FoldHarness();
        operator.setRestoredCheckpointId(4);
        operator.initializeState(state);
        operator.open();
        operator.fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");

        assertThat(operator.changes()).extracting(row -> row.getInt(WEIGHT)).containsExactly(-1, 1);
        assertThat(operator.changes())
                .extracting(row -> row.getTimestamp(column("promised_due"), 6).toInstant())
                .containsOnly(Instant.parse(promise));
    }

    @Test
    void rowsAfterACheckpointCarryTheNumberOfTheNext() throws Exception {
        operator.fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
        OperatorSubtaskState state = operator.snapshot(4, 0);
        operator.fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        assertThat(operator.changes())
                .extracting(row -> row.getLong(CHECKPOINT))
                .containsExactly(1L, 5L, 5L);

        operator.close();
        operator = new FoldHarness();
        operator.setRestoredCheckpointId(4);
        operator.initializeState(state);
        operator.open();
        operator.fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        assertThat(operator.changes())
                .extracting(row -> row.getLong(CHECKPOINT))
                .containsExactly(5L, 5L);
        assertThat(operator.changes()).extracting(row -> row.getInt(WEIGHT)).containsExactly(-1, 1);
    }

    @Test
    void whatCannotBeFoldedIsRefusedWithAReasonAndStopsNothing() throws Exception {
        operator.processElement(
                ReceivedRecord.fromKafka("test:1", "{".getBytes(StandardCharsets.UTF_8), 0, 2, 11),
                0);
        operator.fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
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
        assertThat(operator.net()).hasSize(1);
    }

    private static int column(String name) {
        return CaseColumns.ALL.stream().map(c -> c.name()).toList().indexOf(name);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
