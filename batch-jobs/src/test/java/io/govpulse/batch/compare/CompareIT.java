// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.lake.Lake;
import io.govpulse.rules.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareIT {
    private static final Instant BEGIN = Instant.parse("2024-01-02T00:00:00Z");
    private static final Instant NOW = Instant.parse("2024-03-10T05:00:00Z");
    private static final List<City.ReceivedEvent> RECEIVED =
            City.events(7, BEGIN, Duration.ofDays(30), 60);

    @TempDir private static Path directory;
    private static Lake lake;

    @BeforeAll
    static void fillLake() throws Exception {
        lake = TestLake.fresh();
        FactStream first = new FactStream(Rules.standard(), 1);
        // In two commits, so that rows are taken back; the second generation folds once.
        first.take(RECEIVED.subList(0, RECEIVED.size() / 2));
        first.commit();
        first.take(RECEIVED.subList(RECEIVED.size() / 2, RECEIVED.size()));
        fold(first);
        FactStream second = new FactStream(Rules.standard(), 2);
        second.take(RECEIVED);
        fold(second);
        FactStream otherRules =
                new FactStream(
                        Rules.load(
                                Files.writeString(
                                        directory.resolve("rules.yaml"),
                                        """
                                        calendar: china
                                        online_channels: [hall]
                                        clock_stops: [hearing]
                                        """)),
                        3);
        otherRules.take(RECEIVED);
        fold(otherRules);
        FactStream fewer = new FactStream(Rules.standard(), 4);
        fewer.take(
                RECEIVED.stream()
                        .filter(
                                received ->
                                        !received.event()
                                                .caseId()
                                                .equals(RECEIVED.get(0).event().caseId()))
                        .toList());
        fold(fewer);
    }

    private static void fold(FactStream stream) {
        stream.passTime(NOW);
        stream.commit();
    }

    private static Comparison compare(int before, int after) throws Exception {
        Comparison comparison =
                new CompareJob(TestLake.spark(), lake, Duration.ofMillis(1)).run(before, after);
        System.out.println(comparison.text());
        return comparison;
    }

    @Test
    void theSameEventsAreTheSameFactsHoweverTheyCame() throws Exception {
        Comparison same = compare(1, 2);

        assertThat(same.same()).isTrue();
        assertThat(same.casesBefore()).isPositive().isEqualTo(same.casesAfter());
        assertThat(same.text()).endsWith("all are the same");
    }

    @Test
    void otherRulesAreToldByColumnWithAnExample() throws Exception {
        Comparison other = compare(2, 3);

        assertThat(other.same()).isFalse();
        assertThat(other.columns())
                .anySatisfy(
                        change -> {
                            assertThat(change.column()).isEqualTo("online");
                            assertThat(change.cases()).isBetween(1L, (long) other.changed().size());
                            assertThat(change.example()).contains(" → ");
                        })
                .noneMatch(change -> change.column().equals("region_province"));
    }

    @Test
    void aMissingCaseIsADifference() throws Exception {
        Comparison fewer = compare(2, 4);

        assertThat(fewer.changed()).containsExactly(RECEIVED.get(0).event().caseId());
        assertThat(fewer.casesAfter()).isLessThanOrEqualTo(fewer.casesBefore());
    }
}
