package io.govpulse.ingest.importing;

import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * One row.
 *
 * @param number of the row, 1 for the first below the header
 */
record SourceRow(long number, CSVRecord values, Map<String, Integer> columns) {

    /** Whether it has as many cells as the header: otherwise cells cannot be told apart. */
    boolean complete() {
        return values.size() == columns.size();
    }

    /** The cell without the spaces around it; empty when it is blank. */
    Optional<String> cell(String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalArgumentException("Cannot find column: " + column);
        }
        String text = values.get(index).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
