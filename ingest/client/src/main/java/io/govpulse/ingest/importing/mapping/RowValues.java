// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.govpulse.ingest.importing.file.CellText;
import io.govpulse.ingest.importing.file.RefusedCellException;
import io.govpulse.ingest.importing.file.SourceRow;
import io.govpulse.ingest.importing.report.ImportReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the values of one row as the mapping says. */
final class RowValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SourceRow row;
    private final Nothing nothing;
    private final RowTimes times;
    private final List<String> faults = new ArrayList<>();

    RowValues(SourceRow row, Mapping mapping) {
        this.row = row;
        this.nothing = mapping.nothing();
        this.times = new RowTimes(this::cell, mapping);
    }

    /**
     * Returns the name that these columns make; empty when one of them is blank. Several are joined
     * by a bar; a bar within one is escaped, so that different names stay different.
     */
    Optional<String> name(List<String> columns) throws RefusedCellException {
        if (columns.size() == 1) {
            return identifier(columns.get(0));
        }
        List<String> parts = new ArrayList<>();
        for (String column : columns) {
            Optional<String> part = identifier(column);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get().replace("%", "%25").replace("|", "%7C"));
        }
        return Optional.of(String.join("|", parts));
    }

    /** The text that people see in this column; empty when it is blank or a word for nothing. */
    Optional<String> cell(String column) throws RefusedCellException {
        return cell(column, Set.of());
    }

    /** The same, where these texts mean something although they are words for nothing. */
    private Optional<String> cell(String column, Set<String> meant) throws RefusedCellException {
        if (!row.has(column)) {
            Optional<DerivedColumn> derived = DerivedColumn.of(column);
            if (derived.isPresent() && derived.get().kind() == DerivedColumn.Kind.YEAR) {
                return times.year(derived.get().base());
            }
        }
        return row.cell(column)
                .map(CellText::visible)
                .filter(text -> meant.contains(text) || !nothing.isWord(text));
    }

    private Optional<String> identifier(String column) throws RefusedCellException {
        Optional<String> text = cell(column);
        if (text.filter(CellText::isRoundedNumber).isPresent()) {
            throw new RefusedCellException(
                    "column %s: '%s' is a number that a spreadsheet program has rounded; export the"
                                    .formatted(column, text.get())
                            + " file once more and do not save it in that program, or format the"
                            + " column as text before");
        }
        return text;
    }

    /** Whether the row meets the conditions of this event. */
    boolean meets(Mapping.EventMapping event) throws RefusedCellException {
        for (Condition condition : event.when()) {
            if (!condition.holds(cell(condition.column(), condition.texts()).orElse(null))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the row seems to meet the conditions of this event; a fault counts as a value. */
    boolean wouldMeet(Mapping.EventMapping event) {
        if (row.values().isEmpty()) {
            return false;
        }
        try {
            return meets(event);
        } catch (RefusedCellException e) {
            return true;
        }
    }

    /**
     * The fields of an event's data; a field without value is left out, as is one with a fault
     * unless it is needed.
     *
     * @throws RefusedCellException when a needed field has a fault
     */
    ObjectNode group(FieldSource.Group group, Set<String> needed) throws RefusedCellException {
        ObjectNode node = JSON.objectNode();
        for (Map.Entry<String, FieldSource> field : group.fields().entrySet()) {
            try {
                value(field.getValue()).ifPresent(value -> node.set(field.getKey(), value));
            } catch (RefusedCellException e) {
                if (needed.contains(field.getKey())) {
                    throw e;
                }
                faults.add(field.getKey() + ": " + e.getMessage());
            }
        }
        return node;
    }

    /** Notes that this field of an event's data is left out, and why. */
    void leaveOut(String field, FieldSource source, String reason) {
        String columns = source.columns().collect(Collectors.joining(" + "));
        faults.add(field + ": " + (columns.isEmpty() ? "" : "column " + columns + ": ") + reason);
    }

    /** Returns the faults of the fields left out since the last call. */
    List<String> takeFaults() {
        List<String> taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }

    private Optional<JsonNode> value(FieldSource source) throws RefusedCellException {
        if (source instanceof FieldSource.Constant constant) {
            return Optional.of(constant.value());
        } else if (source instanceof FieldSource.Column column) {
            return identifier(column.column()).map(JSON::textNode);
        } else if (source instanceof FieldSource.Time time) {
            return times.ofField(time).map(instant -> JSON.textNode(instant.toString()));
        } else if (source instanceof FieldSource.Codes codes) {
            return canonical(codes);
        } else if (source instanceof FieldSource.WholeNumber number) {
            return whole(number);
        } else if (source instanceof FieldSource.Group inner) {
            ObjectNode node = group(inner, inner.fields().keySet());
            return node.isEmpty() ? Optional.empty() : Optional.of(node);
        }
        throw new IllegalStateException("Unknown source of a field: " + source);
    }

    private Optional<JsonNode> canonical(FieldSource.Codes codes) throws RefusedCellException {
        Optional<String> cell = cell(codes.column(), codes.codes().keySet());
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

    private Optional<JsonNode> whole(FieldSource.WholeNumber number) throws RefusedCellException {
        Optional<String> cell = cell(number.column());
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.numberNode(Integer.parseInt(cell.get())));
        } catch (NumberFormatException e) {
            throw new RefusedCellException(
                    "column %s: '%s' is no whole number".formatted(number.column(), cell.get()));
        }
    }

    /**
     * Returns the name by which the doing of a step is told apart; empty where the file is no log.
     */
    Optional<String> instance() throws RefusedCellException {
        return row.has(CaseRows.INSTANCE) ? row.cell(CaseRows.INSTANCE) : Optional.empty();
    }

    /** Returns the instant in these columns; empty when they are blank. */
    Optional<Instant> time(List<String> columns) throws RefusedCellException {
        return times.ofField(new FieldSource.Time(columns, false, false));
    }

    /** Whether the row leaves a column blank that has to be filled for this event. */
    boolean leavesBlank(Mapping.EventMapping event) throws RefusedCellException {
        for (Condition condition : event.when()) {
            if (condition.test() == Condition.Test.FILLED && cell(condition.column()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the time of an event; empty when its columns are blank. */
    Optional<Instant> eventTime(Mapping.EventMapping event) throws RefusedCellException {
        return times.ofEvent(event.time());
    }

    /** Reports the local times read so far that name no one instant, each once. */
    void reportUncertainTimes(ImportReport report) {
        times.reportUncertain(row.place(), report);
    }
}
