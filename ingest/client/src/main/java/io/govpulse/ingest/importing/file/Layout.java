// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The place of a table in its file, as far as the file does not say so itself.
 *
 * @param charset of a CSV; detected when absent
 * @param separator between the cells of a CSV
 * @param sheet of an XLSX; its first visible one when absent
 * @param headerRow row of a CSV or XLSX that names the columns, 1 for the first; rows above it, a
 *     title for instance, are skipped. When absent: of a CSV the first, of an XLSX the first that
 *     is not empty
 */
public record Layout(
        Optional<Charset> charset,
        char separator,
        Optional<String> sheet,
        Optional<Integer> headerRow) {

    /** The layout of a file that is read as it comes. */
    public static final Layout PLAIN =
            new Layout(Optional.empty(), ',', Optional.empty(), Optional.empty());

    /** The same layout in another character set. */
    public Layout in(Charset other) {
        return new Layout(Optional.of(other), separator, sheet, headerRow);
    }
}
