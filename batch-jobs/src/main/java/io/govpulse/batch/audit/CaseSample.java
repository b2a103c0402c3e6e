// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.indicator.sql.Query;
import java.time.LocalDate;

/**
 * Which cases an audit folds again: one part of several, told apart by the hash of their ids, so
 * that the parts hold about as many cases each and no case is in two. The next day has the next
 * part, so that as many days as there are parts audit every case.
 *
 * @param parts into how many parts the cases are divided; 1 for an audit of all
 * @param part which of them, from 0
 */
public record CaseSample(int parts, int part) {

    /** Every case. */
    public static final CaseSample ALL = new CaseSample(1, 0);

    /** Checks that there is such a part. */
    public CaseSample {
        if (parts < 1 || part < 0 || part >= parts) {
            throw new IllegalArgumentException(
                    "part %d of %d; expected one from 0 to less than the number of parts"
                            .formatted(part, parts));
        }
    }

    /** Returns the part of this day. */
    public static CaseSample of(int parts, LocalDate day) {
        return new CaseSample(parts, (int) Math.floorMod(day.toEpochDay(), (long) parts));
    }

    private boolean all() {
        return parts == 1;
    }

    /** Returns the rows of these cases, of a query with a {@code case_id}. For Spark only. */
    Query of(Query query) {
        return all()
                ? query
                : dialect ->
                        "SELECT * FROM (%s) WHERE pmod(xxhash64(case_id), %d) = %d"
                                .formatted(query.sql(dialect), parts, part);
    }

    /** Returns words for people: how much of the whole was looked at. */
    String text() {
        return all() ? "" : " (part %d of %d by case)".formatted(part + 1, parts);
    }
}
