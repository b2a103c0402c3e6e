// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns that a header names. A header of several rows names a column by all of them, joined
 * by a slash: 审批/开始时间. A cell over several columns stands in the first of them.
 */
public final class Header {
    private static final String JOINT = "/";

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Set<String> doubled = new TreeSet<>();
    private final int width;

    /** Takes the cells of these rows, from the upper to the lowest, as columns. */
    public Header(List<List<String>> rows) {
        List<List<String>> visible =
                rows.stream().map(row -> row.stream().map(CellText::visible).toList()).toList();
        width = visible.stream().mapToInt(List::size).max().orElse(0);
        List<List<String>> filled = new ArrayList<>();
        for (int i = 0; i < visible.size(); i++) {
            boolean lowest = i == visible.size() - 1;
            filled.add(lowest ? visible.get(i) : spread(visible.get(i), visible.get(i + 1)));
        }
        for (int position = 0; position < width; position++) {
            String name = name(filled, position);
            if (!name.isEmpty() && columns.putIfAbsent(name, position) != null) {
                doubled.add(name);
            }
        }
    }

    /** Lets an upper cell stand over the blank ones to its right below which a name stands. */
    private static List<String> spread(List<String> upper, List<String> lower) {
        List<String> spread = new ArrayList<>();
        String over = "";
        for (int position = 0; position < Math.max(upper.size(), lower.size()); position++) {
            String own = cell(upper, position);
            String under = cell(lower, position);
            if (under.isEmpty() || under.equals(own)) {
                // It ends here, or is one cell down to its lower row.
                over = "";
            } else if (!own.isEmpty()) {
                over = own;
            }
            spread.add(own.isEmpty() ? over : own);
        }
        return spread;
    }

    private static String name(List<List<String>> rows, int position) {
        StringBuilder name = new StringBuilder();
        String last = "";
        for (List<String> row : rows) {
            String part = cell(row, position);
            if (!part.isEmpty() && !part.equals(last)) {
                name.append(name.isEmpty() ? "" : JOINT).append(part);
                last = part;
            }
        }
        return name.toString();
    }

    private static String cell(List<String> row, int position) {
        return position < row.size() ? row.get(position) : "";
    }

    /** The position of each column that has a name, the first of one that comes twice. */
    public Map<String, Integer> columns() {
        return columns;
    }

    /** The names that stand over several columns. */
    public Set<String> doubled() {
        return doubled;
    }

    /** The number of columns, with those that have no name. */
    public int width() {
        return width;
    }
}
