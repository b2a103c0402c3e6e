// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import io.govpulse.cases.table.FactKind;
import java.util.List;
import java.util.Optional;

/**
 * A flow: facts, or an amount of them, booked on the local day on which it happened.
 *
 * @param name name, also of the column in the totals
 * @param documentation its texts for people, and where its rule comes from
 * @param unit the unit of its amounts
 * @param facts the kind of facts it counts
 * @param bookedOn the date column it is booked by; facts without that date are not in it
 * @param sum the long column that is summed; facts are counted where empty
 * @param where conditions, all of which hold
 */
public record Measure(
        String name,
        Documentation documentation,
        Unit unit,
        FactKind facts,
        String bookedOn,
        Optional<String> sum,
        List<Condition> where) {

    /** The unit of a measure's amounts. */
    public enum Unit {
        CASES,
        /** Steps of the procedure. */
        STEPS,
        /** Questions. */
        QUESTIONS,
        /** Appointments. */
        APPOINTMENTS,
        /** Tickets taken in a hall. */
        TICKETS,
        /** Ratings. */
        RATINGS,
        /** Seconds: working seconds, or seconds of a wait. */
        SECONDS,
        /** Thousandths of a working day. */
        DAY_THOUSANDTHS,
        /** Points of ratings × 100. */
        POINT_HUNDREDTHS,
        /** Hundredths of a yuan. */
        FEN;

        /** Whether it is an amount that is summed; the others are counted. */
        public boolean summed() {
            return compareTo(SECONDS) >= 0;
        }
    }

    public Measure {
        where = List.copyOf(where);
    }

    /** Its name for people. */
    public Label label() {
        return documentation.label();
    }
}
