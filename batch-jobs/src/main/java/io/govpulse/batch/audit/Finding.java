package io.govpulse.batch.audit;

/**
 * Something that does not agree.
 *
 * @param kind what kind of thing
 * @param where the case, or the unit and period
 * @param detail what stands and what should stand
 */
public record Finding(Kind kind, String where, String detail) {

    /** The kinds of finding. */
    public enum Kind {
        /** Signed rows of a case do not cancel down to one standing row. */
        ROWS_DO_NOT_CANCEL,
        /** Standing facts are not what the events fold to. */
        FACT_DIFFERS,
        /** Events that fold to facts, but no facts stand. */
        FACT_MISSING,
        /** Facts stand that no event tells of. */
        EVENTS_MISSING,
        /** The facts stand on more or fewer tellings than there are. */
        TELLINGS_DIFFER,
        /** An event's body is not what its hash says, or cannot be read. */
        EVENT_ALTERED,
        /** A clock ran out and the facts were not told anew. */
        CLOCK_MISSED,
        /** A published total is not the sum of the signed facts. */
        TOTAL_DIFFERS,
        /** A published ranking does not say what the signed facts say. */
        RANKING_DIFFERS
    }

    @Override
    public String toString() {
        return kind + " " + where + ": " + detail;
    }
}
