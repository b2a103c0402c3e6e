// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.ndjson;

import io.govpulse.ingest.importing.file.CharacterSet;
import io.govpulse.ingest.importing.file.EventFile;
import io.govpulse.ingest.importing.file.FileBytes;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.report.ImportReport;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of CloudEvents, one a line. The lines are sent as they are: the intake checks them, and
 * keeps what it cannot accept.
 */
public final class NdjsonFile implements EventFile {
    /** Many times the longest event that the contract knows. */
    static final int LONGEST_LINE = 256 * 1024;

    private final FileBytes bytes;
    private final InputStream content;
    private final ImportReport report;
    private long lines;

    private NdjsonFile(FileBytes bytes, ImportReport report) throws IOException {
        this.bytes = bytes;
        this.content = new BufferedInputStream(bytes.content(), 1 << 16);
        this.report = report;
        content.mark(CharacterSet.Mark.UTF_8.length());
        byte[] start = content.readNBytes(CharacterSet.Mark.UTF_8.length());
        if (CharacterSet.Mark.of(start).isEmpty()) {
            content.reset();
        }
    }

    /**
     * Opens a file.
     *
     * @param report receives the lines that are too long to be sent
     * @throws IOException when it cannot be read
     */
    public static NdjsonFile open(Path path, ImportReport report) throws IOException {
        FileBytes bytes = FileBytes.open(path);
        try {
            return new NdjsonFile(bytes, report);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public Optional<List<OutgoingEvent>> next() throws IOException {
        int first = content.read();
        if (first < 0) {
            return Optional.empty();
        }
        lines++;
        byte[] line = lineFrom(first);
        if (line.length > LONGEST_LINE) {
            report.refused(
                    "line " + lines,
                    "longer than %d bytes: that is no event".formatted(LONGEST_LINE));
            return Optional.of(List.of());
        }
        return Optional.of(isBlank(line) ? List.of() : List.of(OutgoingEvent.line(lines, line)));
    }

    /** The rest of the line; of one that is too long only the beginning. */
    private byte[] lineFrom(int first) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = first; next >= 0 && next != '\n'; next = content.read()) {
            if (line.size() <= LONGEST_LINE) {
                line.write(next);
            }
        }
        return line.toByteArray();
    }

    /** As the intake sees it: for a blank line it has no answer. */
    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Lines say their versions themselves. */
    @Override
    public void accepted(List<OutgoingEvent> events) {
        // Nothing is remembered of them.
    }

    @Override
    public long rows() {
        return lines;
    }

    @Override
    public long bytesRead() {
        return bytes.read();
    }

    @Override
    public String description() {
        return "NDJSON";
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
