package io.govpulse.ingest.importing;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How the rows of a table lie in its file, as far as the file does not say so itself.
 *
 * @param charset of a CSV; detected when absent
 * @param separator between the cells of a CSV
 * @param sheet of an XLSX; its first visible one when absent
 * @param headerRow which row of a CSV or XLSX names the columns, 1 for the first; what stands above
 *     it, a title for instance, is passed over. When absent: of a CSV the first, of an XLSX the
 *     first that is not empty
 */
record Layout(
        Optional<Charset> charset,
        char separator,
        Optional<String> sheet,
        Optional<Integer> headerRow) {

    /** Of a file that is to be read as it comes. */
    static final Layout PLAIN =
            new Layout(Optional.empty(), ',', Optional.empty(), Optional.empty());

    /** The same in another character set. */
    Layout in(Charset other) {
        return new Layout(Optional.of(other), separator, sheet, headerRow);
    }
}
