// SPDX-License-Identifier: Apache-2.0
package io.govpulse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a home keeps which generation of facts is published, and the state of each. */
public final class Generation {
    private static final int FIRST = 1;

    private Generation() {}

    /**
     * Returns the number of the generation of facts whose stream is the running one; 1 until there
     * was a rebuild.
     *
     * @throws UncheckedIOException when the file that says so cannot be read
     */
    public static int running(Path home) {
        Path file = file(home);
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : FIRST;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + "; expected one number", e);
        } catch (NumberFormatException e) {
            throw new UncheckedIOException(
                    "Cannot read " + file + "; expected one number", new IOException(e));
        }
    }

    /** Notes that this generation is the running one. */
    public static void switchTo(Path home, int generation) throws IOException {
        Files.writeString(file(home), generation + "\n");
    }

    /** Returns the directory in which the stream of this generation keeps its state. */
    public static Path directory(Path home, int generation) {
        return home.resolve("stream").resolve("generation-" + generation);
    }

    private static Path file(Path home) {
        return home.resolve("generation");
    }
}
