// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.csv;

import io.govpulse.ingest.importing.csv.CsvRecords.CsvRecord;
import io.govpulse.ingest.importing.file.CharacterSet;
import io.govpulse.ingest.importing.file.FileBytes;
import io.govpulse.ingest.importing.file.Header;
import io.govpulse.ingest.importing.file.Layout;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.file.SourceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A CSV file (RFC 4180, or with another separator) with a header; blank rows are skipped. */
public final class CsvFile implements SourceFile {
    private final FileBytes bytes;
    private final CharacterSet charset;
    private final CsvRecords records;
    private final char separator;
    private final Header header;
    private long rows;

    private CsvFile(FileBytes bytes, CharacterSet charset, Layout layout) throws IOException {
        this.bytes = bytes;
        this.charset = charset;
        this.separator = layout.separator();
        this.records = new CsvRecords(charset.lines(bytes.content()), separator, layout.quoted());
        this.header = header(layout.header().orElse(new Layout.HeaderRows(1, 1)));
        records.expect(header.width());
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws IOException when it cannot be read, or its header is missing or damaged
     */
    public static CsvFile open(Path path, Layout layout) throws IOException {
        CharacterSet charset =
                layout.charset().isPresent()
                        ? CharacterSet.named(path, layout.charset().get())
                        : CharacterSet.of(path);
        FileBytes bytes = FileBytes.open(path);
        try {
            return new CsvFile(bytes, charset, layout);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private Header header(Layout.HeaderRows where) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        while (records.number() < where.last()) {
            Optional<CsvRecord> record = records.next();
            if (record.isEmpty()) {
                throw new IOException(
                        records.number() == 0
                                ? "it is empty, without a header line"
                                : "it has %d rows, and the header is to be row %d"
                                        .formatted(records.number(), where.last()));
            }
            if (records.number() >= where.first()) {
                if (record.get().damage().isPresent()) {
                    throw new IOException(
                            ("its header is damaged: %s. If its cells are not separated by '%s',"
                                            + " set 'separator' in the mapping")
                                    .formatted(record.get().damage().get(), separator));
                }
                rows.add(record.get().cells());
            }
        }
        return new Header(rows);
    }

    @Override
    public List<String> columns() {
        return new ArrayList<>(header.columns().keySet());
    }

    @Override
    public Set<String> doubledColumns() {
        return header.doubled();
    }

    @Override
    public Optional<SourceRow> next() throws IOException {
        Optional<CsvRecord> record = records.next();
        while (record.isPresent() && record.get().isBlank()) {
            record = records.next();
        }
        rows += record.isPresent() ? 1 : 0;
        return record.map(this::row);
    }

    private SourceRow row(CsvRecord record) {
        SourceRow row =
                new SourceRow(
                        "row " + record.number(),
                        record.cells(),
                        header.columns(),
                        Map.of(),
                        record.damage());
        for (int i = header.width(); i < record.cells().size(); i++) {
            if (record.damage().isEmpty() && !record.cells().get(i).isBlank()) {
                return row.damaged(
                        "%d cells, but the header has %d; put a cell that holds a separator in quotes"
                                .formatted(record.cells().size(), header.width()));
            }
        }
        return row;
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
        bytes.close();
    }
}
