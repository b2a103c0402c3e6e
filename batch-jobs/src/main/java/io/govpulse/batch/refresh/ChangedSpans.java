package io.govpulse.batch.refresh;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The days on which something moved that no flow of those days tells: stocks, or the list of units.
 * Merged, so that thousands of changes become a few spans to compare periods with.
 */
final class MovedSpans {

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

    private final SparkSession spark;

    MovedSpans(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Registers the view; {@code units} says whether the list of units moved, else stocks did.
     *
     * @param stocks query of level, from_day, until_day
     * @param units the same
     */
    void createView(String name, String stocks, String units) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(merged(stocks, false));
        rows.addAll(merged(units, true));
        spark.createDataFrame(rows, SCHEMA).createOrReplaceTempView(name);
    }

    private List<Row> merged(String query, boolean units) {
        Map<String, List<Span>> byLevel = new TreeMap<>();
        for (Row row : spark.sql(query).collectAsList()) {
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

    /** The same days in as few spans as there can be, in order. */
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
