package io.govpulse.ingest;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Key files of one owner. They are made once and never changed or logged: with another key the same
 * applicant becomes another pseudonym, and quarantined payloads stay shut. They belong into the
 * backup, apart from the data.
 */
final class Secrets {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final Path directory;

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** The text of this key file; what {@code fresh} gives is kept when there is none yet. */
    String text(String name, Supplier<String> fresh) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file, fresh.get());
            }
            refuseWhenOthersRead(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            // The cause in words, not as a cause: who starts the intake reads the last message.
            throw new IllegalStateException("Cannot use key file " + file + ": " + e);
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
            throw new IllegalStateException(
                    "Cannot use key file %s: others may read it; run chmod 600 on it"
                            .formatted(file));
        }
    }
}
