// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.ingest.importing.file.OutgoingEvent;
import io.govpulse.ingest.importing.file.RefusedCellException;
import io.govpulse.ingest.importing.file.SourceRow;
import io.govpulse.ingest.importing.mapping.DuplicateFilter.Occurrence;
import io.govpulse.ingest.importing.report.ImportReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the events of a row. A fault in one event does not stop the row's other events. What the
 * rows of a case repeat is sent, or reported, once.
 */
final class RowMapper {
    private final Mapping mapping;
    private final ImportReport report;
    private final DuplicateFilter seen;

    RowMapper(Mapping mapping, ImportReport report, DuplicateFilter seen) {
        this.mapping = mapping;
        this.report = report;
        this.seen = seen;
    }

    /** Returns the new events of this row; what cannot be made goes to the report. */
    List<OutgoingEvent> map(SourceRow row) {
        if (!row.complete()) {
            report.skipped(
                    row.number(),
                    "%d cells, but the header has %d"
                            .formatted(row.values().size(), row.columns().size()));
            return List.of();
        }
        RowValues values = new RowValues(row, mapping);
        try {
            Optional<String> key = values.name(mapping.key());
            if (key.isPresent()) {
                return events(row, key.get(), values);
            }
            report.skipped(
                    row.number(),
                    "no case number, blank is one of: " + String.join(", ", mapping.key()));
        } catch (RefusedCellException e) {
            report.skipped(row.number(), "no case number: " + e.getMessage());
        }
        return List.of();
    }

    private List<OutgoingEvent> events(SourceRow row, String key, RowValues values) {
        List<OutgoingEvent> events = new ArrayList<>();
        for (Mapping.EventMapping event : mapping.events()) {
            try {
                if (event.when().isPresent() && !values.meets(event.when().get())) {
                    continue;
                }
                ObjectNode wire = event(key, event, values);
                if (isNew(row, event, wire)) {
                    values.reportUncertainTimes(report);
                    events.add(OutgoingEvent.mapped(row.number(), event.type(), wire));
                }
            } catch (RefusedCellException e) {
                refuse(row, key, event, String.valueOf(e.getMessage()));
            }
        }
        return events;
    }

    private boolean isNew(SourceRow row, Mapping.EventMapping event, ObjectNode wire)
            throws RefusedCellException {
        String id = wire.path("id").textValue();
        Occurrence occurrence = seen.add(id, wire.toString());
        if (occurrence == Occurrence.CONTRADICTING) {
            throw new RefusedCellException(
                    "a row before this one says something else of the same event, " + id);
        }
        if (occurrence == Occurrence.REPEATED && !event.id().isEmpty()) {
            // Each row of a case repeats the events of the case; those of a row should not recur.
            report.repeated(row.number(), event.type(), id);
        }
        return occurrence == Occurrence.FIRST;
    }

    /** Reports a fault; one that all rows of a case repeat, once. */
    private void refuse(SourceRow row, String key, Mapping.EventMapping event, String reason) {
        boolean repeats =
                event.id().isEmpty()
                        && seen.add(key + "/" + event.type() + "/refused/" + reason, reason)
                                != Occurrence.FIRST;
        if (!repeats) {
            report.refused(row.number(), event.type(), reason);
        }
    }

    private ObjectNode event(String key, Mapping.EventMapping event, RowValues values)
            throws RefusedCellException {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("specversion", "1.0");
        wire.put("id", id(key, event, values));
        wire.put("source", mapping.source());
        wire.put("type", event.type().wireName());
        wire.put("subject", key);
        Instant time =
                values.time(event.time())
                        .orElseThrow(
                                () ->
                                        new RefusedCellException(
                                                "column %s: the event has no time"
                                                        .formatted(event.time())));
        wire.put("time", time.toString());
        wire.set("data", values.group(event.fields()));
        return wire;
    }

    private static String id(String key, Mapping.EventMapping event, RowValues values)
            throws RefusedCellException {
        String id = key + "/" + event.type().shortName();
        if (event.id().isEmpty()) {
            return id;
        }
        String part =
                values.name(event.id())
                        .orElseThrow(
                                () ->
                                        new RefusedCellException(
                                                "no name within its case, blank is one of: "
                                                        + String.join(", ", event.id())));
        return id + "/" + part;
    }
}
