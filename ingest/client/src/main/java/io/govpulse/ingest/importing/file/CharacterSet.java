// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The character set of a text file. Only UTF-8 and GB18030 are detected, over the whole file;
 * anything else has to be named, because it would be guessed.
 *
 * @param charset in which the file is read
 * @param detected whether nobody named it
 * @param markLength how many bytes of a mark to skip
 */
public record CharacterSet(Charset charset, boolean detected, int markLength) {
    /** The character set of files in Chinese that are not in UTF-8. */
    public static final Charset GB18030 = Charset.forName("GB18030");

    /** The characters of everyday Chinese: an office's text consists of little else. */
    private static final Charset EVERYDAY = Charset.forName("GB2312");

    private static final int ENOUGH_CHARACTERS = 100_000;
    private static final int LONGEST_MARK = 3;

    /** The bytes with which a file names its own character set. */
    public enum Mark {
        UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
        UTF_16LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
        UTF_16BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF);

        private final Charset charset;
        private final int[] bytes;

        Mark(Charset charset, int... bytes) {
            this.charset = charset;
            this.bytes = bytes;
        }

        /** The character set that it names. */
        public Charset charset() {
            return charset;
        }

        /** The number of its bytes. */
        public int length() {
            return bytes.length;
        }

        /** The mark with which these bytes begin; empty when there is none. */
        public static Optional<Mark> of(byte[] start) {
            return Arrays.stream(values()).filter(mark -> mark.begins(start)).findFirst();
        }

        private boolean begins(byte[] start) {
            for (int i = 0; i < bytes.length; i++) {
                if (start.length <= i || (start[i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }

        /** Whether somebody who names this set can mean a file with this mark. */
        private boolean fits(Charset named) {
            return named.equals(charset) || named.equals(StandardCharsets.UTF_16) && this != UTF_8;
        }
    }

    /**
     * Detects the character set of this file.
     *
     * @throws IOException when it bears no mark and is neither in UTF-8 nor in GB18030
     */
    public static CharacterSet of(Path path) throws IOException {
        Optional<Mark> mark = mark(path);
        return mark.isPresent()
                ? new CharacterSet(mark.get().charset(), true, mark.get().length())
                : new CharacterSet(detected(path), true, 0);
    }

    /**
     * Takes the character set that the mapping or the command names.
     *
     * @throws IOException when the file's mark contradicts it, or more than a line here and there
     *     does not fit it
     */
    public static CharacterSet named(Path path, Charset charset) throws IOException {
        Optional<Mark> mark = mark(path);
        if (mark.isPresent()) {
            if (!mark.get().fits(charset)) {
                throw new IOException(
                        "it bears the mark of %s, but is said to be in %s; leave the character set out"
                                .formatted(mark.get().charset(), charset));
            }
            return new CharacterSet(mark.get().charset(), false, mark.get().length());
        }
        TextLines.Fit fit = TextLines.Fit.of(path, charset);
        if (!fit.isLikely()) {
            throw new IOException(
                    "it is not in %s (as named): %d lines do not fit, the first is line %d; %s"
                            .formatted(
                                    charset,
                                    fit.bad(),
                                    fit.firstBad(),
                                    likely(path)
                                            .map(
                                                    other ->
                                                            "it seems to be in "
                                                                    + other
                                                                    + ": name that, or"
                                                                    + " leave the character set out")
                                            .orElse(
                                                    "ask its source for the character set, or for the"
                                                            + " file in UTF-8")));
        }
        return new CharacterSet(charset, false, 0);
    }

    private static Optional<Mark> mark(Path path) throws IOException {
        try (FileBytes bytes = FileBytes.open(path)) {
            return Mark.of(bytes.content().readNBytes(LONGEST_MARK));
        }
    }

    private static Charset detected(Path path) throws IOException {
        return likely(path)
                .orElseThrow(
                        () ->
                                new IOException(
                                        "it is neither in UTF-8 nor in GB18030; name its character set"
                                                + " with --charset or in the mapping, for example"
                                                + " charset: windows-1252"));
    }

    /** A damaged line here and there does not make another character set of it. */
    private static Optional<Charset> likely(Path path) throws IOException {
        if (TextLines.Fit.of(path, StandardCharsets.UTF_8).isLikely()) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return TextLines.Fit.of(path, GB18030).isLikely() && mostlyEveryday(path)
                ? Optional.of(GB18030)
                : Optional.empty();
    }

    /**
     * Whether what GB18030 makes of the file is Chinese as people write it. Accented letters of
     * Western Europe and the Chinese of Taiwan can be read as GB18030 too, but as rare characters.
     */
    private static boolean mostlyEveryday(Path path) throws IOException {
        CharsetEncoder everyday = EVERYDAY.newEncoder();
        int characters = 0;
        int known = 0;
        try (FileBytes bytes = FileBytes.open(path)) {
            TextLines lines = new TextLines(bytes.content(), GB18030);
            for (Optional<TextLines.Line> line = lines.next();
                    line.isPresent() && characters < ENOUGH_CHARACTERS;
                    line = lines.next()) {
                for (char c : line.get().text().toCharArray()) {
                    if (c > 0x7F) {
                        characters++;
                        known += everyday.canEncode(c) ? 1 : 0;
                    }
                }
            }
        }
        return known >= characters - characters / 4;
    }

    /** Reads the lines of these bytes, without the mark. */
    public TextLines lines(InputStream in) throws IOException {
        in.skipNBytes(markLength);
        return new TextLines(in, charset);
    }

    /** The name, and whether it was detected or named, for people. */
    @Override
    public String toString() {
        return charset + (detected ? " (detected)" : " (as named)");
    }
}
