// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a text, each read for itself: bytes that do not belong to the character set damage
 * their line and no other. It stands on this: in no character set but UTF-16 and UTF-32 does a
 * longer character hold the byte of a line's end.
 */
public final class TextLines {
    private static final int SHOWN = 20;
    private static final int END = -1;

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final int unit;
    private final boolean littleEndian;
    private final byte[] next;
    private long number;

    /**
     * Begins at the first byte, behind any mark.
     *
     * @param in the text, buffered
     */
    public TextLines(InputStream in, Charset charset) {
        this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, 1 << 16);
        this.charset = charset;
        // Strict: a reader that puts a replacement for what it cannot read would lose it.
        this.decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.unit =
                charset.name().startsWith("UTF-16")
                        ? 2
                        : charset.name().startsWith("UTF-32") ? 4 : 1;
        this.littleEndian = charset.name().endsWith("LE");
        this.next = new byte[unit];
    }

    /**
     * One line without its end.
     *
     * @param number from 1
     * @param text of it; with replacements where it is damaged, which nobody must take for data
     * @param damage which bytes cannot be read
     */
    public record Line(long number, String text, Optional<String> damage) {}

    /** The next line; empty at the end. */
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        int end = readLine(bytes);
        if (end == END && bytes.size() == 0) {
            return Optional.empty();
        }
        number++;
        return Optional.of(decoded(bytes.toByteArray()));
    }

    /**
     * Reads to the end of the line, and returns how it ends: with a character, or with the file.
     */
    private int readLine(ByteArrayOutputStream bytes) throws IOException {
        while (true) {
            int read = in.readNBytes(next, 0, unit);
            if (read == 0) {
                return END;
            }
            int character = read == unit ? character() : 0;
            if (character == '\n') {
                return character;
            }
            if (character == '\r') {
                in.mark(unit);
                if (in.readNBytes(next, 0, unit) < unit || character() != '\n') {
                    in.reset();
                }
                return character;
            }
            bytes.write(next, 0, read);
        }
    }

    private int character() {
        int value = 0;
        for (int i = 0; i < unit; i++) {
            int at = littleEndian ? unit - 1 - i : i;
            value = (value << 8) | (next[at] & 0xFF);
        }
        return value;
    }

    private Line decoded(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer to =
                CharBuffer.allocate((int) Math.ceil(bytes.length * decoder.maxCharsPerByte()) + 1);
        decoder.reset();
        CoderResult result = decoder.decode(from, to, true);
        if (!result.isError()) {
            decoder.flush(to);
            return new Line(number, to.flip().toString(), Optional.empty());
        }
        String text = to.flip().toString();
        StringBuilder wrong = new StringBuilder();
        for (int i = 0; i < result.length(); i++) {
            wrong.append(" 0x%02X".formatted(bytes[from.position() + i]));
        }
        return new Line(
                number,
                // With U+FFFD for what cannot be read.
                new String(bytes, charset),
                Optional.of(
                        "line %d holds bytes that are not in %s (%s, behind '%s'); mend that cell in"
                                        .formatted(
                                                number,
                                                charset,
                                                wrong.toString().strip(),
                                                text.substring(Math.max(0, text.length() - SHOWN)))
                                + " the source and import the file once more"));
    }

    /**
     * How well a text fits a character set.
     *
     * @param good lines with other letters than ASCII that fit
     * @param bad lines that do not fit
     * @param firstBad number of the first of them; 0 when there is none
     */
    public record Fit(long good, long bad, long firstBad) {
        private static final int GOOD_FOR_EACH_BAD = 20;

        /** Whether it is in that character set, with a damaged line here and there at most. */
        public boolean isLikely() {
            return bad * GOOD_FOR_EACH_BAD <= good;
        }

        /**
         * Reads the file as if it were in this character set.
         *
         * @throws IOException when it cannot be read
         */
        public static Fit of(Path path, Charset charset) throws IOException {
            long good = 0;
            long bad = 0;
            long firstBad = 0;
            try (FileBytes bytes = FileBytes.open(path)) {
                TextLines lines = new TextLines(bytes.content(), charset);
                for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                    if (line.get().damage().isPresent()) {
                        bad++;
                        firstBad = firstBad == 0 ? line.get().number() : firstBad;
                    } else if (line.get().text().chars().anyMatch(c -> c > 0x7F)) {
                        good++;
                    }
                }
            }
            return new Fit(good, bad, firstBad);
        }
    }
}
