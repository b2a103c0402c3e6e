// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file of rows under named columns, read row by row. */
public interface SourceFile extends AutoCloseable {

    /** The names of the columns, in order. */
    List<String> columns();

    /** The names that stand over several columns: what they mean is not sure. */
    default Set<String> doubledColumns() {
        return Set.of();
    }

    /** Whether its rows are events in the standard columns of event logs. */
    default boolean isEventLog() {
        return false;
    }

    /**
     * The next row; empty at the end.
     *
     * @throws IOException when the file is damaged here
     */
    Optional<SourceRow> next() throws IOException;

    /** The number of rows read so far. */
    long rows();

    /** The number of bytes of the file read so far. */
    long bytesRead();

    /** The form in which it was read, for people, with the character set or sheet. */
    String description();

    /** Keys of the mapping that say where its columns are named; empty where the file says so. */
    default String layoutKeys() {
        return "";
    }

    @Override
    void close() throws IOException;
}
