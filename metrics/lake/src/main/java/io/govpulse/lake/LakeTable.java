package io.govpulse.lake;

import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.ColumnType;
import io.govpulse.cases.table.FactKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** The tables of the lake: columns, partitions, sort order, properties. */
// Iceberg's Schema and a copied list are immutable, but do not say so in a way the check knows.
@SuppressWarnings("ImmutableEnumChecker")
public enum LakeTable {
    /** Every event told, once per telling and generation; written by the streaming job only. */
    RAW_EVENTS("raw", "events", rawEvents(), "arrived_at", List.of("case_id")),
    /** Signed facts of cases: −1 takes back, +1 puts; written by the streaming job only. */
    CASE_CHANGES("cases", "changes", changes(FactKind.CASE), "as_of", List.of("case_id")),
    /** Signed facts of steps, questions, appointments and visits; by the streaming job only. */
    ACTIVITY_CHANGES(
            "cases", "activity_changes", changes(FactKind.ACTIVITY), "as_of", List.of("case_id")),
    /** Signed facts of ratings; written by the streaming job only. */
    RATING_CHANGES(
            "cases", "rating_changes", changes(FactKind.RATING), "as_of", List.of("case_id")),
    /** What each refresh added to each measure of each unit and day. */
    DAILY_CHANGES("indicators", "daily_changes", dailyChanges(), "day", List.of("level", "unit")),
    /** The sums of each measure by unit and period, as of the refresh that last changed them. */
    PERIOD_TOTALS(
            "indicators",
            "period_totals",
            periodTotals(),
            "first_day",
            List.of("first_day", "level", "unit")),
    /** Published rankings, by the refresh that last changed them; never rewritten. */
    RANKINGS(
            "indicators",
            "rankings",
            rankings(),
            "first_day",
            List.of("scorecard", "level", "period", "sequence")),
    /** The refreshes: one row each, written last; what has no row here was never published. */
    REFRESHES("indicators", "refreshes", refreshes(), "published_at", List.of("sequence"));

    private final String namespace;
    private final String table;
    private final Schema schema;
    private final String monthOf;
    private final List<String> sort;

    LakeTable(String namespace, String table, Schema schema, String monthOf, List<String> sort) {
        this.namespace = namespace;
        this.table = table;
        this.schema = schema;
        this.monthOf = monthOf;
        this.sort = List.copyOf(sort);
    }

    /** The table that holds the signed facts of this kind. */
    public static LakeTable changesOf(FactKind kind) {
        return switch (kind) {
            case CASE -> CASE_CHANGES;
            case ACTIVITY -> ACTIVITY_CHANGES;
            case RATING -> RATING_CHANGES;
        };
    }

    /** Whether the streaming job writes it. */
    public boolean streamed() {
        return this == RAW_EVENTS || schema.findField("weight") != null;
    }

    /** Its name in the catalog. */
    public TableIdentifier identifier() {
        return TableIdentifier.of(Namespace.of(namespace), table);
    }

    /** Its name in SQL: {@code lake.cases.changes}. */
    public String sqlName() {
        return LakeSettings.CATALOG + "." + namespace + "." + table;
    }

    /** Its columns. Field ids are given in order; a column is only ever added at the end. */
    public Schema schema() {
        return schema;
    }

    /** Its partitions: the month of one column; the totals by kind of period and year. */
    public PartitionSpec partitions() {
        PartitionSpec.Builder partitions = PartitionSpec.builderFor(schema);
        // A stock is the years before, the months before and the days since: a refresh reads those
        // three kinds and must not open a file for every month there ever was.
        return this == PERIOD_TOTALS
                ? partitions.identity("period_kind").year(monthOf).build()
                : partitions.month(monthOf).build();
    }

    /** The order of rows in its files. */
    public SortOrder sortOrder() {
        SortOrder.Builder builder = SortOrder.builderFor(schema);
        sort.forEach(builder::asc);
        return builder.build();
    }

