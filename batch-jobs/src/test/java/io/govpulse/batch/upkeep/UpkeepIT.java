// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.batch.refresh.RefreshJob;
import io.govpulse.batch.refresh.RefreshStage;
import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpkeepIT {
    private static final Instant BEGIN = Instant.parse("2024-01-02T00:00:00Z");
    private static final int COMMITS = 30;

    /** Up to four small files of a month are left alone. */
    private static final int FEW = 10;

    private static final List<LakeTable> BY_FLINK =
            List.of(LakeTable.RAW_EVENTS, LakeTable.CASE_CHANGES);

    private final FactStream stream = new FactStream(Rules.standard(), 1);
    private Lake lake;

    @BeforeEach
    void makeTables() {
        lake = TestLake.fresh();
    }

    private RefreshJob refresh(RefreshStage.Listener listener) {
        return new RefreshJob(
                TestLake.spark(),
                lake,
                Definitions.standard(),
                Rules.standard(),
                Clock.systemUTC(),
                listener);
    }

    /** Upkeep as if this much time had gone by. */
    private UpkeepReport upkeep(Duration later) {
        return new UpkeepJob(
                        TestLake.spark(),
                        lake,
                        Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC),
                        UpkeepLimits.STANDARD)
                .run();
    }

    private void fill() {
        List<City.ReceivedEvent> received = City.events(21, BEGIN, Duration.ofDays(20), 90);
        for (int i = 0; i < COMMITS; i++) {
            stream.take(
                    received.subList(
                            received.size() * i / COMMITS, received.size() * (i + 1) / COMMITS));
            stream.commit();
        }
    }

    private static List<Row> rows(LakeTable table) {
        return TestLake.query(
                "SELECT to_json(struct(*)) AS row FROM " + table.sqlName() + " ORDER BY row");
    }

    private static long files(LakeTable table) {
        return TestLake.query("SELECT count(*) FROM " + table.sqlName() + ".files")
                .get(0)
                .getLong(0);
    }

    @Test
    void smallFilesBecomeOneAndEveryRowStays() {
        fill();
        refresh(RefreshStage.Listener.NONE).run();
        List<Row> raw = rows(LakeTable.RAW_EVENTS);
        List<Row> changes = rows(LakeTable.CASE_CHANGES);
        assertThat(files(LakeTable.CASE_CHANGES)).isGreaterThanOrEqualTo(COMMITS);

        UpkeepReport report = upkeep(Duration.ofHours(1));

        assertThat(report.failures()).isZero();
        assertThat(report.filesRewritten()).isGreaterThan(COMMITS);
        assertThat(files(LakeTable.RAW_EVENTS)).isLessThan(FEW);
        assertThat(files(LakeTable.CASE_CHANGES)).isLessThan(FEW);
        assertThat(rows(LakeTable.RAW_EVENTS)).isEqualTo(raw);
        assertThat(rows(LakeTable.CASE_CHANGES)).isEqualTo(changes);
    }

    @Test
    void factsThatNoRefreshHasReadStayInFilesOfTheirOwn() {
        fill();
        assertThat(upkeep(Duration.ofHours(1)).failures()).isZero();
        assertThat(files(LakeTable.CASE_CHANGES)).isGreaterThanOrEqualTo(COMMITS);
        assertThat(files(LakeTable.RAW_EVENTS)).isLessThan(FEW);
    }

    @Test
    void whatFlinkCommittedLastIsKeptHoweverOldAndCanBeReachedFromTheNewest() {
        fill();
        refresh(RefreshStage.Listener.NONE).run();
        for (int day = 1; day <= 3; day++) {
            UpkeepReport report = upkeep(Duration.ofDays(30L * day));
            assertThat(report.failures()).isZero();
        }
        for (LakeTable name : BY_FLINK) {
            Table table = lake.table(name);
            Optional<String> committed = Optional.empty();
            for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
                if (committed.isEmpty()) {
                    committed =
                            Optional.ofNullable(
                                    snapshot.summary().get("flink.max-committed-checkpoint-id"));
                }
            }
            assertThat(committed).contains(Integer.toString(COMMITS));
            assertThat(
                            table.snapshot(Snapshots.TAG)
                                    .summary()
                                    .get("flink.max-committed-checkpoint-id"))
                    .isEqualTo(Integer.toString(COMMITS));
            assertThat(table.snapshots()).hasSizeLessThan(COMMITS);
        }
    }

    @Test
    void rowsOfDeadAttemptsAndSupersededTotalsGoAndFiguresStay() {
        List<City.ReceivedEvent> received = City.events(22, BEGIN, Duration.ofDays(15), 40);
        stream.take(received.subList(0, received.size() / 2));
        stream.commit();
        refresh(RefreshStage.Listener.NONE).run();
        stream.take(received.subList(received.size() / 2, received.size()));
        stream.commit();
        RefreshJob killed =
                refresh(
                        step -> {
                            if (step == RefreshStage.ROW_WRITTEN) {
                                throw new IllegalStateException("killed");
                            }
                        });
        assertThatThrownBy(() -> killed.run()).hasMessage("killed");
        refresh(RefreshStage.Listener.NONE).run();
        String visible =
                "SELECT level, unit, period, to_json(max_by(amounts, sequence)) FROM lake.indicators.period_totals LEFT SEMI JOIN lake.indicators.refreshes USING (refresh) GROUP BY ALL ORDER BY ALL";
        List<Row> totals = TestLake.query(visible);
        Instant now = Instant.now().plusSeconds(60);

        UnpublishedRows unpublished = new UnpublishedRows(TestLake.spark(), 1);
        assertThat(unpublished.sweepAttempts(now.minus(Duration.ofDays(1)))).isZero();
        assertThat(unpublished.sweepAttempts(now)).isBetween(2L, 3L);
        assertThat(unpublished.moveSupersededTotals(now)).isPositive();

        for (LakeTable table :
                List.of(LakeTable.DAILY_CHANGES, LakeTable.PERIOD_TOTALS, LakeTable.PERIODS)) {
            assertThat(
                            TestLake.query(
                                    "SELECT DISTINCT refresh FROM "
                                            + table.sqlName()
                                            + " LEFT ANTI JOIN lake.indicators.refreshes USING (refresh)"))
                    .isEmpty();
        }
        assertThat(TestLake.query(visible)).isEqualTo(totals);
        assertThat(
                        TestLake.query(
                                "SELECT level, unit, period FROM lake.indicators.period_totals GROUP BY ALL HAVING count(*) > 1"))
                .isEmpty();
    }

    @Test
    void filesThatAStoppedStreamHasYetToCommitStayHoweverLongItIsStopped() throws Exception {
        stream.take(City.events(23, BEGIN, Duration.ofDays(2), 5));
        stream.commit();
        refresh(RefreshStage.Listener.NONE).run();
        Instant lastCommit = Instant.now();
        Path uncommitted = orphan(LakeTable.CASE_CHANGES, lastCommit.plusSeconds(20));
        Path abandoned = orphan(LakeTable.CASE_CHANGES, lastCommit.minus(Duration.ofDays(4)));
        Path ofARefresh = orphan(LakeTable.PERIOD_TOTALS, lastCommit.plusSeconds(20));

        UpkeepReport report = upkeep(Duration.ofDays(10));

        assertThat(report.failures()).isZero();
        assertThat(uncommitted).exists();
        assertThat(abandoned).doesNotExist();
        assertThat(ofARefresh).as("nobody will commit it").doesNotExist();
    }

    private Path orphan(LakeTable table, Instant written) throws IOException {
        Path data = Path.of(URI.create(lake.table(table).location()).getPath(), "data");
        Path file = Files.writeString(data.resolve(UUID.randomUUID() + ".parquet"), "rows");
        return Files.setLastModifiedTime(file, FileTime.from(written));
    }

    @Test
    void orphansYoungerThanThreeDaysCanNeverBeRemoved() {
        assertThatThrownBy(
                        () ->
                                new UpkeepLimits(
                                        Duration.ofHours(2),
                                        20,
                                        Duration.ofDays(2),
                                        Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot remove orphan files younger than PT72H");
    }
}
