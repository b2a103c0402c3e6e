package io.govpulse.ingest.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of rows under named columns, read row by row. */
interface SourceFile extends AutoCloseable {

    /** The names of the columns, in order. */
    List<String> columns();

    /**
     * The next row; empty at the end.
     *
     * @throws IOException when the file is damaged here
     */
    Optional<SourceRow> next() throws IOException;

    /** How many rows have been read. */
    long rows();

    /** How many bytes of the file have been read. */
    long bytesRead();

    /** What it was read as, for people: its form, and the character set or sheet. */
    String description();

    /** Keys of the mapping that say where its columns are named; empty where the file says so. */
    default String layoutKeys() {
        return "";
    }

    @Override
    void close() throws IOException;

    /**
     * Opens the file as what it is.
     *
     * @param layout how the rows of a CSV or XLSX lie; XES has none
     * @throws IOException when it cannot be read, or has no header, or a column twice
     */
    static SourceFile open(Path path, FileKind kind, Layout layout) throws IOException {
        return switch (kind) {
            case CSV -> CsvFile.open(path, layout);
            case XLSX -> XlsxFile.open(path, layout);
            case XES -> XesFile.open(path);
            case NDJSON -> throw new IllegalArgumentException("Lines of JSON have no columns");
        };
    }
}
