// SPDX-License-Identifier: Apache-2.0
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

    /** Takes note of events of this file that the intake has accepted. */
    void accepted(List<OutgoingEvent> events);

    /** The number of rows or lines read so far. */
    long rows();

    /** The number of bytes of the file read so far. */
    long bytesRead();

    /** The form in which it was read, for people. */
    String description();

    @Override
    void close() throws IOException;
}
