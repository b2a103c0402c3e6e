// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/**
 * What the imports of a source into one platform said last of each event. By it a later export
 * counts where the two differ, changes nothing where they are the same, and is told apart by how
 * many cases it changes. It holds case numbers and hashes, no content.
 *
 * <p>It is kept in a file that one import at a time may use. Where the file is lost, the next
 * import says everything anew, as the latest: nothing is wrong, only counted as new.
 */
public final class ImportMemory implements AutoCloseable {
    private static final int BUSY_MILLISECONDS = 2_000;

    /**
     * What was said last of an event.
     *
     * @param revision of the event
     * @param hash of its content, the revision left out
     * @param withdrawn whether it was taken back
     * @param year of its time, as it was written
     */
    public record Said(int revision, String hash, boolean withdrawn, int year) {}

    private final String name;
    private final Connection connection;
    private final boolean trial;
    private final PreparedStatement find;
    private final PreparedStatement put;

    private ImportMemory(String name, Connection connection, boolean trial) throws SQLException {
        this.name = name;
        this.connection = connection;
        this.trial = trial;
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLISECONDS);
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            connection.setAutoCommit(false);
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS imports (fingerprint TEXT PRIMARY KEY, at INTEGER NOT NULL)");
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS said (case_number TEXT, event TEXT,
                      revision INTEGER NOT NULL, hash TEXT NOT NULL, withdrawn INTEGER NOT NULL,
                      year INTEGER NOT NULL, PRIMARY KEY (case_number, event)) WITHOUT ROWID""");
        }
        this.find =
                connection.prepareStatement(
                        "SELECT revision, hash, withdrawn, year FROM said WHERE case_number = ? AND event = ?");
        this.put =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?, ?, ?)");
    }

    /**
     * Opens the memory of a source.
     *
     * @param file where it is kept; made with its folder if it is missing
     * @param trial whether all that this import adds is to be forgotten when it ends
     * @throws MemoryException when another import uses it, or it is damaged
     */
    public static ImportMemory open(Path file, boolean trial) {
        try {
            if (trial && Files.notExists(file)) {
                return ofNothing();
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            return open(file.toString(), "jdbc:sqlite:" + file, trial);
        } catch (IOException e) {
            throw new MemoryException("Cannot make the folder of %s".formatted(file), e);
        }
    }

    /** Returns a memory of nothing, which is gone when it is closed. */
    public static ImportMemory ofNothing() {
        return open("memory", "jdbc:sqlite::memory:", false);
    }

    private static ImportMemory open(String name, String address, boolean trial) {
        try {
            Connection connection = DriverManager.getConnection(address);
            try {
                return new ImportMemory(name, connection, trial);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    /**
     * Returns the instant that orders an import among all of the source: now for a new one, and
     * later than all before; for the same file by the same mapping, that of its first time, so that
     * importing an old file once more changes nothing.
     *
     * @param fingerprint of the file and the mapping
     */
    public Instant orderOf(String fingerprint, Instant now) {
        try (PreparedStatement known =
                        connection.prepareStatement(
                                "SELECT at FROM imports WHERE fingerprint = ?");
                PreparedStatement latest =
                        connection.prepareStatement("SELECT max(at) FROM imports");
                PreparedStatement add =
                        connection.prepareStatement("INSERT INTO imports VALUES (?, ?)")) {
            known.setString(1, fingerprint);
            try (ResultSet row = known.executeQuery()) {
                if (row.next()) {
                    return Instant.ofEpochSecond(row.getLong(1));
                }
            }
            long order = now.getEpochSecond();
            try (ResultSet row = latest.executeQuery()) {
                if (row.next() && row.getObject(1) != null) {
                    order = Math.max(order, row.getLong(1) + 1);
                }
            }
            add.setString(1, fingerprint);
            add.setLong(2, order);
            add.executeUpdate();
            commit();
            return Instant.ofEpochSecond(order);
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    /** Returns what was said last of an event; empty when nothing was. */
    public Optional<Said> said(String caseNumber, String event) {
        try {
            find.setString(1, caseNumber);
            find.setString(2, event);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Said(
                                        row.getInt(1),
                                        row.getString(2),
                                        row.getBoolean(3),
                                        row.getInt(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    /**
     * Remembers what the intake has accepted; what is older than what it remembers changes nothing.
     */
    public void remember(String caseNumber, String event, Said said) {
        try {
            if (said(caseNumber, event)
                    .filter(last -> last.revision() > said.revision())
                    .isPresent()) {
                return;
            }
            put.setString(1, caseNumber);
            put.setString(2, event);
            put.setInt(3, said.revision());
            put.setString(4, said.hash());
            put.setBoolean(5, said.withdrawn());
            put.setInt(6, said.year());
            put.executeUpdate();
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    /** Keeps what was remembered so far, also if the import stops here. */
    public void commit() {
        if (!trial) {
            try {
                connection.commit();
            } catch (SQLException e) {
                throw failed(name, e);
            }
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    private static MemoryException failed(String name, SQLException e) {
        return new MemoryException(
                "Cannot use %s, which keeps what earlier imports said: %s; wait if another import of this source runs, else move the file away: the next import then counts as the latest"
                        .formatted(name, e.getMessage()),
                e);
    }
}
