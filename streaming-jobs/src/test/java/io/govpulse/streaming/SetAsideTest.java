// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static io.govpulse.streaming.CaseEvents.decided;
import static io.govpulse.streaming.CaseEvents.rated;
import static io.govpulse.streaming.CaseEvents.received;
import static io.govpulse.streaming.CaseEvents.stepFinished;
import static io.govpulse.streaming.CaseEvents.submitted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case that cannot be folded, and a record that cannot be kept, stop nothing but themselves. */
class SetAsideTest {
    /** Overflows for a case that is decided, unless its step is finished too. */
    private static final CaseFold OVERFLOWING =
            (events, rules, asOf) -> {
                if (has(events, "1/decided") && !has(events, "1/review")) {
                    throw new ArithmeticException("long overflow");
                }
                return CaseFold.standard().rows(events, rules, asOf);
            };

    private FoldHarness operator;

    @BeforeEach
    void open() throws Exception {
        operator = new FoldHarness(OVERFLOWING);
        operator.open();
        operator.fold(submitted("1", "2026-03-02T08:00:00Z"), "2026-03-02T08:00:01Z");
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void theCaseWaitsWithItsReasonAndAllOthersGoOn() throws Exception {
        operator.receive(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        operator.receive(submitted("2", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:02Z");

        assertThat(weights("1")).as("its facts stay as they were").containsExactly(1);
        assertThat(weights("2")).containsExactly(1);
        assertThat(operator.raw()).as("its events are stored").hasSize(3);
        JsonNode entry = entry(operator.refused());
        assertThat(entry.path("reason").asText())
                .isEqualTo(
                        "Cannot fold case test:1: long overflow (ArithmeticException); its facts stay as they were until an event of it comes, or comes again, that makes it whole");
        assertThat(entry.path("id").asText()).matches("case-[0-9a-f]{24}");
        assertThat(entry.path("at").asText()).isEqualTo("2026-03-03T08:00:01Z");
        assertThat(entry.path("source").asText()).isEqualTo("test");
        assertThat(entry.path("eventId").asText()).isEqualTo("1/decided");
        assertThat(entry.path("payload").asText()).isEmpty();
    }

    @Test
    void theNextEventOfTheCaseTriesAgain() throws Exception {
        operator.fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        operator.fold(rated("1", "2026-03-03T08:30:00Z", 5), "2026-03-03T08:30:01Z");
        assertThat(weights("1")).containsExactly(1);
        assertThat(operator.refused()).as("tried again, and for the same cause").hasSize(2);
        assertThat(operator.refused().stream().map(SetAsideTest::id).distinct()).hasSize(1);

        operator.fold(stepFinished("1", "2026-03-03T09:00:00Z"), "2026-03-03T09:00:01Z");
        assertThat(weights("1")).containsExactly(1, -1, 1);
        assertThat(operator.net()).hasSize(1);
        assertThat(operator.effectiveRow("1").toString()).contains("approved");
        assertThat(operator.refused()).hasSize(2);
    }

    @Test
    void withoutAnEventItIsNotTriedOrReportedAgain() throws Exception {
        operator.fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        for (int checkpoint = 2; checkpoint < 5; checkpoint++) {
            operator.prepareSnapshotPreBarrier(checkpoint);
        }
        assertThat(operator.refused()).hasSize(1);
    }

    @Test
    void afterARestartWithAFoldThatCanAnEventSentAgainMakesItWhole() throws Exception {
        Event decision = decided("1", "2026-03-03T08:00:00Z");
        operator.fold(decision, "2026-03-03T08:00:01Z");
        restart(CaseFold.standard());
        operator.fold(submitted("2", "2026-03-04T08:00:00Z"), "2026-03-04T08:00:01Z");
        assertThat(weights("1")).isEmpty();

        operator.fold(decision, "2026-03-05T08:00:01Z");
        assertThat(weights("1")).as("what was written before is cancelled").containsExactly(-1, 1);
        assertThat(operator.raw()).as("the event is known").hasSize(1);
        operator.fold(decision, "2026-03-05T08:00:02Z");
        assertThat(weights("1")).as("a whole case is not folded again").containsExactly(-1, 1);
    }

    @Test
    void itsTimerTriesAgainOnce() throws Exception {
        operator.setProcessingTime(0);
        operator.fold(rated("1", "2026-03-03T08:00:00Z", 1), "2026-03-03T08:00:01Z");
        assertThat(operator.numProcessingTimeTimers()).isEqualTo(1);
        operator.fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        assertThat(operator.numProcessingTimeTimers()).isEqualTo(1);
        operator.setProcessingTime(Long.MAX_VALUE / 2);
        assertThat(operator.refused()).hasSize(2);
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    @Test
    void aRowWithoutARequiredValueIsNotLeftToTheWriterOfTheFile() throws Exception {
        restart((events, rules, asOf) -> List.of(emptyRow()));
        operator.fold(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        assertThat(operator.changes()).isEmpty();
        assertThat(entry(operator.refused()).path("reason").asText())
                .contains("column case_id has no value");
    }

    @Test
    void aCauseIsReportedOnceBetweenTwoBarriers() {
        List<byte[]> entries = new ArrayList<>();
        Refusals refusals = new Refusals(entries::add);
        OpenCase open = OpenCase.of(null);
        refusals.setAside("test:1", open, new ArithmeticException("long overflow"));
        refusals.setAside("test:1", open, new ArithmeticException("long overflow"));
        refusals.setAside("test:1", open, new NullPointerException());
        refusals.setAside("test:2", open, new ArithmeticException("long overflow"));
        assertThat(entries).hasSize(3);
        refusals.barrierPasses();
        refusals.setAside("test:1", open, new ArithmeticException("long overflow"));
        assertThat(entries).hasSize(4);
        assertThat(id(new String(entries.get(3), UTF_8)))
                .isEqualTo(id(new String(entries.get(0), UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "review, Cannot accept data.step: it holds half a character",
        "1/review, Cannot accept id: it holds half a character",
        "\"test\", Cannot accept source: '?'"
    })
    void halfACharacterIsRefusedAndStopsNothing(String field, String reason) throws Exception {
        Event event = stepFinished("1", "2026-03-03T09:00:00Z");
        String wire =
                new String(EventCodec.encode(event), UTF_8)
                        .replace(
                                field.startsWith("\"") ? field : "\"" + field + "\"",
                                "\"\\ud800\"");
        operator.processElement(
                ReceivedRecord.fromKafka("test:1", wire.getBytes(UTF_8), 0, 2, 11), 0);
        operator.fold(submitted("2", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:02Z");

        JsonNode entry = entry(operator.refused());
        assertThat(entry.path("reason").asText()).startsWith(reason);
        assertThat(entry.path("id").asText()).isEqualTo("approval-events-2@11");
        assertThat(weights("2")).containsExactly(1);
    }

    @Test
    void aRecordWhoseTimeNoTableHoldsIsRefusedAndStopsNothing() throws Exception {
        Tuple5<String, byte[], Long, Integer, Long> beyond =
                received(decided("1", "2026-03-03T08:00:00Z"), "2026-03-03T08:00:01Z");
        beyond.f2 = Long.MAX_VALUE;
        operator.processElement(beyond, 0);
        operator.fold(stepFinished("1", "2026-03-03T09:00:00Z"), "2026-03-03T09:00:01Z");

        assertThat(entry(operator.refused()).path("reason").asText())
                .isEqualTo(
                        "Cannot read event of case test:1: long overflow (ArithmeticException); an error of the stream: send the event again once it is mended");
        assertThat(operator.raw()).hasSize(2);
        assertThat(operator.effectiveRow("1").toString()).doesNotContain("approved");
    }

    @Test
    void whatCannotBeReadBackFromTheRawTableIsListedOneByOne() throws Exception {
        for (String body : List.of("{", "[")) {
            operator.processElement(
                    ReceivedRecord.fromRawTable("test:1", body.getBytes(UTF_8), 0), 0);
        }
        assertThat(operator.refused().stream().map(SetAsideTest::id).distinct())
                .hasSize(2)
                .allMatch(id -> id.matches("raw-events-[0-9a-f]{24}"));
    }

    private void restart(CaseFold fold) throws Exception {
        OperatorSubtaskState state = operator.snapshot(4, 0);
        operator.close();
        operator = new FoldHarness(fold);
        operator.setRestoredCheckpointId(4);
        operator.initializeState(state);
        operator.open();
    }

    private List<Integer> weights(String number) {
        List<Integer> weights = new ArrayList<>();
        for (RowData row : operator.changes()) {
            if (row.getString(2).toString().equals(number)) {
                weights.add(row.getInt(FoldHarness.WEIGHT));
            }
        }
        return weights;
    }

    private static boolean has(Collection<Event> events, String id) {
        return events.stream().anyMatch(event -> event.id().equals(id));
    }

    /** A row of a case in which no column has a value, by its stored form. */
    private static FactRow emptyRow() {
        int columns = FactKind.CASE.columns().size();
        ByteBuffer stored =
                ByteBuffer.allocate(5 + (columns + 7) / 8)
                        .put((byte) 2)
                        .put((byte) 2)
                        .put((byte) 0)
                        .put((byte) (2 * columns & 0x7F | 0x80))
                        .put((byte) (2 * columns >> 7));
        return FactRow.decodeAll(stored.array()).get(0);
    }

    private static JsonNode entry(List<String> entries) throws Exception {
        assertThat(entries).hasSize(1);
        return new ObjectMapper().readTree(entries.get(0));
    }

    private static String id(String entry) {
        return entry.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
    }
}
