// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.FanoutDataWriter;
import org.apache.iceberg.io.OutputFileFactory;

/**
 * Writes a few rows to a table from here, without a job: one file for each partition they touch.
 * The caller gives them in the order of the table.
 */
final class TableRows implements AutoCloseable {
    private static final long FILE_BYTES = 128L << 20;

    private final Table table;
    private final PartitionKey partition;
    private final InternalRecordWrapper wrapper;
    private final FanoutDataWriter<Record> writer;

    /**
     * Begins to write.
     *
     * @param attempt name of the attempt that writes; part of the names of its files
     */
    TableRows(Table table, String attempt) {
        this.table = table;
        this.partition = new PartitionKey(table.spec(), table.schema());
        this.wrapper = new InternalRecordWrapper(table.schema().asStruct());
        this.writer =
                new FanoutDataWriter<>(
                        new GenericFileWriterFactory.Builder(table)
                                .dataFileFormat(FileFormat.PARQUET)
                                .build(),
                        OutputFileFactory.builderFor(table, 1, 1).operationId(attempt).build(),
                        table.io(),
                        FILE_BYTES);
    }

    /** Writes a row: what the caller does not fill is null. */
    void add(Consumer<Record> fill) {
        Record row = GenericRecord.create(table.schema());
        fill.accept(row);
        partition.partition(wrapper.wrap(row));
        writer.write(row, table.spec(), partition.copy());
    }

    /** Ends the files, which no reader sees yet. */
    List<DataFile> files() {
        close();
        return writer.result().dataFiles();
    }

    /** Ends the files and appends them to the table. */
    void append(CostMeter meter) {
        List<DataFile> files = files();
        if (!files.isEmpty()) {
            AppendFiles append = table.newAppend();
            files.forEach(append::appendFile);
            append.commit();
            files.forEach(file -> meter.wrote(file.recordCount(), file.fileSizeInBytes()));
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write rows of " + table.name(), e);
        }
    }
}
