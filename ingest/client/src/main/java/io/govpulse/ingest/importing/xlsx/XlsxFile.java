// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xlsx;

import io.govpulse.ingest.importing.file.FileBytes;
import io.govpulse.ingest.importing.file.Header;
import io.govpulse.ingest.importing.file.Layout;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.file.SourceRow;
import io.govpulse.ingest.importing.xlsx.XlsxSheet.SheetRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of an XLSX workbook: of the sheets that the layout names, or of all that are alike. */
public final class XlsxFile implements SourceFile {
    private final Path path;
    private final Path archive;
    private final ReadableWorkbook workbook;
    private final Layout layout;
    private final XlsxParts parts;
    private final XlsxCells cells;
    private final XlsxSelection selection;
    private final Header header;
    private final Deque<Sheet> waiting;
    private Sheet current;
    private XlsxSheet rowsOfSheet;
    private long rows;
    private boolean atEnd;

    private XlsxFile(
            Path path, Path archive, ReadableWorkbook workbook, XlsxParts parts, Layout layout)
            throws IOException {
        this.path = path;
        this.archive = archive;
        this.workbook = workbook;
        this.layout = layout;
        this.parts = parts;
        this.cells = new XlsxCells(parts.since1904());
        this.selection = XlsxSelection.of(workbook, layout, this::open);
        this.waiting = new ArrayDeque<>(selection.sheets());
        this.current = waiting.remove();
        this.rowsOfSheet = open(current);
        this.header = rowsOfSheet.header();
    }

    private XlsxSheet open(Sheet sheet) throws IOException {
        XlsxParts.SheetPart part = parts.sheets().get(sheet.getName());
        return new XlsxSheet(
                sheet,
                cells,
                part == null ? List.of() : part.merged(),
                layout.header().orElse(null));
    }

    /**
     * Opens a workbook and reads the headers of its sheets.
     *
     * @throws IOException when it is no sound workbook, lacks a sheet, or a header is missing
     */
    public static XlsxFile open(Path path, Layout layout) throws IOException {
        Path archive = path;
        try {
            archive = unzipped(path);
            XlsxParts parts = XlsxParts.of(archive.toFile());
            if (parts.needsConversion()) {
                Path converted = Files.createTempFile("govpulse-import-", ".xlsx");
                XlsxConversion.convert(archive, converted);
                deleteUnlessSame(path, archive);
                archive = converted;
            }
            ReadableWorkbook workbook = workbook(archive);
            try {
                return new XlsxFile(path, archive, workbook, parts, layout);
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

    private static ReadableWorkbook workbook(Path archive) throws IOException {
        try {
            return new ReadableWorkbook(archive.toFile(), new ReadingOptions(true, true));
        } catch (RuntimeException e) {
            // Without a table of formats the reader wants to be asked for none; nothing is a date.
            return new ReadableWorkbook(archive.toFile());
        }
    }

    private static IOException noWorkbook(RuntimeException e) {
        return new IOException("it is a ZIP archive but no sound XLSX workbook", e);
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
        Optional<SheetRow> row = rowsOfSheet.next();
        while (row.isEmpty() && !waiting.isEmpty()) {
            rowsOfSheet.close();
            current = waiting.remove();
            rowsOfSheet = open(current);
            row = rowsOfSheet.next();
        }
        atEnd = row.isEmpty();
        return row.map(this::row);
    }

    private SourceRow row(SheetRow row) {
        rows++;
        List<String> values = new ArrayList<>();
        Map<Integer, String> problems = new HashMap<>();
        for (XlsxCells.Content content : row.cells()) {
            content.problem().ifPresent(problem -> problems.put(values.size(), problem));
            values.add(content.text());
        }
        String place = "row " + row.number();
        return new SourceRow(
                selection.sheets().size() == 1
                        ? place
                        : "sheet '%s' %s".formatted(current.getName(), place),
                values,
                rowsOfSheet.header().columns(),
                problems);
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
        return "XLSX, " + selection;
    }

    @Override
    public String layoutKeys() {
        return "'headerRow' or 'sheet'";
    }

    @Override
    public void close() throws IOException {
        rowsOfSheet.close();
        workbook.close();
        deleteUnlessSame(path, archive);
    }

    private static void deleteUnlessSame(Path path, Path archive) throws IOException {
        if (!archive.equals(path)) {
            Files.deleteIfExists(archive);
        }
    }
}
