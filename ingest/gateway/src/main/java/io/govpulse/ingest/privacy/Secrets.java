// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.privacy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The key files, readable by their owner alone. They are made once and never changed or logged:
 * with another key the same applicant gets another pseudonym, and quarantined payloads stay closed.
 * They belong in the backup, separate from the data.
 */
public final class Secrets {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final Path directory;

    /** Takes the key files of this directory, which need not exist yet. */
    public Secrets(Path directory) {
        this.directory = directory;
    }

    /**
     * Returns the text of a key file, which is made at first use.
     *
     * @param fresh gives the text of a new file
     * @throws KeyFileException when the file cannot be read or made, or others may read it
     */
    public String text(String name, Supplier<String> fresh) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file, fresh.get());
            }
            refuseWhenOthersRead(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new KeyFileException("Cannot use key file " + file + ": " + e);
        }
    }

    /** Whole or not at all, also when two processes start at once: a link fails where one is. */
    private void create(Path file, String content) throws IOException {
        Files.createDirectories(
                directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path draft =
                Files.createTempFile(
                        directory, "new", ".key", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(draft, content + System.lineSeparator());
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other process made it; its key counts.
        } finally {
            Files.delete(draft);
        }
    }

    private static void refuseWhenOthersRead(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new KeyFileException(
                    "Cannot use key file %s: others may read it; run chmod 600 on it"
                            .formatted(file));
        }
    }
}
