// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xlsx;

import io.govpulse.ingest.importing.file.CellText;
import io.govpulse.ingest.importing.file.FileBytes;
import io.govpulse.ingest.importing.file.Layout;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.file.SourceRow;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * One sheet of an XLSX workbook. Its first row that is not empty is the header, unless the layout
 * names another; empty rows and columns without a name are skipped.
 */
public final class XlsxFile implements SourceFile {
    private final Path path;
    private final Path archive;
    private final ReadableWorkbook workbook;
    private final Sheet sheet;
    private final Stream<Row> stream;
    private final Iterator<Row> sheetRows;
    private final XlsxCells cells;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<Integer> positions = new ArrayList<>();
    private long rows;
    private boolean atEnd;

    private XlsxFile(
            Path path, Path archive, ReadableWorkbook workbook, Sheet sheet, boolean since1904)
            throws IOException {
        this.path = path;
        this.archive = archive;
        this.workbook = workbook;
        this.sheet = sheet;
        this.stream = sheet.openStream();
        this.sheetRows = stream.iterator();
        this.cells = new XlsxCells(since1904);
    }

    /**
     * Opens a workbook and reads the header of its sheet.
     *
     * @throws IOException when it is no sound workbook, lacks the sheet, or its header is missing
     *     or names a column twice
     */
    public static XlsxFile open(Path path, Layout layout) throws IOException {
        Path archive = unzipped(path);
        try {
            boolean since1904 = XlsxEpoch.since1904(archive.toFile());
            ReadableWorkbook workbook = workbook(archive.toFile());
            try {
                XlsxFile file =
                        new XlsxFile(path, archive, workbook, sheet(workbook, layout), since1904);
                file.readHeader(layout);
                return file;
            } catch (IOException | RuntimeException e) {
                workbook.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            deleteUnlessSame(path, archive);
            throw e instanceof IOException known ? known : noWorkbook((RuntimeException) e);
        }
    }

    /** A workbook is read from its end: what is gzipped has to be unzipped first. */
    private static Path unzipped(Path path) throws IOException {
        try (FileBytes bytes = FileBytes.open(path)) {
            if (!bytes.gzipped()) {
                return path;
            }
            Path unzipped = Files.createTempFile("govpulse-import-", ".xlsx");
            try {
                Files.copy(bytes.content(), unzipped, StandardCopyOption.REPLACE_EXISTING);
                return unzipped;
            } catch (IOException e) {
                Files.delete(unzipped);
                throw e;
            }
        }
    }

    private static ReadableWorkbook workbook(File archive) throws IOException {
        try {
            return new ReadableWorkbook(archive, new ReadingOptions(true, true));
        } catch (RuntimeException e) {
            // Without a table of formats the reader wants to be asked for none; nothing is a date.
            return new ReadableWorkbook(archive);
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook, Layout layout) throws IOException {
        Optional<Sheet> found =
                layout.sheet().isPresent()
                        ? workbook.findSheet(layout.sheet().get())
                        : workbook.getSheets()
                                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                                .findFirst();
        return found.orElseThrow(
                () ->
                        new IOException(
                                "it has no sheet %s; it has: %s"
                                        .formatted(
                                                layout.sheet()
                                                        .map(name -> "'" + name + "'")
                                                        .orElse("to be seen"),
                                                workbook.getSheets()
                                                        .map(Sheet::getName)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static IOException noWorkbook(RuntimeException e) {
        return new IOException("it is a ZIP archive but no sound XLSX workbook", e);
    }

    private void readHeader(Layout layout) throws IOException {
        Row header = header(layout);
        for (int position = 0; position < header.getCellCount(); position++) {
            String name = CellText.visible(cells.read(header, position).text());
            if (name.isEmpty()) {
                continue;
            }
            if (columns.put(name, columns.size()) != null) {
                throw new IOException("its header names the column '" + name + "' twice");
            }
            positions.add(position);
        }
    }

    private Row header(Layout layout) throws IOException {
        Optional<Row> row = nextRow();
        if (row.isEmpty()) {
            throw new IOException(
                    "its sheet '%s' is empty, without a header line".formatted(sheet.getName()));
        }
        if (layout.headerRow().isPresent()) {
            int headerRow = layout.headerRow().get();
            while (row.isPresent() && row.get().getRowNum() < headerRow) {
                row = nextRow();
            }
            if (row.isEmpty() || row.get().getRowNum() > headerRow) {
                throw new IOException(
                        "row %d of its sheet '%s' is empty, and is to be the header"
                                .formatted(headerRow, sheet.getName()));
            }
        }
        return row.get();
    }

    private Optional<Row> nextRow() throws IOException {
        try {
            while (sheetRows.hasNext()) {
                Row row = sheetRows.next();
                for (int position = 0; position < row.getCellCount(); position++) {
                    if (!cells.read(row, position).isBlank()) {
                        return Optional.of(row);
                    }
                }
            }
            atEnd = true;
            return Optional.empty();
        } catch (RuntimeException e) {
            throw new IOException(
                    "its sheet '%s' is damaged after row %d".formatted(sheet.getName(), rows), e);
        }
    }

    @Override
    public List<String> columns() {
        return new ArrayList<>(columns.keySet());
    }

    @Override
    public Optional<SourceRow> next() throws IOException {
        return nextRow().map(this::row);
    }

    private SourceRow row(Row row) {
        rows++;
        List<String> values = new ArrayList<>();
        Map<Integer, String> problems = new HashMap<>();
        for (int position : positions) {
            XlsxCells.Content content = cells.read(row, position);
            content.problem().ifPresent(problem -> problems.put(values.size(), problem));
            values.add(content.text());
        }
        return new SourceRow(
                "row " + row.getRowNum(), values, Collections.unmodifiableMap(columns), problems);
    }

    @Override
    public long rows() {
        return rows;
    }

    /** Only at the end: how far in the archive a row lies is not known. */
    @Override
    public long bytesRead() {
        return atEnd ? path.toFile().length() : 0;
    }

    @Override
    public String description() {
        return "XLSX, sheet '" + sheet.getName() + "'";
    }

    @Override
    public String layoutKeys() {
        return "'headerRow' or 'sheet'";
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
        deleteUnlessSame(path, archive);
    }

    private static void deleteUnlessSame(Path path, Path archive) throws IOException {
        if (!archive.equals(path)) {
            Files.deleteIfExists(archive);
        }
    }
}
