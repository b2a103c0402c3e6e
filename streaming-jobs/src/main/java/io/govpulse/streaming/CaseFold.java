// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.rules.Rules;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The way from the events of a case to its rows: pure, so what it throws is due to that case. */
@FunctionalInterface
interface CaseFold extends Serializable {
    /**
     * Returns the rows of a case as of an instant; empty when every event was taken back.
     *
     * @throws RuntimeException when it cannot be folded; the operator sets the case aside
     */
    List<FactRow> rows(Collection<Event> events, Rules rules, Instant asOf);

    /** Returns the fold of this platform, {@link CaseFacts#of}. */
    static CaseFold standard() {
        return (events, rules, asOf) ->
                CaseFacts.of(events, rules, asOf).map(FactRow::allOf).orElse(List.of());
    }
}
