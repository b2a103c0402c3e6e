// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unzipped when it is gzipped whatever its name says, and counted. */
public final class FileBytes implements AutoCloseable {
    private static final int GZIP_MAGIC = 0x8B1F;

    private final CountingStream counted;
    private final InputStream content;
    private final boolean gzipped;

    private FileBytes(CountingStream counted) throws IOException {
        this.counted = counted;
        BufferedInputStream buffered = new BufferedInputStream(counted, 1 << 16);
        buffered.mark(2);
        this.gzipped = (buffered.read() | buffered.read() << 8) == GZIP_MAGIC;
        buffered.reset();
        this.content = gzipped ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    /**
     * Opens the file.
     *
     * @throws IOException when it cannot be read
     */
    public static FileBytes open(Path path) throws IOException {
        CountingStream counted = new CountingStream(Files.newInputStream(path));
        try {
            return new FileBytes(counted);
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    /** The content of the file, unzipped. */
    public InputStream content() {
        return content;
    }

    /** Whether the file is gzipped. */
    public boolean gzipped() {
        return gzipped;
    }

    /** The number of bytes read so far, as they are on the disk. */
    public long read() {
        return counted.count;
    }

    @Override
    public void close() throws IOException {
        content.close();
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
