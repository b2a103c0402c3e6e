package io.govpulse.ingest.importing;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file, plain or gzipped whatever its name says, read row by row. */
final class SourceFile implements AutoCloseable {
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int GZIP_MAGIC = 0x8B1F;

    private final CountingStream counted;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private long rows;

    private SourceFile(CountingStream counted, CSVParser parser) {
        this.counted = counted;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /**
     * Opens the file and reads its header line.
     *
     * @throws IOException when it cannot be read, or has no header, or a column twice
     */
    static SourceFile open(Path path, Charset charset) throws IOException {
        CountingStream counted = new CountingStream(Files.newInputStream(path));
        try {
            // Strict: a reader that puts a replacement for what it cannot read would lose it.
            CharsetDecoder decoder =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
            Reader reader = new InputStreamReader(withoutMark(unzipped(counted)), decoder);
            SourceFile file = new SourceFile(counted, CSVFormat.RFC4180.parse(reader));
            file.readHeader();
            return file;
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        int magic = buffered.read() | buffered.read() << 8;
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, UTF_8_MARK.length);
        byte[] start = pushback.readNBytes(UTF_8_MARK.length);
        if (!Arrays.equals(start, UTF_8_MARK)) {
            pushback.unread(start);
        }
        return pushback;
    }

    private void readHeader() throws IOException {
        CSVRecord header =
                nextRecord()
                        .orElseThrow(() -> new IOException("it is empty, without a header line"));
        for (String name : header) {
            if (columns.put(name.strip(), columns.size()) != null) {
                throw new IOException("its header names the column '" + name.strip() + "' twice");
            }
        }
    }

    /** The names in the header, in order. */
    List<String> columns() {
        return new ArrayList<>(columns.keySet());
    }

    /**
     * The next row; empty at the end.
     *
     * @throws IOException when the file is damaged here
     */
    Optional<SourceRow> next() throws IOException {
        Optional<CSVRecord> row = nextRecord();
        return row.map(values -> new SourceRow(++rows, values, columns));
    }

    private Optional<CSVRecord> nextRecord() throws IOException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** How many rows have been read. */
    long rows() {
        return rows;
    }

    /** How many bytes of the file have been read. */
    long bytesRead() {
        return counted.count;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static final class CountingStream extends FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                count++;
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
