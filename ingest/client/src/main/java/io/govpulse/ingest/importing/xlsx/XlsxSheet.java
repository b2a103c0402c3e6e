// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xlsx;

import io.govpulse.ingest.importing.file.Header;
import io.govpulse.ingest.importing.file.Layout.HeaderRows;
import io.govpulse.ingest.importing.xlsx.XlsxCells.Content;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet below its header; empty ones are skipped. A cell that is merged down over
 * several rows counts in each of them, as people see it.
 */
final class XlsxSheet implements AutoCloseable {
    private final Sheet sheet;
    private final XlsxCells cells;
    private final Deque<MergedCells> below;
    private final Map<MergedCells, Content> open = new HashMap<>();
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Header header;
    private int lastRow;

    /**
     * One row.
     *
     * @param number of it, as a spreadsheet program shows it
     * @param cells of it, from the first column
     */
    record SheetRow(int number, List<Content> cells) {
        private boolean isBlank() {
            return cells.stream().allMatch(Content::isBlank);
        }
    }

    /**
     * Opens a sheet and reads its header.
     *
     * @param headerRows where the header is; null for the first row that is not blank, and those
     *     into which its merged cells reach
     * @throws IOException when the sheet is damaged, or its header is missing
     */
    XlsxSheet(
            Sheet sheet, XlsxCells cells, List<MergedCells> merged, @Nullable HeaderRows headerRows)
            throws IOException {
        this.sheet = sheet;
        this.cells = cells;
        this.below = new ArrayDeque<>(merged);
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.header = header(headerRows, merged);
    }

    private Header header(@Nullable HeaderRows headerRows, List<MergedCells> merged)
            throws IOException {
        Optional<SheetRow> row = next();
        if (row.isEmpty()) {
            throw new IOException(
                    "its sheet '%s' is empty, without a header line".formatted(sheet.getName()));
        }
        int first = headerRows == null ? row.get().number() : headerRows.first();
        int last = headerRows == null ? reach(first, merged) : headerRows.last();
        while (row.isPresent() && row.get().number() < first) {
            row = next();
        }
        List<List<String>> names = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            if (row.isEmpty() || row.get().number() != number) {
                throw new IOException(
                        "row %d of its sheet '%s' is empty, and is to be the header"
                                .formatted(number, sheet.getName()));
            }
            names.add(row.get().cells().stream().map(Content::text).toList());
            if (number < last) {
                row = next();
            }
        }
        return new Header(names);
    }

    /** The lowest row into which a cell of the header reaches. */
    private static int reach(int header, List<MergedCells> merged) {
        return merged.stream()
                .filter(area -> area.firstRow() == header)
                .mapToInt(MergedCells::lastRow)
                .max()
                .orElse(header);
    }

    Header header() {
        return header;
    }

    /** The next row that is not empty; empty at the end. */
    Optional<SheetRow> next() throws IOException {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                lastRow = row.getRowNum();
                SheetRow own = own(row);
                Map<Integer, Content> merged = merged(own);
                if (!own.isBlank()) {
                    return Optional.of(filled(own, merged));
                }
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            throw new IOException(
                    "its sheet '%s' is damaged below row %d: %s; open the workbook in Excel and save it"
                                    .formatted(sheet.getName(), lastRow, e.getMessage())
                            + " anew",
                    e);
        }
    }

    private SheetRow own(Row row) {
        List<Content> contents = new ArrayList<>();
        for (int position = 0; position < row.getCellCount(); position++) {
            contents.add(cells.read(row, position));
        }
        return new SheetRow(row.getRowNum(), contents);
    }

    /** The contents that reach into this row from above, by column. */
    private Map<Integer, Content> merged(SheetRow row) {
        while (!below.isEmpty() && below.peek().firstRow() <= row.number()) {
            MergedCells area = below.poll();
            if (area.firstRow() == row.number() && area.column() < row.cells().size()) {
                open.put(area, row.cells().get(area.column()));
            }
        }
        open.keySet().removeIf(area -> area.lastRow() < row.number());
        Map<Integer, Content> contents = new HashMap<>();
        open.forEach((area, content) -> contents.put(area.column(), content));
        return contents;
    }

    private static SheetRow filled(SheetRow row, Map<Integer, Content> merged) {
        if (merged.isEmpty()) {
            return row;
        }
        List<Content> contents = new ArrayList<>(row.cells());
        merged.forEach(
                (column, content) -> {
                    while (contents.size() <= column) {
                        contents.add(Content.BLANK);
                    }
                    contents.set(column, content);
                });
        return new SheetRow(row.number(), contents);
    }

    @Override
    public void close() {
        stream.close();
    }
}