    /** Its table properties. */
    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("format-version", "2");
        properties.put("write.parquet.compression-codec", "zstd");
        // 3,000 commits with the default settings made 4.2 GB of metadata.
        properties.put("write.metadata.delete-after-commit.enabled", "true");
        properties.put("write.metadata.previous-versions-max", "20");
        // Every reader loads this file first, and it names every snapshot that is kept.
        properties.put("write.metadata.compression-codec", "gzip");
        // Bounds only where a filter uses them: they are most of a manifest's size.
        properties.put("write.metadata.metrics.default", "none");
        for (String column :
                List.of(
                        "generation",
                        "checkpoint",
                        "sequence",
                        "refresh",
                        "day",
                        "first_day",
                        "last_day",
                        "as_of",
                        "arrived_at",
                        "case_id",
                        "scorecard",
                        "level",
                        "period",
                        "period_kind",
                        "unit")) {
            if (schema.findField(column) != null) {
                properties.put("write.metadata.metrics.column." + column, "full");
            }
        }
        if (schema.findField("case_id") != null) {
            properties.put("write.parquet.bloom-filter-enabled.column.case_id", "true");
        }
        // Rows come in order of their arrival, or few: sampling them to range them costs a pass.
        properties.put("write.distribution-mode", streamed() ? "none" : "hash");
        if (streamed()) {
            // A checkpoint without rows commits too: how far a table is told stands in its history.
            properties.put("flink.max-continuous-empty-commits", "1");
        }
        if (this == PERIOD_TOTALS) {
            // Small row groups, so that a reader of a few weeks skips the rest of a year's file.
            properties.put("write.parquet.row-group-size-bytes", "1048576");
        }
        return Map.copyOf(properties);
    }

    /** Names of the generation, checkpoint and weight columns, in the order they stand. */
    public static final List<String> CHANGE_COLUMNS = List.of("weight", "generation", "checkpoint");

    private static Schema rawEvents() {
        return new Fields()
                .add("case_id", true, Types.StringType.get(), "Source and number.")
                .add("source", true, Types.StringType.get(), "Name of the sending system.")
                .add("event_id", true, Types.StringType.get(), "Name of the event in its source.")
                .add("type", true, Types.StringType.get(), "CloudEvents type.")
                .add("happened_at", true, Types.TimestampType.withZone(), "When it happened.")
                .add("revision", true, Types.IntegerType.get(), "0, or higher for a correction.")
                .add("content_hash", true, Types.StringType.get(), "SHA-256 of the body.")
                .add("body", true, Types.StringType.get(), "The event in wire form.")
                .add("arrived_at", true, Types.TimestampType.withZone(), "When the intake took it.")
                .add("kafka_partition", true, Types.IntegerType.get(), "Partition it came by.")
                .add("kafka_offset", true, Types.LongType.get(), "Offset in that partition.")
                .add("generation", true, Types.IntegerType.get(), "Generation that wrote the row.")
                .add("checkpoint", true, Types.LongType.get(), "Checkpoint that commits the row.")
                .schema();
    }

    private static Schema changes(FactKind kind) {
        Fields fields = new Fields();
        for (Column<?> column : kind.columns()) {
            fields.add(column.name(), column.required(), type(column.type()), column.meaning());
        }
        return fields.add("weight", true, Types.IntegerType.get(), "+1 puts, −1 takes back.")
                .add("generation", true, Types.IntegerType.get(), "Generation that wrote the row.")
                .add("checkpoint", true, Types.LongType.get(), "Checkpoint that commits the row.")
                .schema();
    }

    private static Schema dailyChanges() {
        return new Fields()
                .add("refresh", true, Types.StringType.get(), "Refresh that read the changes.")
                .add("sequence", true, Types.LongType.get(), "Number of that refresh.")
                .add("generation", true, Types.IntegerType.get(), "Generation of the facts.")
                .add("level", true, Types.StringType.get(), "Level of the unit.")
                .add("unit", true, Types.StringType.get(), "Code of the unit; '' if not given.")
                .add("day", true, Types.DateType.get(), "Local day it is booked on.")
                .add("amounts", true, amounts(), "What was added, by measure.")
                .schema();
    }

    private static Schema periodTotals() {
        return new Fields()
                .add("refresh", true, Types.StringType.get(), "Refresh that wrote the row.")
                .add("sequence", true, Types.LongType.get(), "Number of that refresh.")
                .add("level", true, Types.StringType.get(), "Level of the unit.")
                .add("unit", true, Types.StringType.get(), "Code of the unit; '' if not given.")
                .add(
                        "period_kind",
                        true,
                        Types.StringType.get(),
                        "day, week, month, quarter, year.")
                .add("period", true, Types.StringType.get(), "Name of the period.")
                .add("first_day", true, Types.DateType.get(), "Its first day.")
                .add("last_day", true, Types.DateType.get(), "Its last day.")
                .add("amounts", true, amounts(), "What was booked in it, by measure.")
                .schema();
    }

    private static Schema rankings() {
        Type.NestedType parts = amounts();
        Types.StructType indicator =
                Types.StructType.of(
                        NestedField.required(2, "name", Types.StringType.get()),
                        NestedField.required(3, "numerator", Types.LongType.get()),
                        NestedField.required(4, "denominator", Types.LongType.get()),
                        NestedField.optional(5, "value", Types.DecimalType.of(18, 6)),
                        NestedField.optional(6, "target", Types.DecimalType.of(18, 6)),
                        NestedField.required(7, "parts", parts));
        return new Fields()
                .add("refresh", true, Types.StringType.get(), "Refresh that published it.")
                .add("sequence", true, Types.LongType.get(), "Number of that refresh.")
                .add("scorecard", true, Types.StringType.get(), "What is ranked by.")
                .add("level", true, Types.StringType.get(), "Level of the units.")
                .add("period", true, Types.StringType.get(), "Name of the period.")
                .add("period_kind", true, Types.StringType.get(), "Kind of the period.")
                .add("first_day", true, Types.DateType.get(), "First day of the period.")
                .add("last_day", true, Types.DateType.get(), "Last day of the period.")
                .add("unit", true, Types.StringType.get(), "Code of the unit; '' if not given.")
                .add("position", false, Types.IntegerType.get(), "Position; equals share one.")
                .add("unranked", false, Types.StringType.get(), "Why it has no position.")
                .add("score", false, Types.DecimalType.of(18, 6), "Weighted mean, 1 is best.")
                .add("n", true, Types.LongType.get(), "Smallest denominator of its indicators.")
                .add(
                        "indicators",
                        true,
                        Types.ListType.ofRequired(1, indicator),
                        "The figures behind the score.")
                .schema();
    }

    private static Schema refreshes() {
        return new Fields()
                .add("sequence", true, Types.LongType.get(), "1, 2, 3 … without a gap.")
                .add("refresh", true, Types.StringType.get(), "Id of the refresh.")
                .add("published_at", true, Types.TimestampType.withZone(), "When published.")
                .add("generation", true, Types.IntegerType.get(), "Generation of the facts.")
                .add(
                        "checkpoint",
                        true,
                        Types.LongType.get(),
                        "Facts up to this checkpoint are in.")
                .add("definitions", true, Types.StringType.get(), "Hash of the definitions.")
                .add(
                        "watermark",
                        false,
                        Types.TimestampType.withZone(),
                        "Arrival of the latest event that is in; empty before the first.")
                .add(
                        "facts_as_of",
                        false,
                        Types.TimestampType.withZone(),
                        "Latest instant any fact contained is as of; empty before the first fact.")
                .add("through_day", true, Types.DateType.get(), "Day that ends open periods.")
                .add("changes_read", true, Types.LongType.get(), "Signed rows read.")
                .add("bytes_read", true, Types.LongType.get(), "Bytes read from storage.")
                .add("milliseconds", true, Types.LongType.get(), "How long it took.")
                .add(
                        "rules",
                        false,
                        Types.StringType.get(),
                        "Hash of the rules its day and its facts are told by.")
                .schema();
    }

    private static Types.MapType amounts() {
        return Types.MapType.ofRequired(100, 101, Types.StringType.get(), Types.LongType.get());
    }

    private static Type type(ColumnType type) {
        return switch (type) {
            case TEXT -> Types.StringType.get();
            case BOOLEAN -> Types.BooleanType.get();
            case INT -> Types.IntegerType.get();
            case LONG -> Types.LongType.get();
            case DATE -> Types.DateType.get();
            case INSTANT -> Types.TimestampType.withZone();
        };
    }
}
