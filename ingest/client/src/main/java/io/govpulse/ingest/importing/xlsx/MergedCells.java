// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xlsx;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An area of cells that people see as one; the file has its value in the first.
 *
 * @param firstRow of it, from 1
 * @param lastRow of it
 * @param column the first, from 0
 */
record MergedCells(int firstRow, int lastRow, int column) {
    static final Comparator<MergedCells> FROM_ABOVE =
            Comparator.comparingInt(MergedCells::firstRow);

    private static final Pattern AREA =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?[A-Z]{1,3}\\$?(\\d{1,7})");

    /** Reads an area such as {@code A2:B4}; empty when it is none. */
    static Optional<MergedCells> of(@Nullable String area) {
        Matcher matcher = AREA.matcher(area == null ? "" : area);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int column = 0;
        for (char letter : matcher.group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return Optional.of(
                new MergedCells(
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)),
                        column - 1));
    }
}
