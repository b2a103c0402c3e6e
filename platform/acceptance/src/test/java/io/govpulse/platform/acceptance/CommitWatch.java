// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Watches the embedded catalog: which of two tables has been committed and which not yet. */
final class CommitWatch implements AutoCloseable {
    private final Connection catalog;

    CommitWatch(Path home) throws SQLException {
        catalog =
                DriverManager.getConnection(
                        "jdbc:sqlite:" + home.resolve("lake/catalog.db") + "?busy_timeout=30000");
    }

    String version(String namespace, String table) throws SQLException {
        try (PreparedStatement query =
                catalog.prepareStatement(
                        "SELECT metadata_location FROM iceberg_tables WHERE table_namespace = ? AND table_name = ?")) {
            query.setString(1, namespace);
            query.setString(2, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    @Override
    public void close() throws SQLException {
        catalog.close();
    }
}
