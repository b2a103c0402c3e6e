// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/** A query that reads only the sources it was given, and means the same in every dialect. */
@FunctionalInterface
public interface Query {
    /** Renders the query, without a semicolon. */
    String sql(Dialect dialect);
}
