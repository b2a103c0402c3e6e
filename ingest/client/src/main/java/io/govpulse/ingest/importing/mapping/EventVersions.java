// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.event.EventCodec;
import io.govpulse.event.EventType;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.file.RefusedCellException;
import io.govpulse.ingest.importing.memory.ImportMemory;
import io.govpulse.ingest.importing.memory.ImportTurn;
import io.govpulse.ingest.importing.report.CaseChanges;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders what a file says of events among what was said of them before, and withdraws the rest. */
final class EventVersions {
    private static final int YEAR_DIGITS = 4;

    private final Versions order;
    private final ImportTurn turn;
    private final CaseChanges cases;

    /** What rows leave blank, by event: whether it is taken back, only the whole file says. */
    private final Map<String, OutgoingEvent> leftBlank = new LinkedHashMap<>();

    /** The events that the file gives and a blank may take back, by hash. */
    private final LongSet given = new LongOpenHashSet();

    EventVersions(Versions order, ImportTurn turn, CaseChanges cases) {
        this.order = order;
        this.turn = turn;
        this.cases = cases;
    }

    /** Whether a row that leaves a column blank takes back what was said. */
    boolean blankWithdraws() {
        return order.blankWithdraws();
    }

    /** Returns what tells this version of an event from all others of this file. */
    String name(OutgoingEvent.Version version) {
        return order.saidByRows() ? version.event() + "@" + version.revision() : version.event();
    }

    /**
     * Returns the event with its revision.
     *
     * @throws RefusedCellException when the row does not say its version
     */
    OutgoingEvent versioned(
            String place, EventType type, String key, ObjectNode wire, RowValues values)
            throws RefusedCellException {
        String event = wire.path("id").textValue();
        String hash = EventCodec.contentHash(wire.toString().getBytes(UTF_8));
        int revision =
                order.revision(
                        values, turn.memory().said(key, event).orElse(null), hash, turn.at());
        wire.put("revision", revision);
        return OutgoingEvent.mapped(
                place,
                type,
                key,
                new OutgoingEvent.Version(event, revision, hash, year(wire)),
                wire);
    }

    /** The year of its time; 0 where the intake will say that it is none. */
    private static int year(ObjectNode wire) {
        String time = wire.path("time").asText();
        return time.matches("\\d{4}-.*") ? Integer.parseInt(time.substring(0, YEAR_DIGITS)) : 0;
    }

    /** Takes note of an event that a row gives. */
    void gives(OutgoingEvent event) {
        if (order.saidByRows() || stands(event)) {
            given.add(hash(event));
        }
    }

    /** Takes note of the withdrawal of an event whose column a row leaves blank. */
    void leavesBlank(OutgoingEvent withdrawal) {
        if (order.saidByRows() || stands(withdrawal)) {
            leftBlank.merge(version(withdrawal).event(), withdrawal, EventVersions::later);
        }
    }

    private static OutgoingEvent later(OutgoingEvent one, OutgoingEvent other) {
        return version(other).revision() > version(one).revision() ? other : one;
    }

    /**
     * Returns the withdrawals of what was said and is left blank. Where imports order the versions,
     * a row may leave blank what another row of its case says; where rows say their versions, the
     * later row counts.
     */
    List<OutgoingEvent> withdrawals() {
        List<OutgoingEvent> withdrawals = new ArrayList<>();
        for (OutgoingEvent withdrawal : leftBlank.values()) {
            boolean isGiven = given.contains(hash(withdrawal));
            if (order.saidByRows() ? isGiven || stands(withdrawal) : !isGiven) {
                withdrawals.add(withdrawal);
            }
        }
        leftBlank.clear();
        return withdrawals;
    }

    /** Counts how what is said of an event lies to what was said before. */
    void count(OutgoingEvent event) {
        String key = event.caseNumber().orElseThrow();
        OutgoingEvent.Version now = version(event);
        Optional<ImportMemory.Said> said = turn.memory().said(key, now.event());
        boolean withdraws = event.type().filter(EventType.TOMBSTONE::equals).isPresent();
        if (said.isEmpty()) {
            if (!withdraws) {
                cases.added(key);
            }
        } else if (!said.get().hash().equals(now.hash())) {
            int later = Integer.compare(now.revision(), said.get().revision());
            if (later == 0) {
                cases.contradicted(key);
            } else if (later < 0) {
                cases.older(key);
            } else if (withdraws) {
                cases.withdrawn(key);
            } else {
                cases.changed(key);
                if (event.type().filter(EventType.SUBMITTED::equals).isPresent()
                        && now.year() != said.get().year()) {
                    cases.movedToAnotherYear(key);
                }
            }
        }
    }

    /** Whether an import before said this event, and did not take it back. */
    private boolean stands(OutgoingEvent event) {
        return turn.memory()
                .said(event.caseNumber().orElseThrow(), version(event).event())
                .filter(said -> !said.withdrawn())
                .isPresent();
    }

    private static OutgoingEvent.Version version(OutgoingEvent event) {
        return event.version().orElseThrow();
    }

    private static long hash(OutgoingEvent event) {
        return DuplicateFilter.hash(version(event).event());
    }
}
