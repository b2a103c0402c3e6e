// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

/** The types a fact can have, the same in every engine. There is no floating point. */
public enum ColumnType {
    /** {@link String}. */
    TEXT,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link Integer}. */
    INT,
    /** {@link Long}. */
    LONG,
    /** {@link java.time.LocalDate} in the zone of the jurisdiction. */
    DATE,
    /** {@link java.time.Instant}, microseconds. */
    INSTANT
}
