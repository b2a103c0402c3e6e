// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.csv;

import io.govpulse.ingest.importing.file.CellText;
import io.govpulse.ingest.importing.file.CharacterSet;
import io.govpulse.ingest.importing.file.FileBytes;
import io.govpulse.ingest.importing.file.Layout;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.file.SourceRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file (RFC 4180, or with another separator) with a header line. */
public final class CsvFile implements SourceFile {
    private final FileBytes bytes;
    private final CharacterSet charset;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private long rows;

    private CsvFile(FileBytes bytes, CharacterSet charset, CSVParser parser) {
        this.bytes = bytes;
        this.charset = charset;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws IOException when it cannot be read, or its header is missing or names a column twice
     */
    public static CsvFile open(Path path, Layout layout) throws IOException {
        CharacterSet charset =
                layout.charset().isPresent()
                        ? CharacterSet.named(path, layout.charset().get())
                        : CharacterSet.of(path);
        FileBytes bytes = FileBytes.open(path);
        try {
            CsvFile file =
                    new CsvFile(
                            bytes,
                            charset,
                            CSVFormat.RFC4180
                                    .builder()
                                    .setDelimiter(layout.separator())
                                    .get()
                                    .parse(charset.reader(bytes.content())));
            file.readHeader(layout.headerRow().orElse(1));
            return file;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private void readHeader(int row) throws IOException {
        for (String name : header(row)) {
            String visible = CellText.visible(name);
            String column = visible.isEmpty() ? "(no name, " + (columns.size() + 1) + ")" : visible;
            if (columns.put(column, columns.size()) != null) {
                throw new IOException("its header names the column '" + column + "' twice");
            }
        }
    }

    private CSVRecord header(int row) throws IOException {
        Optional<CSVRecord> record = nextRecord();
        while (record.isPresent() && record.get().getRecordNumber() < row) {
            record = nextRecord();
        }
        return record.orElseThrow(
                () ->
                        new IOException(
                                parser.getRecordNumber() == 0
                                        ? "it is empty, without a header line"
                                        : "it has %d rows, and the header is to be row %d"
                                                .formatted(parser.getRecordNumber(), row)));
    }

    @Override
    public List<String> columns() {
        return new ArrayList<>(columns.keySet());
    }

    @Override
    public Optional<SourceRow> next() throws IOException {
        Optional<CSVRecord> row = nextRecord();
        rows += row.isPresent() ? 1 : 0;
        return row.map(this::row);
    }

    private SourceRow row(CSVRecord record) {
        SourceRow row = new SourceRow("row " + record.getRecordNumber(), record.toList(), columns);
        for (int i = columns.size(); i < record.size(); i++) {
            if (!record.get(i).isBlank()) {
                return row.damaged(
                        "%d cells, but the header has %d; put a cell that holds a separator in quotes"
                                .formatted(record.size(), columns.size()));
            }
        }
        return row;
    }

    private Optional<CSVRecord> nextRecord() throws IOException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException wrong
                    ? notIn(wrong)
                    : e.getCause();
        }
    }

    private IOException notIn(CharacterCodingException e) {
        return new IOException(
                "it is not in %s; leave the character set out to have it detected, or name another"
                        .formatted(charset),
                e);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long bytesRead() {
        return bytes.read();
    }

    @Override
    public String description() {
        return "CSV in " + charset;
    }

    @Override
    public String layoutKeys() {
        return "'headerRow' or 'separator'";
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
