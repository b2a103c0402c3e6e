// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.event.EventType;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.file.RefusedCellException;
import io.govpulse.ingest.importing.file.SourceRow;
import io.govpulse.ingest.importing.mapping.DuplicateFilter.Occurrence;
import io.govpulse.ingest.importing.memory.ImportTurn;
import io.govpulse.ingest.importing.report.ImportReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the events of a row. What the rows of a case repeat is sent, or reported, once.
 *
 * <p>A fault in the submission costs the whole row, and so do later rows of that case: without it
 * the case has no department, calendar and zone, and would count for nobody or by the wrong clock.
 * A fault in another event costs that event, and one in an optional field of it that field.
 */
final class RowMapper {
    private final Mapping mapping;
    private final ImportReport report;
    private final DuplicateFilter seen;
    private final EventMaker maker;
    private final EventVersions versions;
    private final Set<String> refusedCases = new HashSet<>();

    /**
     * Creates a mapper.
     *
     * @param turn this import among those of the source
     */
    RowMapper(Mapping mapping, ImportReport report, DuplicateFilter seen, ImportTurn turn) {
        this.maker = new EventMaker(mapping);
        this.versions = new EventVersions(mapping.versions(), turn, report.cases());
        this.mapping = mapping;
        this.report = report;
        this.seen = seen;
    }

    /** Returns the new events of this row; what cannot be made goes to the report. */
    List<OutgoingEvent> map(SourceRow row) {
        RowValues values = new RowValues(row, mapping);
        Optional<String> damage = row.damage();
        if (damage.isPresent()) {
            report.skipped(row.place(), damage.get(), wouldBe(values));
            return List.of();
        }
        try {
            Optional<String> key = values.name(mapping.key());
            if (key.isPresent()) {
                return events(row, key.get(), values);
            }
            report.skipped(
                    row.place(),
                    "no case number, blank is one of: " + String.join(", ", mapping.key()),
                    wouldBe(values));
        } catch (RefusedCellException e) {
            report.skipped(row.place(), "no case number: " + e.getMessage(), wouldBe(values));
        }
        return List.of();
    }

    private List<OutgoingEvent> events(SourceRow row, String key, RowValues values) {
        List<OutgoingEvent> events = new ArrayList<>();
        try {
            submission(row, key, values).ifPresent(events::add);
        } catch (RefusedCellException e) {
            if (!seen.contains(EventMaker.id(key, EventType.SUBMITTED))) {
                refuseRow(row, key, values, "submitted: " + e.getMessage());
                return List.of();
            }
            return eventsOfKnownCase(row, key, values, String.valueOf(e.getMessage()));
        }
        for (Mapping.EventMapping event : mapping.events()) {
            if (event.type() != EventType.SUBMITTED) {
                add(events, row, key, event, values);
            }
        }
        if (!events.isEmpty() && versions.blankWithdraws()) {
            leaveBlank(row, key, values);
        }
        return events;
    }

