// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.batch.refresh.RefreshJob;
import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mutations of a sound lake, one at a time: each has to be named. */
class AuditIT {
    private static final Instant BEGIN = Instant.parse("2024-01-02T00:00:00Z");
    private static final Instant NOW = Instant.parse("2024-04-10T05:00:00Z");
    private static final Map<LakeTable, Long> SOUND = new EnumMap<>(LakeTable.class);

    private static Lake lake;
    private static long events;

    @BeforeAll
    static void fillLake() {
        lake = TestLake.fresh();
        FactStream stream = new FactStream(Rules.standard(), 1);
        List<City.ReceivedEvent> received = City.events(7, BEGIN, Duration.ofDays(60), 200);
        RefreshJob refresh = TestLake.refreshJob(Rules.standard(), NOW);
        int half = received.size() / 2;
        stream.take(received.subList(0, half));
        stream.commit();
        refresh.run();
        stream.take(received.subList(half, received.size()));
        stream.passTime(NOW);
        stream.commit();
        refresh.run();
        events = stream.events();
        for (LakeTable table : LakeTable.values()) {
            Snapshot snapshot = lake.table(table).currentSnapshot();
            if (snapshot != null) {
                SOUND.put(table, snapshot.snapshotId());
            }
        }
    }

    @AfterEach
    void restore() {
        SOUND.forEach(
                (table, snapshot) -> {
                    Snapshot current = lake.table(table).currentSnapshot();
                    if (current.snapshotId() != snapshot) {
                        lake.table(table).manageSnapshots().rollbackTo(snapshot).commit();
                    }
                });
    }

    private static AuditReport audit() {
        AuditReport report = new AuditJob(TestLake.spark(), lake, Definitions.standard()).run();
        System.out.println(report.text());
        return report;
    }

    private static Row one(String sql) {
        return TestLake.query(sql).get(0);
    }

    @Test
    void aSoundLakeHasNoFindingsAndSaysWhatWasLookedAt() {
        AuditReport report = audit();
        assertThat(report.examples()).isEmpty();
        assertThat(report.clean()).isTrue();
        assertThat(report.cases()).isEqualTo(200);
        assertThat(report.events()).isEqualTo(events);
        assertThat(report.checkpoint()).isEqualTo(2);
        assertThat(report.published()).isEqualTo(2);
        assertThat(report.text()).contains("200 cases").contains("no difference");
    }

    @Test
    void thePartsTogetherAreEveryCaseOnce() {
        long cases = 0;
        long seen = 0;
        for (int part = 0; part < 3; part++) {
            AuditReport report =
                    new AuditJob(TestLake.spark(), lake, Definitions.standard())
                            .run(new CaseSample(3, part));
            assertThat(report.clean()).isTrue();
            assertThat(report.published()).as("the figures are all counted").isEqualTo(2);
            assertThat(report.cases()).isBetween(30L, 110L);
            cases += report.cases();
            seen += report.events();
        }
        assertThat(cases).isEqualTo(200);
        assertThat(seen).isEqualTo(events);
        assertThat(CaseSample.of(3, LocalDate.of(2026, 11, 28)).part())
                .as("the next day has the next part")
                .isEqualTo((CaseSample.of(3, LocalDate.of(2026, 11, 27)).part() + 1) % 3);
    }

    /** Effective cases, one for each mutation, so that each finding has one cause. */
    private static String effective(int index, String condition) {
        return one("""
                        SELECT case_id FROM lake.cases.changes WHERE %s
                        GROUP BY case_id HAVING sum(weight) = 1
                        ORDER BY case_id LIMIT 1 OFFSET %d"""
                        .formatted(condition, index))
                .getString(0);
    }

    private static void change(String statement) {
        TestLake.query(statement);
    }

