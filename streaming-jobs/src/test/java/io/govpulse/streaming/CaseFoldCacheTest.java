// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folded cases that are kept in memory change nothing but the time it takes. */
class CaseFoldCacheTest {
    private static final int RUNS = 6;
    private static final int STEPS = 120;
    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");

    /** What a step does; the same for all operators compared. */
    private interface Step {
        void on(FoldHarness operator) throws Exception;
    }

    /** A case has an event and a row at least, so 2 keeps one case, 4 one or two, 1 none. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 9, 1_000_000})
    void givesTheSameRowsAsWithoutIt(int cacheSize) throws Exception {
        for (int seed = 0; seed < RUNS; seed++) {
            List<List<Step>> lives = lives(new Random(seed));
            assertThat(rows(lives, cacheSize)).as("seed " + seed).isEqualTo(rows(lives, 0));
        }
    }

    /** Rows of all tables, in order, over some restarts of the operator, each from a checkpoint. */
    private static List<String> rows(List<List<Step>> lives, int cacheSize) throws Exception {
        List<String> rows = new ArrayList<>();
        OperatorSubtaskState state = null;
        long checkpoint = 0;
        for (List<Step> life : lives) {
            try (FoldHarness operator = new FoldHarness(cacheSize)) {
                if (state != null) {
                    operator.setRestoredCheckpointId(checkpoint);
                    operator.initializeState(state);
                }
                operator.open();
                for (Step step : life) {
                    step.on(operator);
                }
                operator.prepareSnapshotPreBarrier(++checkpoint);
                state = operator.snapshot(checkpoint, 0);
                add(operator, rows);
            }
        }
        return rows;
    }

    private static void add(FoldHarness operator, List<String> rows) {
        operator.extractOutputValues().forEach(row -> rows.add("case " + row));
        for (RowData row : operator.side(CaseFoldOperator.RATINGS)) {
            rows.add("rating " + row);
        }
        for (RowData row : operator.side(CaseFoldOperator.ACTIVITIES)) {
            rows.add("activity " + row);
        }
        for (RowData row : operator.raw()) {
            rows.add("raw " + row);
        }
        rows.add("timers " + operator.numProcessingTimeTimers());
    }

    private static List<List<Step>> lives(Random random) {
        List<List<Step>> lives = new ArrayList<>();
        List<Event> sent = new ArrayList<>();
        Instant clock = FIRST;
        for (int life = 0; life < 3; life++) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < STEPS / 3; i++) {
                clock = clock.plusSeconds(random.nextInt(7_200));
                steps.add(step(random, clock, sent));
            }
            lives.add(steps);
        }
        return lives;
    }

    private static Step step(Random random, Instant clock, List<Event> sent) {
        int choice = random.nextInt(10);
        if (choice == 0) {
            return operator -> operator.setProcessingTime(clock.toEpochMilli());
        }
        if (choice <= 2) {
            return operator -> operator.prepareSnapshotPreBarrier(0);
        }
        if (choice == 3 && !sent.isEmpty()) {
            Event again = sent.get(random.nextInt(sent.size()));
            return operator -> operator.receive(again, clock.toString());
        }
        Event event = event(random, clock, sent);
        sent.add(event);
        return operator -> operator.receive(event, clock.toString());
    }

    private static Event event(Random random, Instant clock, List<Event> sent) {
        String number = Integer.toString(random.nextInt(4));
        String time = clock.toString();
        return switch (random.nextInt(7)) {
            case 0 -> CaseEvents.submitted(number, time);
            case 1 ->
                    CaseEvents.accepted(
                            number,
                            time,
                            clock.plusSeconds(random.nextInt(90_000)).toString(),
                            random.nextInt(3));
            case 2 -> CaseEvents.decided(number, time);
            case 3 -> CaseEvents.rated(number, time, 1 + random.nextInt(5));
            case 4 -> CaseEvents.rectified(number, time);
            case 5 -> CaseEvents.stepFinished(number, time);
            default ->
                    sent.isEmpty()
                            ? CaseEvents.submitted(number, time)
                            : CaseEvents.takenBack(sent.get(random.nextInt(sent.size())));
        };
    }
}
