// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.event.EventType;
import io.govpulse.ingest.importing.file.RefusedCellException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Writes the events of a row as CloudEvents. */
final class EventMaker {
    private static final Set<EventType> STEPS =
            EnumSet.of(EventType.STEP_STARTED, EventType.STEP_FINISHED);

    private final Mapping mapping;

    EventMaker(Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Makes the event that the row gives, without its revision.
     *
     * @throws RefusedCellException when the row has a fault in what the event needs
     */
    ObjectNode event(String key, Mapping.EventMapping event, RowValues values)
            throws RefusedCellException {
        ObjectNode wire = head(id(key, event, values), event.type(), key);
        wire.put("time", time(event, values).toString());
        ObjectNode data = values.group(event.fields(), event.needed());
        if (STEPS.contains(event.type()) && !event.fields().fields().containsKey("instance")) {
            values.instance().ifPresent(instance -> data.put("instance", instance));
        }
        wire.set("data", data);
        RefusedFields.leaveOut(wire, event, values);
        return wire;
    }

    /** Makes the withdrawal of the event that earlier versions of the row may have given. */
    ObjectNode withdrawal(String key, Mapping.EventMapping event, RowValues values)
            throws RefusedCellException {
        ObjectNode wire = head(id(key, event.type()), EventType.TOMBSTONE, key);
        wire.put("time", anyTime(values).toString());
        wire.putObject("data");
        return wire;
    }

    private ObjectNode head(String id, EventType type, String key) {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("specversion", "1.0");
        wire.put("id", id);
        wire.put("source", mapping.source());
        wire.put("type", type.wireName());
        wire.put("subject", key);
        return wire;
    }

    /** The time of an event of the row: a withdrawal happens at none of its own. */
    private Instant anyTime(RowValues values) throws RefusedCellException {
        for (Mapping.EventMapping event : mapping.events()) {
            Optional<Instant> time =
                    values.meets(event) ? values.eventTime(event) : Optional.empty();
            if (time.isPresent()) {
                return time.get();
            }
        }
        throw new RefusedCellException("the row has no time");
    }

    private static Instant time(Mapping.EventMapping event, RowValues values)
            throws RefusedCellException {
        return values.eventTime(event)
                .orElseThrow(
                        () ->
                                new RefusedCellException(
                                        "column %s: the event has no time"
                                                .formatted(RowTimes.named(event.time()))));
    }

    private static String id(String key, Mapping.EventMapping event, RowValues values)
            throws RefusedCellException {
        String id = id(key, event.type());
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

    /** The id of the event of which a case has one. */
    static String id(String key, EventType type) {
        return key + "/" + type.shortName();
    }
}
