// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a file under named columns.
 *
 * @param place where it stands in its file, as people find it there: "row 3", "line 14"
 * @param values of its cells, in the order of the columns; cells that are missing at the end are
 *     blank
 * @param columns position by name
 * @param problems why a cell must not be read, by position
 * @param damage why no cell of the row has a sure column
 * @param added values by column that the file does not have but its other rows tell
 */
public record SourceRow(
        String place,
        List<String> values,
        Map<String, Integer> columns,
        Map<Integer, String> problems,
        Optional<String> damage,
        Map<String, String> added) {

    /** A row as it stands in the file. */
    public SourceRow(
            String place,
            List<String> values,
            Map<String, Integer> columns,
            Map<Integer, String> problems,
            Optional<String> damage) {
        this(place, values, columns, problems, damage, Map.of());
    }

    /** A row of cells, some of which cannot be read. */
    public SourceRow(
            String place,
            List<String> values,
            Map<String, Integer> columns,
            Map<Integer, String> problems) {
        this(place, values, columns, problems, Optional.empty());
    }

    /** A row of cells that can all be read. */
    public SourceRow(String place, List<String> values, Map<String, Integer> columns) {
        this(place, values, columns, Map.of());
    }

    /** The same row, of which nothing must be taken. */
    public SourceRow damaged(String reason) {
        return new SourceRow(place, values, columns, problems, Optional.of(reason), added);
    }

    /** The same row with values that the file does not have. */
    public SourceRow with(Map<String, String> more) {
        return new SourceRow(place, values, columns, problems, damage, more);
    }

    /** Whether there is such a column. */
    public boolean has(String column) {
        return columns.containsKey(column) || added.containsKey(column);
    }

    /**
     * The cell without the spaces around it; empty when it is blank.
     *
     * @throws RefusedCellException when the file does not say clearly what is in it
     */
    public Optional<String> cell(String column) throws RefusedCellException {
        Integer index = columns.get(column);
        if (index == null && added.containsKey(column)) {
            return Optional.of(added.get(column)).filter(text -> !text.isEmpty());
        }
        if (index == null) {
            throw new IllegalArgumentException("Cannot find column: " + column);
        }
        String problem = problems.get(index);
        if (problem != null) {
            throw new RefusedCellException("column " + column + ": " + problem);
        }
        String text = index < values.size() ? values.get(index).strip() : "";
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
