// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The retained checkpoints of a generation; the embedded cluster does not look for them itself. */
final class Checkpoints {
    private static final String PREFIX = "chk-";

    private Checkpoints() {}

    /**
     * Returns the newest complete checkpoint. Checkpoint numbers continue over restarts, and one
     * without metadata was never completed. The stream may remove old ones meanwhile.
     *
     * @param directory checkpoint directory, with one folder per run of the job
     */
    static Optional<Path> newest(Path directory) {
        return list(directory).stream()
                .flatMap(run -> list(run).stream())
                .filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                .filter(folder -> Files.isRegularFile(folder.resolve("_metadata")))
                .max(Comparator.comparingLong(Checkpoints::number));
    }

    /** Names only: what has gone since is not looked at. */
    private static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list checkpoints in " + directory, e);
        }
    }

    static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
    }
}
