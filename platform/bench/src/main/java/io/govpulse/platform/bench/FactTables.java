// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.event.EventCodec;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FanoutDataWriter;
import org.apache.iceberg.io.OutputFileFactory;

/**
 * The tables of facts of a run in an embedded lake, filled as the stream fills them: one commit to
 * each of its tables, with the generation and the checkpoint.
 */
final class FactTables implements AutoCloseable {
    private static final int GENERATION = 1;
    private static final long FILE_BYTES = 128L << 20;

    private final Lake lake;
    private final Rules rules = Rules.standard();
    private final Map<String, List<byte[]>> cases = new HashMap<>();
    private final Map<String, List<FactRow>> effective = new HashMap<>();
    private long checkpoint;

    private record SignedRow(FactRow row, int weight) {}

    FactTables(Path home) {
        lake = Lake.open(LakeSettings.embedded(home), new Configuration(false));
        lake.createMissing();
    }

    /**
     * Folds the cases that these events belong to and commits what changed: the rows of before with
     * weight −1, those of now with weight 1.
     *
     * @param events the events, each in wire form
     * @param now the instant to fold as of
     * @return how many rows were written
     */
    long commit(Collection<GeneratedEvents.Generated> events, Instant now) {
        Set<String> touched = new LinkedHashSet<>();
        for (GeneratedEvents.Generated event : events) {
            cases.computeIfAbsent(event.caseId(), id -> new ArrayList<>()).add(event.wireForm());
            touched.add(event.caseId());
        }
        Map<FactKind, List<SignedRow>> rows = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            rows.put(kind, new ArrayList<>());
        }
        for (String caseId : touched) {
            List<FactRow> before = effective.getOrDefault(caseId, List.of());
            List<FactRow> after = fold(caseId, now);
            before.forEach(row -> rows.get(row.kind()).add(new SignedRow(row, -1)));
            after.forEach(row -> rows.get(row.kind()).add(new SignedRow(row, 1)));
            effective.put(caseId, after);
        }
        checkpoint++;
        commit(lake.table(LakeTable.RAW_EVENTS), List.of());
        rows.forEach((kind, facts) -> commit(lake.table(LakeTable.changesOf(kind)), facts));
        return rows.values().stream().mapToLong(List::size).sum();
    }

    private List<FactRow> fold(String caseId, Instant now) {
        List<Event> events =
                cases.getOrDefault(caseId, List.of()).stream().map(EventCodec::decode).toList();
        return CaseFacts.of(events, rules, now).map(FactRow::allOf).orElse(List.of());
    }

    /** How many cases there are. */
    int cases() {
        return cases.size();
    }

    private void commit(Table table, List<SignedRow> rows) {
        AppendFiles append =
                table.newAppend()
                        .set(CommittedCheckpoints.GENERATION, Integer.toString(GENERATION))
                        .set(CommittedCheckpoints.CHECKPOINT, Long.toString(checkpoint));
        if (!rows.isEmpty()) {
            PartitionKey key = new PartitionKey(table.spec(), table.schema());
            InternalRecordWrapper wrapper = new InternalRecordWrapper(table.schema().asStruct());
            FanoutDataWriter<Record> writer =
                    new FanoutDataWriter<>(
                            new GenericFileWriterFactory.Builder(table)
                                    .dataFileFormat(FileFormat.PARQUET)
                                    .build(),
                            OutputFileFactory.builderFor(table, 1, checkpoint).build(),
                            table.io(),
                            FILE_BYTES);
            try (writer) {
                for (SignedRow row : rows) {
                    Record signed = signed(table, row);
                    key.partition(wrapper.wrap(signed));
                    writer.write(signed, table.spec(), key.copy());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + table.name(), e);
            }
            writer.result().dataFiles().forEach(append::appendFile);
        }
        append.commit();
    }

    private Record signed(Table table, SignedRow signedRow) {
        FactRow row = signedRow.row();
        Record signed = GenericRecord.create(table.schema());
        List<Column<?>> columns = List.copyOf(row.kind().columns());
        for (int i = 0; i < columns.size(); i++) {
            signed.setField(
                    columns.get(i).name(),
                    row.value(i)
                            .map(v -> v instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : v)
                            .orElse(null));
        }
        signed.setField("weight", signedRow.weight());
        signed.setField("generation", GENERATION);
        signed.setField("checkpoint", checkpoint);
        return signed;
    }

    /** The files of a table of facts. */
    List<String> files(FactKind kind) {
        List<String> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                lake.table(LakeTable.changesOf(kind)).newScan().planFiles()) {
            tasks.forEach(task -> files.add(task.file().location().replaceFirst("^file:/+", "/")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read facts of kind " + kind, e);
        }
        return files;
    }

    /** The published refreshes. */
    List<Record> refreshes() {
        return rows(LakeTable.REFRESHES);
    }

    /**
     * A published total, as far as it is compared: a city has a million of them.
     *
     * @param sequence of the refresh that wrote it
     * @param measures how many measures it has amounts of
     * @param sum of its amounts
     */
    record Total(long sequence, int measures, long sum) {
        private static Total of(Record row) {
            Map<?, ?> amounts = (Map<?, ?>) row.getField("amounts");
            return new Total(
                    (Long) row.getField("sequence"),
                    amounts.size(),
                    amounts.values().stream().mapToLong(amount -> (Long) amount).sum());
        }

        private static Total later(Total one, Total other) {
            return one.sequence > other.sequence ? one : other;
        }
    }

    /** The totals that count: of each the one of the greatest sequence. */
    Collection<Total> totals() {
        Map<List<Object>, Total> newest = new HashMap<>();
        read(
                LakeTable.PERIOD_TOTALS,
                row ->
                        newest.merge(
                                List.of(
                                        row.getField("level"),
                                        row.getField("unit"),
                                        row.getField("period")),
                                Total.of(row),
                                Total::later));
        return newest.values();
    }

    private List<Record> rows(LakeTable name) {
        List<Record> rows = new ArrayList<>();
        read(name, rows::add);
        return rows;
    }

    private void read(LakeTable name, Consumer<Record> reader) {
        try (CloseableIterable<Record> records = IcebergGenerics.read(lake.table(name)).build()) {
            records.forEach(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name.sqlName(), e);
        }
    }

    @Override
    public void close() throws IOException {
        lake.close();
    }
}
