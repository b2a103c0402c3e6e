package io.govpulse.ingest.importing.file;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A file of events, read a row or line at a time. */
public interface EventFile extends AutoCloseable {

    /**
     * The events of the next row or line, perhaps none; empty at the end.
     *
     * @throws IOException when the file is damaged here
     */
    Optional<List<OutgoingEvent>> next() throws IOException;

    /** How many rows or lines have been read. */
    long rows();

    /** How many bytes of the file have been read. */
    long bytesRead();

    /** The form in which it was read, for people. */
    String description();

    @Override
    void close() throws IOException;
}
