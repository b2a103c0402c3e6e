// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

/**
 * A difference between tables that should agree.
 *
 * @param kind the kind of difference
 * @param where the case, or the unit and period
 * @param detail what is written and what was expected
 */
public record Finding(Kind kind, String where, String detail) {

    /** The kinds of finding. */
    public enum Kind {
        /** Signed rows of a case do not cancel down to one effective row. */
        ROWS_DO_NOT_CANCEL,
        /** Effective facts are not what the events fold to. */
        FACT_DIFFERS,
        /** Events fold to facts, but there are none. */
        FACT_MISSING,
        /** The events cannot be folded, here as in the stream, which set the case aside. */
        CASE_SET_ASIDE,
        /** Facts are effective of which there is no event. */
        EVENTS_MISSING,
        /** The facts were folded from more or fewer event versions than there are. */
        EVENT_VERSIONS_DIFFER,
        /** An event's body does not have the hash in its row, or cannot be read. */
        EVENT_ALTERED,
        /** The facts of a case ceased to be valid and were not folded again. */
        CLOCK_MISSED,
        /** A published total is not the sum of the signed facts. */
        TOTAL_DIFFERS,
        /** A period in which something was booked is not listed. */
        PERIOD_MISSING
    }

    @Override
    public String toString() {
        return kind + " " + where + ": " + detail;
    }
}