    @Test
    void everyCaseThatWasTamperedWithIsNamed() {
        Row minus =
                one(
                        """
                        SELECT case_id, as_of FROM lake.cases.changes
                        WHERE weight = -1 ORDER BY case_id LIMIT 1""");
        String altered = effective(10, "online");
        String dropped = effective(20, "accepted");
        String withoutEvents = effective(30, "counted");
        String withoutFacts = effective(40, "counted");
        String missed = effective(50, "valid_until IS NULL AND decided_at IS NOT NULL");
        String forged = effective(60, "counted");
        assertThat(
                        List.of(
                                minus.getString(0),
                                altered,
                                dropped,
                                withoutEvents,
                                withoutFacts,
                                missed,
                                forged))
                .doesNotHaveDuplicates();

        change(
                "DELETE FROM lake.cases.changes WHERE weight = -1 AND case_id = '%s' AND as_of = TIMESTAMP '%s'"
                        .formatted(minus.get(0), minus.get(1)));
        change(
                "UPDATE lake.cases.changes SET online = false WHERE case_id = '%s'"
                        .formatted(altered));
        change(
                "DELETE FROM lake.raw.events WHERE case_id = '%s' AND type LIKE '%%accepted%%'"
                        .formatted(dropped));
        change("DELETE FROM lake.raw.events WHERE case_id = '%s'".formatted(withoutEvents));
        change("DELETE FROM lake.cases.changes WHERE case_id = '%s'".formatted(withoutFacts));
        change(
                "UPDATE lake.cases.changes SET valid_until = TIMESTAMP '2024-02-01 00:00:00' WHERE case_id = '%s'"
                        .formatted(missed));
        change(
                "UPDATE lake.raw.events SET body = replace(body, 'I', 'J') WHERE case_id = '%s' AND type LIKE '%%submitted%%'"
                        .formatted(forged));

        AuditReport report = audit();

        assertThat(report.clean()).isFalse();
        assertThat(report.examples())
                .filteredOn(finding -> finding.where().startsWith("city-hall:"))
                .extracting(Finding::kind, Finding::where)
                .contains(
                        tuple(Finding.Kind.ROWS_DO_NOT_CANCEL, minus.get(0)),
                        tuple(Finding.Kind.FACT_DIFFERS, altered),
                        tuple(Finding.Kind.EVENT_VERSIONS_DIFFER, dropped),
                        tuple(Finding.Kind.EVENTS_MISSING, withoutEvents),
                        tuple(Finding.Kind.FACT_MISSING, withoutFacts),
                        tuple(Finding.Kind.CLOCK_MISSED, missed),
                        tuple(Finding.Kind.EVENT_ALTERED, forged));
        assertThat(report.examples())
                .filteredOn(finding -> finding.where().startsWith("city-hall:"))
                .extracting(Finding::where)
                .containsOnly(
                        minus.getString(0),
                        altered,
                        dropped,
                        withoutEvents,
                        withoutFacts,
                        missed,
                        forged);
        assertThat(details(report, Finding.Kind.ROWS_DO_NOT_CANCEL))
                .singleElement()
                .asString()
                .contains(minus.get(1).toString());
        assertThat(details(report, Finding.Kind.FACT_DIFFERS))
                .contains("online is written as false, folds to true");
        assertThat(report.text()).contains("differences found");
    }

    private static List<String> details(AuditReport report, Finding.Kind kind) {
        return report.examples().stream()
                .filter(finding -> finding.kind() == kind)
                .map(Finding::detail)
                .toList();
    }

    private static void setTotal(
            String level, String unit, String period, String measure, long amount) {
        change(
                """
                UPDATE lake.indicators.period_totals SET amounts =
                  map_concat(map_filter(amounts, (k, v) -> k <> '%4$s'), map('%4$s', %5$dL))
                WHERE level = '%1$s' AND unit = '%2$s' AND period = '%3$s'"""
                        .formatted(level, unit, period, measure, amount));
    }

    @Test
    void everyFigureThatWasTamperedWithIsNamed() {
        setTotal("department", "D1", "2024-02", "submitted", 999);
        setTotal("department", "D2", "all", "became_late", 77);
        setTotal("department", "D4", "2024-W06", "decided_late", 78);
        change(
                """
                DELETE FROM lake.indicators.period_totals
                WHERE level = 'department' AND unit = 'D5' AND period = '2024-Q1'""");
        change("DELETE FROM lake.indicators.periods WHERE level = 'city' AND period = '2024-W06'");

        AuditReport report = audit();

        assertThat(report.counts())
                .containsOnlyKeys(Finding.Kind.TOTAL_DIFFERS, Finding.Kind.PERIOD_MISSING);
        assertThat(report.examples())
                .extracting(Finding::where)
                .containsOnly(
                        "department 'D1' 2024-02",
                        "department 'D2' all",
                        "department 'D4' 2024-W06",
                        "department 'D5' 2024-Q1",
                        "city 2024-W06");
        assertThat(details(report, Finding.Kind.TOTAL_DIFFERS))
                .anyMatch(detail -> detail.startsWith("submitted is published as 999, the facts"))
                .anyMatch(detail -> detail.startsWith("became_late is published as 77, the facts"))
                .anyMatch(detail -> detail.startsWith("decided_late is published as 78, the facts"))
                .anyMatch(detail -> detail.startsWith("accepted is published as 0, the facts"));
        assertThat(details(report, Finding.Kind.PERIOD_MISSING))
                .containsExactly("is not listed, but has facts");
    }
}
