// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FanoutDataWriter;
import org.apache.iceberg.io.OutputFileFactory;

/** A real lake in a directory, written as the jobs write it. */
final class LakeFixture implements AutoCloseable {
    private static final long FILE_BYTES = 64L << 20;

    private final Path home;
    private final Lake lake;
    private final Set<String> archived = new HashSet<>();
    private Totals totals = new Totals();
    private long base = 1;

    private LakeFixture(Path home, Lake lake) {
        this.home = home;
        this.lake = lake;
    }

    static LakeFixture in(Path home) {
        try {
            Files.createDirectories(home.resolve("lake"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Lake lake = Lake.open(LakeSettings.embedded(home), new Configuration());
        lake.createMissing();
        return new LakeFixture(home, lake);
    }

    Path home() {
        return home;
    }

    /** The totals after the last published refresh. */
    Totals totals() {
        return totals;
    }

    /** The last published refresh that counted everything anew. */
    long base() {
        return base;
    }

    void published(Totals newTotals, long newBase) {
        totals = newTotals;
        base = newBase;
    }

    void archive(Definitions definitions, long sequence, String refresh) {
        if (archived.add(definitions.hash())) {
            append(
                    LakeTable.DEFINITIONS,
                    List.of(
                            Map.of(
                                    "refresh",
                                    refresh,
                                    "sequence",
                                    sequence,
                                    "definitions",
                                    definitions.hash(),
                                    "yaml",
                                    definitions.yaml())));
        }
    }

    /**
     * Adds all totals up to a refresh to the past ones, as upkeep does first.
     *
     * @param sequence totals up to this refresh are taken for superseded
     */
    void copyToPast(long sequence) {
        append(
                LakeTable.PAST_TOTALS,
                rows(
                        lake.table(LakeTable.PERIOD_TOTALS),
                        Expressions.lessThanOrEqual("sequence", sequence)));
    }

    /** Takes the totals that a later refresh superseded from the others, as upkeep does then. */
    void removeSuperseded() {
        Table table = lake.table(LakeTable.PERIOD_TOTALS);
        Map<List<Object>, Map<String, Object>> newest = new HashMap<>();
        rows(table, Expressions.alwaysTrue())
                .forEach(
                        row ->
                                newest.merge(
                                        List.of(
                                                row.get("level"),
                                                row.get("unit"),
                                                row.get("period")),
                                        row,
                                        (a, b) ->
                                                (Long) a.get("sequence") > (Long) b.get("sequence")
                                                        ? a
                                                        : b));
        table.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
        append(LakeTable.PERIOD_TOTALS, List.copyOf(newest.values()));
    }

    private static List<Map<String, Object>> rows(Table table, Expression filter) {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (CloseableIterable<Record> records =
                IcebergGenerics.read(table).where(filter).build()) {
            records.forEach(
                    record -> {
                        Map<String, Object> row = new HashMap<>();
                        table.schema()
                                .columns()
                                .forEach(c -> row.put(c.name(), record.getField(c.name())));
                        rows.add(row);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Leaves definitions out that a refresh counts by. */
    void forgetToArchive(Definitions definitions) {
        archived.add(definitions.hash());
    }

    /** Commits rows; nested structures are maps too. */
    void append(LakeTable name, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Table table = lake.table(name);
        PartitionKey key = new PartitionKey(table.spec(), table.schema());
        InternalRecordWrapper wrapper = new InternalRecordWrapper(table.schema().asStruct());
        FanoutDataWriter<Record> writer =
                new FanoutDataWriter<>(
                        new GenericFileWriterFactory.Builder(table)
                                .dataFileFormat(FileFormat.PARQUET)
                                .build(),
                        OutputFileFactory.builderFor(table, 1, System.nanoTime()).build(),
                        table.io(),
                        FILE_BYTES);
        try (writer) {
            for (Map<String, Object> row : rows) {
                Record record = Rows.record(table.schema().asStruct(), row);
                key.partition(wrapper.wrap(record));
                writer.write(record, table.spec(), key.copy());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AppendFiles append = table.newAppend();
        writer.result().dataFiles().forEach(append::appendFile);
        append.commit();
    }

    @Override
    public void close() {
        try {
            lake.close();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close the lake of a test", e);
        }
    }
}
