package io.govpulse.ingest.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.ingest.importing.TimeFormat.Certainty;
import io.govpulse.ingest.importing.TimeFormat.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the events of a row. What one event lacks costs the row's other events nothing. */
final class RowMapper {
    private final Mapping mapping;
    private final ImportReport report;

    RowMapper(Mapping mapping, ImportReport report) {
        this.mapping = mapping;
        this.report = report;
    }

    /** The events of this row; what cannot be made is told to the report. */
    List<OutgoingEvent> map(SourceRow row) {
        if (!row.complete()) {
            report.skipped(
                    row.number(),
                    "%d cells, but the header has %d"
                            .formatted(row.values().size(), row.columns().size()));
            return List.of();
        }
        Optional<String> key = key(row);
        if (key.isEmpty()) {
            report.skipped(
                    row.number(),
                    "no case number, blank is one of: " + String.join(", ", mapping.key()));
            return List.of();
        }
        List<OutgoingEvent> events = new ArrayList<>();
        RowTimes times = new RowTimes(row);
        for (Mapping.EventMapping event : mapping.events()) {
            if (event.when().isPresent() && row.cell(event.when().get()).isEmpty()) {
                continue;
            }
            try {
                events.add(event(row, key.get(), event, times));
            } catch (RefusedCellException e) {
                report.refused(row.number(), event.type(), String.valueOf(e.getMessage()));
            }
        }
        return events;
    }

    /** Parts are joined by a bar; a bar within a part is escaped, so that no two keys are one. */
    private Optional<String> key(SourceRow row) {
        if (mapping.key().size() == 1) {
            return row.cell(mapping.key().get(0));
        }
        List<String> parts = new ArrayList<>();
        for (String column : mapping.key()) {
            Optional<String> part = row.cell(column);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get().replace("%", "%25").replace("|", "%7C"));
        }
        return Optional.of(String.join("|", parts));
    }

    private OutgoingEvent event(
            SourceRow row, String key, Mapping.EventMapping event, RowTimes times)
            throws RefusedCellException {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("specversion", "1.0");
        wire.put("id", key + "/" + event.type().shortName());
        wire.put("source", mapping.source());
        wire.put("type", event.type().wireName());
        wire.put("subject", key);
        Instant time =
                times.at(event.time())
                        .orElseThrow(
                                () ->
                                        new RefusedCellException(
                                                "column %s: the event has no time"
                                                        .formatted(event.time())));
        wire.put("time", time.toString());
        wire.set("data", group(event.fields(), row, times));
        return new OutgoingEvent(row.number(), event.type(), wire);
    }

    private ObjectNode group(FieldSource.Group group, SourceRow row, RowTimes times)
            throws RefusedCellException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, FieldSource> field : group.fields().entrySet()) {
            value(field.getValue(), row, times).ifPresent(value -> node.set(field.getKey(), value));
        }
        return node;
    }

    private Optional<JsonNode> value(FieldSource source, SourceRow row, RowTimes times)
            throws RefusedCellException {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (source instanceof FieldSource.Constant constant) {
            return Optional.of(constant.value());
        } else if (source instanceof FieldSource.Column column) {
            return row.cell(column.column()).map(json::textNode);
        } else if (source instanceof FieldSource.Time time) {
            return times.at(time.column()).map(instant -> json.textNode(instant.toString()));
        } else if (source instanceof FieldSource.Codes codes) {
            return canonical(codes, row);
        } else if (source instanceof FieldSource.WholeNumber number) {
            return whole(number, row);
        } else if (source instanceof FieldSource.Group inner) {
            ObjectNode node = group(inner, row, times);
            return node.isEmpty() ? Optional.empty() : Optional.of(node);
        }
        throw new IllegalStateException("Unknown source of a field: " + source);
    }

    private static Optional<JsonNode> canonical(FieldSource.Codes codes, SourceRow row)
            throws RefusedCellException {
        Optional<String> cell = row.cell(codes.column());
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonNode> canonical = codes.canonical(cell.get());
        if (canonical.isEmpty()) {
            throw new RefusedCellException(
                    "column %s: code '%s' is not in the mapping; it has: %s"
                            .formatted(
                                    codes.column(),
                                    cell.get(),
                                    String.join(", ", codes.codes().keySet())));
        }
        return canonical;
    }

    private static Optional<JsonNode> whole(FieldSource.WholeNumber number, SourceRow row)
            throws RefusedCellException {
        Optional<String> cell = row.cell(number.column());
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonNodeFactory.instance.numberNode(Integer.parseInt(cell.get())));
        } catch (NumberFormatException e) {
            throw new RefusedCellException(
                    "column %s: '%s' is no whole number".formatted(number.column(), cell.get()));
        }
    }

    /** The times of one row: a cell that two events share is read, and told, once. */
    private final class RowTimes {
        private final SourceRow row;
        private final Map<String, Instant> read = new HashMap<>();

        RowTimes(SourceRow row) {
            this.row = row;
        }

        Optional<Instant> at(String column) throws RefusedCellException {
            Instant known = read.get(column);
            if (known != null) {
                return Optional.of(known);
            }
            Optional<String> cell = row.cell(column);
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            Reading reading =
                    mapping.timeFormat()
                            .read(cell.get(), mapping.zone())
                            .orElseThrow(
                                    () ->
                                            new RefusedCellException(
                                                    "column %s: '%s' is no time of the form %s"
                                                            .formatted(
                                                                    column,
                                                                    cell.get(),
                                                                    mapping.timeFormat())));
            if (reading.certainty() != Certainty.CERTAIN) {
                report.uncertainTime(row.number(), column, cell.get(), reading);
            }
            read.put(column, reading.instant());
            return Optional.of(reading.instant());
        }
    }
}
