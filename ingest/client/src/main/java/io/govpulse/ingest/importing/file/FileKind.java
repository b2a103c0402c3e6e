// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The form of a file by its content, gzipped or not, whatever its name says. */
public enum FileKind {
    /** Comma-separated values (RFC 4180), or with another separator. */
    CSV,
    /** An Excel workbook. */
    XLSX,
    /** An event log (IEEE 1849). */
    XES,
    /** CloudEvents in JSON, one a line. */
    NDJSON;

    private static final int LOOKED_AT = 4_096;
    private static final String ZIP_MAGIC = "PK\003\004";
    private static final String OLD_OFFICE_MAGIC = "\u00D0\u00CF\u0011\u00E0";

    /**
     * Determines the form from the first bytes.
     *
     * @throws IOException when it cannot be read, or is something that is never accepted; the
     *     message says what to do with it
     */
    public static FileKind of(Path path) throws IOException {
        byte[] start;
        try (FileBytes bytes = FileBytes.open(path)) {
            start = bytes.content().readNBytes(LOOKED_AT);
        }
        String raw = new String(start, ISO_8859_1);
        if (raw.startsWith(ZIP_MAGIC)) {
            return XLSX;
        }
        if (raw.startsWith(OLD_OFFICE_MAGIC)) {
            throw new IOException(
                    "it is an old Excel file (.xls) or one with a password; save it as XLSX or CSV,"
                            + " without a password");
        }
        String text = text(start).strip();
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '<' -> XES;
            case '{' -> {
                if (text.lines().findFirst().orElse("").strip().equals("{")) {
                    throw new IOException(
                            "its JSON goes over several lines; expected one CloudEvent a line"
                                    + " (NDJSON)");
                }
                yield NDJSON;
            }
            case '[' ->
                    throw new IOException(
                            "it begins like a JSON array; expected one CloudEvent a line"
                                    + " (NDJSON)");
            default -> CSV;
        };
    }

    // The characters that decide are ASCII.
    private static String text(byte[] start) {
        Optional<CharacterSet.Mark> mark = CharacterSet.Mark.of(start);
        int from = mark.map(CharacterSet.Mark::length).orElse(0);
        return new String(
                start,
                from,
                start.length - from,
                mark.map(CharacterSet.Mark::charset).orElse(ISO_8859_1));
    }
}