    /** What an earlier version of the row may have said and this one leaves blank. */
    private void leaveBlank(SourceRow row, String key, RowValues values) {
        for (Mapping.EventMapping event : mapping.events()) {
            try {
                if (event.id().isEmpty() && values.leavesBlank(event)) {
                    versions.leavesBlank(
                            versions.versioned(
                                    row.place(),
                                    EventType.TOMBSTONE,
                                    key,
                                    maker.withdrawal(key, event, values),
                                    values));
                }
            } catch (RefusedCellException e) {
                refuse(row, key, event, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Returns what only the whole file says: the withdrawals, see {@link EventVersions}. */
    List<OutgoingEvent> atEnd() {
        return versions.withdrawals();
    }

    /** Counts an event that the intake accepted among what its case has new, changed and so on. */
    void accepted(OutgoingEvent event) {
        versions.count(event);
    }

    /**
     * The events of a row that contradicts the submission of its case, which a row before it gave:
     * what it says of the case as a whole may be of another case; the events with a name of their
     * own are sent.
     */
    private List<OutgoingEvent> eventsOfKnownCase(
            SourceRow row, String key, RowValues values, String reason) {
        List<OutgoingEvent> events = new ArrayList<>();
        for (Mapping.EventMapping event : mapping.events()) {
            if (!event.id().isEmpty()) {
                add(events, row, key, event, values);
            } else if (event.type() == EventType.SUBMITTED) {
                refuse(row, key, event, reason);
            } else if (values.wouldMeet(event)) {
                refuse(row, key, event, "the submission in its row is refused");
            }
        }
        return events;
    }

    private void add(
            List<OutgoingEvent> events,
            SourceRow row,
            String key,
            Mapping.EventMapping event,
            RowValues values) {
        try {
            made(row, key, event, values).ifPresent(events::add);
        } catch (RefusedCellException e) {
            refuse(row, key, event, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The submission that the row gives and no row before it gave.
     *
     * @throws RefusedCellException when it has a fault, or the case has none without a fault
     */
    private Optional<OutgoingEvent> submission(SourceRow row, String key, RowValues values)
            throws RefusedCellException {
        for (Mapping.EventMapping event : mapping.events()) {
            if (event.type() == EventType.SUBMITTED && values.meets(event)) {
                Optional<OutgoingEvent> made = made(row, key, event, values);
                refusedCases.remove(key);
                return made;
            }
        }
        if (refusedCases.contains(key)) {
            throw new RefusedCellException("a row before this one has it, with a fault");
        }
        return Optional.empty();
    }

    private Optional<OutgoingEvent> made(
            SourceRow row, String key, Mapping.EventMapping event, RowValues values)
            throws RefusedCellException {
        if (!values.meets(event)) {
            return Optional.empty();
        }
        values.takeFaults();
        OutgoingEvent made =
                versions.versioned(
                        row.place(), event.type(), key, maker.event(key, event, values), values);
        List<String> faults = values.takeFaults();
        versions.gives(made);
        if (!isNew(row, event, made)) {
            return Optional.empty();
        }
        values.reportUncertainTimes(report);
        faults.forEach(fault -> report.leftOut(row.place(), event.type(), fault));
        return Optional.of(made);
    }

    private boolean isNew(SourceRow row, Mapping.EventMapping event, OutgoingEvent made)
            throws RefusedCellException {
        OutgoingEvent.Version version = made.version().orElseThrow();
        String id = version.event();
        Occurrence occurrence = seen.add(versions.name(version), version.hash());
        if (occurrence == Occurrence.CONTRADICTING) {
            throw new RefusedCellException(
                    "a row before this one says something else of the same event, " + id);
        }
        if (occurrence == Occurrence.REPEATED && !event.id().isEmpty()) {
            // Each row of a case repeats the events of the case; those of a row should not recur.
            report.repeated(row.place(), event.type(), id);
        }
        if (!versions.name(version).equals(id)) {
            // Of whichever version: the case has this event.
            seen.add(id, "");
        }
        return occurrence == Occurrence.FIRST;
    }

    /** Reports a fault; one that all rows of a case repeat, once. */
    private void refuse(SourceRow row, String key, Mapping.EventMapping event, String reason) {
        if (isFirst(key, event, reason)) {
            report.refused(row.place(), event.type(), reason);
        }
    }

    /** Reports that nothing of the row is sent, with the events that it would have given. */
    private void refuseRow(SourceRow row, String key, RowValues values, String reason) {
        refusedCases.add(key);
        List<EventType> lost = new ArrayList<>();
        for (Mapping.EventMapping event : mapping.events()) {
            if (values.wouldMeet(event) && isFirst(key, event, "row")) {
                lost.add(event.type());
            }
        }
        report.skipped(row.place(), reason, lost);
    }

    private boolean isFirst(String key, Mapping.EventMapping event, String reason) {
        return !event.id().isEmpty()
                || seen.add(key + "/" + event.type() + "/refused/" + reason, reason)
                        == Occurrence.FIRST;
    }

    /** The events that a row would have given whose case is not known. */
    private List<EventType> wouldBe(RowValues values) {
        return mapping.events().stream()
                .filter(values::wouldMeet)
                .map(Mapping.EventMapping::type)
                .toList();
    }
}
