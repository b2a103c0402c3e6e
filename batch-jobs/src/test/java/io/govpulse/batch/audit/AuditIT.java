package io.govpulse.batch.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.batch.refresh.RefreshJob;
import io.govpulse.batch.refresh.Step;
import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.reference.Reference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        FactStream stream = new FactStream(Reference.standard(), 1);
        List<City.Arrival> arrivals = City.arrivals(7, BEGIN, Duration.ofDays(60), 200);
        RefreshJob refresh =
                new RefreshJob(
                        TestLake.spark(),
                        lake,
                        Definitions.standard(),
                        Reference.standard(),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Step.Listener.NONE);
        int half = arrivals.size() / 2;
        stream.take(arrivals.subList(0, half));
        stream.commit();
        refresh.run(Optional.empty());
        stream.take(arrivals.subList(half, arrivals.size()));
        stream.passTime(NOW);
        stream.commit();
        refresh.run(Optional.empty());
        events = stream.events();
        for (LakeTable table : LakeTable.values()) {
            SOUND.put(table, lake.table(table).currentSnapshot().snapshotId());
        }
    }

    @AfterEach
    void mend() {
        SOUND.forEach(
                (table, snapshot) -> {
                    Snapshot current = lake.table(table).currentSnapshot();
                    if (current.snapshotId() != snapshot) {
                        lake.table(table).manageSnapshots().rollbackTo(snapshot).commit();
                    }
                });
    }

    private static AuditReport audit() {
        AuditReport report =
                new AuditJob(TestLake.spark(), lake, Definitions.standard(), Optional.empty())
                        .run(Optional.empty());
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
    void aDeletedMinusRowIsNamed() {
        Row row =
                one(
                        "SELECT case_id, as_of FROM lake.cases.changes WHERE weight = -1 ORDER BY case_id LIMIT 1");
        TestLake.query(
                "DELETE FROM lake.cases.changes WHERE weight = -1 AND case_id = '%s' AND as_of = TIMESTAMP '%s'"
                        .formatted(row.get(0), row.get(1)));
        assertThat(audit().examples())
                .anySatisfy(
                        finding -> {
                            assertThat(finding.kind()).isEqualTo(Finding.Kind.ROWS_DO_NOT_CANCEL);
                            assertThat(finding.where()).isEqualTo(row.get(0));
                            assertThat(finding.detail()).contains(row.get(1).toString());
                        });
    }

    @Test
    void anAlteredFactIsNamedWithBothValues() {
        String caseId = one(standing("online")).getString(0);
        TestLake.query(
                "UPDATE lake.cases.changes SET online = false WHERE case_id = '%s' AND weight = 1"
                        .formatted(caseId));
        TestLake.query(
                "UPDATE lake.cases.changes SET online = false WHERE case_id = '%s' AND weight = -1"
                        .formatted(caseId));
        assertThat(audit().examples())
                .anySatisfy(
                        finding -> {
                            assertThat(finding.kind()).isEqualTo(Finding.Kind.FACT_DIFFERS);
                            assertThat(finding.where()).isEqualTo(caseId);
                            assertThat(finding.detail())
                                    .isEqualTo("online stands as false, folds to true");
                        });
    }

    private static String standing(String condition) {
        return "SELECT case_id FROM lake.cases.changes WHERE %s GROUP BY case_id HAVING sum(weight) = 1 ORDER BY case_id LIMIT 1"
                .formatted(condition);
    }

    @Test
    void aDroppedRawEventIsNamed() {
        Row row =
                one(
                        "SELECT case_id, event_id FROM lake.raw.events WHERE type LIKE '%accepted%' ORDER BY case_id LIMIT 1");
        TestLake.query(
                "DELETE FROM lake.raw.events WHERE case_id = '%s' AND event_id = '%s'"
                        .formatted(row.get(0), row.get(1)));
        AuditReport report = audit();
        assertThat(report.examples()).hasSize(1);
        assertThat(report.examples().get(0).kind()).isEqualTo(Finding.Kind.TELLINGS_DIFFER);
        assertThat(report.examples().get(0).where()).isEqualTo(row.get(0));
    }

    @Test
    void factsWithoutAnyEventAndEventsWithoutFactsAreNamed() {
        String withFacts = one(standing("counted")).getString(0);
        TestLake.query("DELETE FROM lake.raw.events WHERE case_id = '%s'".formatted(withFacts));
        assertThat(audit().examples())
                .extracting(Finding::kind, Finding::where)
                .contains(tuple(Finding.Kind.EVENTS_MISSING, withFacts));
        mend();
        TestLake.query("DELETE FROM lake.cases.changes WHERE case_id = '%s'".formatted(withFacts));
        assertThat(audit().examples())
                .extracting(Finding::kind, Finding::where)
                .contains(tuple(Finding.Kind.FACT_MISSING, withFacts));
    }

    @Test
    void anAlteredEventIsNamed() {
        Row row =
                one(
                        "SELECT case_id, event_id FROM lake.raw.events WHERE body LIKE '%\"web\"%' ORDER BY case_id LIMIT 1");
        TestLake.query(
                "UPDATE lake.raw.events SET body = replace(body, '\"web\"', '\"hall\"') WHERE case_id = '%s' AND event_id = '%s'"
                        .formatted(row.get(0), row.get(1)));
        assertThat(audit().examples())
                .extracting(Finding::kind, Finding::where)
                .contains(tuple(Finding.Kind.EVENT_ALTERED, row.get(0)));
    }

    @Test
    void aClockThatRanOutUnheardIsNamed() {
        String caseId = one(standing("valid_until IS NULL")).getString(0);
        TestLake.query(
                "UPDATE lake.cases.changes SET valid_until = TIMESTAMP '2024-02-01 00:00:00' WHERE case_id = '%s'"
                        .formatted(caseId));
        assertThat(audit().examples())
                .extracting(Finding::kind, Finding::where)
                .contains(tuple(Finding.Kind.CLOCK_MISSED, caseId));
    }

    @Test
    void anAlteredTotalIsNamed() {
        TestLake.query(
                "UPDATE lake.indicators.period_totals SET amounts = map_concat(map_filter(amounts, (k, v) -> k <> 'submitted'), map('submitted', 999L)) WHERE level = 'department' AND unit = 'D1' AND period = '2024-02'");
        AuditReport report = audit();
        assertThat(report.counts()).containsOnlyKeys(Finding.Kind.TOTAL_DIFFERS);
        assertThat(report.examples().get(0).where()).isEqualTo("department 'D1' 2024-02");
        assertThat(report.examples().get(0).detail()).contains("submitted is published as 999");
    }

    @Test
    void anAlteredOrMissingLineOfARankingIsNamed() {
        TestLake.query(
                "UPDATE lake.indicators.rankings SET indicators = transform(indicators, i -> named_struct('name', i.name, 'numerator', i.numerator + 1, 'denominator', i.denominator, 'value', i.value, 'target', i.target, 'parts', map_concat(map_filter(i.parts, (k, v) -> k <> 'open_late'), map('open_late', 77L)))) WHERE scorecard = 'timeout' AND level = 'department' AND unit = 'D2' AND period = '2024-02'");
        assertThat(audit().examples())
                .anySatisfy(
                        finding ->
                                assertThat(finding.toString())
                                        .startsWith(
                                                "RANKING_DIFFERS timeout department 'D2' 2024-02: timeout_rate: open_late is published as 77"));
        mend();
        TestLake.query(
                "DELETE FROM lake.indicators.rankings WHERE level = 'department' AND unit = 'D3' AND period = 'all' AND scorecard = 'on_time'");
        assertThat(audit().examples())
                .extracting(Finding::kind, Finding::where)
                .containsExactly(
                        tuple(Finding.Kind.RANKING_DIFFERS, "on_time department 'D3' all"));
    }
}
