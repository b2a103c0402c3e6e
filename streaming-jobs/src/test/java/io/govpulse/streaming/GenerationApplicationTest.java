// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import io.govpulse.process.Generation;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which generation runs and comes next, on a real catalog and whatever a killed rebuild left. */
class GenerationApplicationTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-02T08:00:00Z");

    private final StringWriter out = new StringWriter();
    @TempDir private Path home;
    private Lake lake;
    private long sequence;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(home.resolve("lake"));
        lake = Lake.open(LakeSettings.embedded(home), new Configuration(false));
        lake.createMissing();
    }

    @AfterEach
    void close() throws Exception {
        lake.close();
    }

    @Test
    void withoutARefreshTheHomeSaysWhichOneRuns() throws Exception {
        Generation.switchTo(home, 3);
        settle();
        assertThat(Generation.running(home)).isEqualTo(3);
        settle("--next");
        assertThat(Generation.planned(home, 3)).isEqualTo(4);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void killedBetweenPublishingAndNotingItTheCatalogKnows() throws Exception {
        Generation.switchTo(home, 1);
        publish(1);
        Generation.beginSwitch(home);
        publish(2);
        assertThat(Generation.isUnsettled(home)).isTrue();

        assertThatThrownBy(() -> state(1).checkpointToContinueFrom(Rules.standard(), lake))
                .hasMessageStartingWith("Cannot continue generation 1: readers see generation 2; ")
                .hasMessageContaining("run ./govpulse up");
        settle();
        assertThat(Generation.running(home)).isEqualTo(2);
        assertThat(Generation.isUnsettled(home)).isFalse();
        assertThat(state(2).checkpointToContinueFrom(Rules.standard(), lake)).isEmpty();
    }

    @Test
    void killedBeforePublishingTheFormerOneRunsOn() throws Exception {
        Generation.switchTo(home, 1);
        publish(1);
        Generation.beginSwitch(home);
        settle();
        assertThat(Generation.running(home)).isEqualTo(1);
        assertThat(Generation.isUnsettled(home)).isFalse();
    }

    @Test
    void aHomeWhoseNoteIsLostAsksTheCatalog() throws Exception {
        Files.createDirectories(Generation.directory(home, 1));
        publish(2);
        assertThat(Generation.isUnsettled(home)).isTrue();
        settle();
        assertThat(Generation.running(home)).isEqualTo(2);
    }

    @Test
    void whatAFormerRebuildBeganGoesOnIfItCanAndIsLeftBehindIfNot() throws Exception {
        publish(1);
        state(2).checkpointToContinueFrom(Rules.standard(), lake);
        settle("--next");
        assertThat(Generation.planned(home, 1)).as("it can go on").isEqualTo(2);

        FoldVersion now = FoldVersion.of(Rules.standard());
        new FoldVersion("0".repeat(64), now.fold(), now.state(), now.columns())
                .write(Generation.directory(home, 2).resolve(Generation.FOLD_FILE));
        settle("--next");
        assertThat(Generation.planned(home, 1)).isEqualTo(3);
        assertThat(out.toString())
                .startsWith("Generation 2, which an earlier rebuild began, is left: its facts were")
                .contains("other rules")
                .doesNotContain("run ./govpulse rebuild");

        // Generation 3 has rows, and no state.
        write(LakeTable.CASE_CHANGES, 3);
        settle("--next");
        assertThat(Generation.planned(home, 1)).isEqualTo(4);
        assertThat(out.toString()).contains("Generation 3, which an earlier rebuild began");
    }

    @Test
    void theFoldsOfTwoGenerationsAreToldApart() throws Exception {
        state(1).checkpointToContinueFrom(Rules.standard(), lake);
        state(2).checkpointToContinueFrom(Rules.standard(), lake);
        assertThat(Generation.foldDifferences(home, 1, 2)).isEmpty();
        FoldVersion now = FoldVersion.of(Rules.standard());
        new FoldVersion("0".repeat(64), now.fold() + "0", now.state() + "0", now.columns())
                .write(Generation.directory(home, 2).resolve(Generation.FOLD_FILE));
        assertThat(Generation.foldDifferences(home, 1, 2)).containsExactly("fold", "rules");
    }

    private GenerationState state(int generation) {
        return new GenerationState(
                StreamSettings.of(
                        Map.of(
                                "GOVPULSE_HOME", home.toString(),
                                "GOVPULSE_GENERATION", Integer.toString(generation))));
    }

    private void settle(String... arguments) {
        assertThat(
                        FailureHandler.commandLine(
                                        new GenerationApplication(
                                                Map.of("GOVPULSE_HOME", home.toString())))
                                .setOut(new PrintWriter(out, true))
                                .execute(arguments))
                .isZero();
    }

    private void publish(int generation) throws IOException {
        sequence++;
        write(LakeTable.REFRESHES, generation);
    }

    /** Writes a row of a generation; what the test does not ask for holds anything. */
    private void write(LakeTable name, int generation) throws IOException {
        Table table = lake.table(name);
        Record row = GenericRecord.create(table.schema());
        for (Types.NestedField field : table.schema().columns()) {
            if (field.isRequired()) {
                row.setField(field.name(), anything(field));
            }
        }
        row.setField("generation", generation);
        if (name == LakeTable.REFRESHES) {
            row.setField("sequence", sequence);
        }
        PartitionKey partition = new PartitionKey(table.spec(), table.schema());
        partition.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(row));
        DataWriter<Record> writer =
                Parquet.writeData(
                                table.io()
                                        .newOutputFile(
                                                table.locationProvider()
                                                        .newDataLocation(
                                                                UUID.randomUUID() + ".parquet")))
                        .schema(table.schema())
                        .withSpec(table.spec())
                        .withPartition(partition)
                        .createWriterFunc(GenericParquetWriter::create)
                        .overwrite()
                        .build();
        try (writer) {
            writer.write(row);
        }
        table.newAppend()
                .appendFile(writer.toDataFile())
                .set(CommittedCheckpoints.GENERATION, Integer.toString(generation))
                .commit();
    }

    private static Object anything(Types.NestedField field) {
        return switch (field.type().typeId()) {
            case STRING -> "x";
            case INTEGER -> 1;
            case LONG -> 1L;
            case BOOLEAN -> false;
            case DATE -> LocalDate.of(2026, 3, 2);
            case TIMESTAMP -> NOW;
            default -> throw new IllegalStateException(field.toString());
        };
    }
}
