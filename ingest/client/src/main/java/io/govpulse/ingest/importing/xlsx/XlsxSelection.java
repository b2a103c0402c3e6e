// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xlsx;

import io.govpulse.ingest.importing.file.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * The sheets of a workbook that are read, and those that are not: a year with a sheet for each
 * month is one table, the notes beside it are none.
 *
 * @param sheets that are read, at least one
 * @param others that are not read, each with the reason
 */
record XlsxSelection(List<Sheet> sheets, List<String> others) {

    /** Opens a sheet behind its header. */
    interface Opener {
        XlsxSheet open(Sheet sheet) throws IOException;
    }

    /**
     * Selects the sheets that the layout names; without names the first visible one and all visible
     * ones with the same columns.
     *
     * @throws IOException when a sheet is missing, or those named have different columns
     */
    static XlsxSelection of(ReadableWorkbook workbook, Layout layout, Opener opener)
            throws IOException {
        return layout.sheets().isEmpty()
                ? alike(workbook.getSheets().toList(), opener)
                : named(workbook.getSheets().toList(), layout.sheets(), opener);
    }

    private static XlsxSelection named(List<Sheet> all, List<String> names, Opener opener)
            throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        for (String name : names) {
            sheets.add(
                    all.stream()
                            .filter(sheet -> sheet.getName().equals(name))
                            .findFirst()
                            .orElseThrow(() -> missing("'" + name + "'", all)));
        }
        Set<String> columns = columns(sheets.get(0), opener);
        for (Sheet sheet : sheets) {
            if (!columns(sheet, opener).equals(columns)) {
                throw new IOException(
                        "its sheets '%s' and '%s' have different columns; import them one by one"
                                .formatted(sheets.get(0).getName(), sheet.getName()));
            }
        }
        List<String> others =
                all.stream()
                        .filter(sheet -> !sheets.contains(sheet))
                        .map(sheet -> "'%s'".formatted(sheet.getName()))
                        .toList();
        return new XlsxSelection(sheets, others);
    }

    private static XlsxSelection alike(List<Sheet> all, Opener opener) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Set<String> columns = Set.of();
        for (Sheet sheet : all) {
            if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
                others.add("'%s' (hidden)".formatted(sheet.getName()));
            } else if (sheets.isEmpty()) {
                sheets.add(sheet);
                columns = columns(sheet, opener);
            } else if (hasColumns(sheet, columns, opener)) {
                sheets.add(sheet);
            } else {
                others.add("'%s' (other columns)".formatted(sheet.getName()));
            }
        }
        if (sheets.isEmpty()) {
            throw missing("to be seen", all);
        }
        return new XlsxSelection(sheets, others);
    }

    private static boolean hasColumns(Sheet sheet, Set<String> columns, Opener opener) {
        try {
            return columns(sheet, opener).equals(columns);
        } catch (IOException e) {
            // It has no header: it is empty, or something else than a table.
            return false;
        }
    }

    private static Set<String> columns(Sheet sheet, Opener opener) throws IOException {
        try (XlsxSheet opened = opener.open(sheet)) {
            return opened.header().columns().keySet();
        }
    }

    private static IOException missing(String which, List<Sheet> all) {
        return new IOException(
                "it has no sheet %s; it has: %s"
                        .formatted(
                                which,
                                all.stream()
                                        .map(Sheet::getName)
                                        .collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        String read =
                sheets.stream()
                        .map(sheet -> "'" + sheet.getName() + "'")
                        .collect(Collectors.joining(", "));
        return (sheets.size() == 1 ? "sheet " : "sheets ")
                + read
                + (others.isEmpty() ? "" : "; not read: " + String.join(", ", others));
    }
}
