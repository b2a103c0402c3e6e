// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a file under named columns.
 *
 * @param number of the row, 1 for the first below the header
 * @param values of its cells, in the order of the columns
 * @param columns position by name
 * @param problems why a cell must not be read, by position
 */
public record SourceRow(
        long number,
        List<String> values,
        Map<String, Integer> columns,
        Map<Integer, String> problems) {

    /** A row of cells that can all be read. */
    public SourceRow(long number, List<String> values, Map<String, Integer> columns) {
        this(number, values, columns, Map.of());
    }

    /** Whether it has as many cells as the header: otherwise no cell has a sure column. */
    public boolean complete() {
        return values.size() == columns.size();
    }

    /**
     * The cell without the spaces around it; empty when it is blank.
     *
     * @throws RefusedCellException when the file does not say clearly what is in it
     */
    public Optional<String> cell(String column) throws RefusedCellException {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalArgumentException("Cannot find column: " + column);
        }
        String problem = problems.get(index);
        if (problem != null) {
            throw new RefusedCellException("column " + column + ": " + problem);
        }
        String text = values.get(index).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
