// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/** A source of rows for a query: a table, a view, or another query in its place. */
@FunctionalInterface
public interface Source {
    /** Renders the source as it is written behind {@code FROM}. */
    String sql(Dialect dialect);

    /**
     * The table or view of this name.
     *
     * @param name its name as all engines write it, such as {@code lake.cases.changes}
     */
    static Source named(String name) {
        return dialect -> name;
    }

    /** A table as of one of its snapshots. */
    static Source pinned(String table, long snapshot) {
        return dialect -> dialect.pinned(table, snapshot);
    }

    /** The rows of a query, computed wherever they are read. */
    static Source of(Query query) {
        return dialect -> "(" + query.sql(dialect) + ")";
    }
}
