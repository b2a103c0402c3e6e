// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * The place of a table in its file, as far as the file does not say so itself.
 *
 * @param charset of a CSV; detected when absent
 * @param separator between the cells of a CSV
 * @param quoted whether quotes may stand around the cells of a CSV
 * @param sheets of an XLSX; when there are none: its first visible one and all visible ones with
 *     the same header
 * @param header rows of a CSV or XLSX that name the columns; rows above them, a title for instance,
 *     are skipped. When absent: of a CSV the first, of an XLSX the first that is not empty and
 *     those into which its cells reach
 */
public record Layout(
        Optional<Charset> charset,
        char separator,
        boolean quoted,
        List<String> sheets,
        Optional<HeaderRows> header) {

    /** The layout of a file that is read as it comes. */
    public static final Layout PLAIN =
            new Layout(Optional.empty(), ',', true, List.of(), Optional.empty());

    /**
     * The rows that name the columns, 1 for the first of the file or sheet.
     *
     * @param first of them
     * @param last of them
     */
    public record HeaderRows(int first, int last) {}

    /** The same layout in another character set. */
    public Layout in(Charset other) {
        return new Layout(Optional.of(other), separator, quoted, sheets, header);
    }
}
