// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.batch.views.SessionViews;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The days on which something changed that is no flow of those days: stocks, or the list of units.
 * Merged, so that thousands of changes become a few spans to compare periods with.
 */
final class ChangedSpans {

    /**
     * Days of a level.
     *
     * @param from first day
     * @param until first day after
     */
    record Span(LocalDate from, LocalDate until) {}

    private static final StructType SCHEMA =
            new StructType()
                    .add("level", DataTypes.StringType)
                    .add("from_day", DataTypes.DateType)
                    .add("until_day", DataTypes.DateType)
                    .add("units", DataTypes.BooleanType);

    private final SessionViews views;

    ChangedSpans(SessionViews views) {
        this.views = views;
    }

    /**
     * Creates the view; {@code units} says whether the list of units changed, else stocks did.
     *
     * @param stocks query of level, from_day, until_day
     * @param units the same
     */
    Source view(String name, Query stocks, Query units) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(merged(stocks, false));
        rows.addAll(merged(units, true));
        return views.view(name, rows, SCHEMA);
    }

    private List<Row> merged(Query query, boolean units) {
        Map<String, List<Span>> byLevel = new TreeMap<>();
        for (Row row : views.rows(query).collectAsList()) {
            byLevel.computeIfAbsent(row.getString(0), level -> new ArrayList<>())
                    .add(new Span(row.getAs(1), row.getAs(2)));
        }
        List<Row> rows = new ArrayList<>();
        byLevel.forEach(
                (level, spans) ->
                        merge(spans)
                                .forEach(
                                        span ->
                                                rows.add(
                                                        RowFactory.create(
                                                                level,
                                                                span.from(),
                                                                span.until(),
                                                                units))));
        return rows;
    }

    /** Returns the same days in as few spans as there can be, in order. */
    static List<Span> merge(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            int last = merged.size() - 1;
            if (last >= 0 && !span.from().isAfter(merged.get(last).until())) {
                Span before = merged.get(last);
                if (span.until().isAfter(before.until())) {
                    merged.set(last, new Span(before.from(), span.until()));
                }
            } else {
                merged.add(span);
            }
        }
        return merged;
    }
}
