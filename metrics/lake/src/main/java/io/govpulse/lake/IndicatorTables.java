// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The tables of the namespace {@code indicators}: figures, and the refreshes that published them.
 */
final class IndicatorTables {
    private static final String NAMESPACE = "indicators";

    private IndicatorTables() {}

    static TableDefinition dailyChanges() {
        Schema schema =
                new Fields()
                        .text("refresh", "Refresh that read the changes.")
                        .number("sequence", "Number of that refresh.")
                        .integer("generation", "Generation of the facts.")
                        .text("level", "Level of the unit.")
                        .text("unit", "Code of the unit; '' if not given.")
                        .date("day", "Local day it is booked on.")
                        .add("amounts", true, amounts(), "What was added, by measure.")
                        .schema();
        return new TableDefinition(
                NAMESPACE,
                "daily_changes",
                false,
                schema,
                TableDefinition.byMonth(schema, "day"),
                List.of("level", "unit"),
                Map.of());
    }

    static TableDefinition periodTotals() {
        Schema schema =
                new Fields()
                        .text("refresh", "Refresh that wrote the row.")
                        .number("sequence", "Number of that refresh.")
                        .text("level", "Level of the unit.")
                        .text("unit", "Code of the unit; '' if not given.")
                        .text("period_kind", "day, week, month, quarter, year.")
                        .text("period", "Name of the period.")
                        .date("first_day", "Its first day.")
                        .date("last_day", "Its last day.")
                        .add("amounts", true, amounts(), "What was booked in it, by measure.")
                        .schema();
        return new TableDefinition(
                NAMESPACE,
                "period_totals",
                false,
                schema,
                // A stock is the years before, the months before and the days since: a refresh
                // reads those three kinds and must not open a file for every month there ever was.
                PartitionSpec.builderFor(schema).identity("period_kind").year("first_day").build(),
                List.of("first_day", "level", "unit"),
                // Small row groups, so that a reader of a few weeks skips the rest of a year's
                // file.
                Map.of("write.parquet.row-group-size-bytes", "1048576"));
    }

    static TableDefinition rankings() {
        Types.MapType parts = amounts();
        Types.StructType indicator =
                Types.StructType.of(
                        NestedField.required(2, "name", Types.StringType.get()),
                        NestedField.required(3, "numerator", Types.LongType.get()),
                        NestedField.required(4, "denominator", Types.LongType.get()),
                        NestedField.optional(5, "value", Types.DecimalType.of(18, 6)),
                        NestedField.optional(6, "target", Types.DecimalType.of(18, 6)),
                        NestedField.required(7, "parts", parts));
        Schema schema =
                new Fields()
                        .text("refresh", "Refresh that published it.")
                        .number("sequence", "Number of that refresh.")
                        .text("scorecard", "What is ranked by.")
                        .text("level", "Level of the units.")
                        .text("period", "Name of the period.")
                        .text("period_kind", "Kind of the period.")
                        .date("first_day", "First day of the period.")
                        .date("last_day", "Last day of the period.")
                        .text("unit", "Code of the unit; '' if not given.")
                        .add(
                                "position",
                                false,
                                Types.IntegerType.get(),
                                "Position; equals share one.")
                        .add("unranked", false, Types.StringType.get(), "Why it has no position.")
                        .add(
                                "score",
                                false,
                                Types.DecimalType.of(18, 6),
                                "Weighted mean, 1 is best.")
                        .number("n", "Smallest denominator of its indicators.")
                        .add(
                                "indicators",
                                true,
                                Types.ListType.ofRequired(1, indicator),
                                "The figures behind the score.")
                        .schema();
        return new TableDefinition(
                NAMESPACE,
                "rankings",
                false,
                schema,
                TableDefinition.byMonth(schema, "first_day"),
                List.of("scorecard", "level", "period", "sequence"),
                Map.of());
    }

    static TableDefinition refreshes() {
        Schema schema =
                new Fields()
                        .number("sequence", "1, 2, 3 … without a gap.")
                        .text("refresh", "Id of the refresh.")
                        .instant("published_at", "When published.")
                        .integer("generation", "Generation of the facts.")
                        .number("checkpoint", "Facts up to this checkpoint are contained.")
                        .text("definitions", "Hash of the definitions.")
                        .add(
                                "watermark",
                                false,
                                Types.TimestampType.withZone(),
                                "Arrival of the latest event contained; empty before the first.")
                        .add(
                                "facts_as_of",
                                false,
                                Types.TimestampType.withZone(),
                                "Latest instant any fact contained is as of; empty before the first"
                                        + " fact.")
                        .date("through_day", "Day that ends open periods.")
                        .number("changes_read", "Signed rows read.")
                        .number("bytes_read", "Bytes read from storage.")
                        .number("milliseconds", "How long it took.")
                        .add(
                                "rules",
                                false,
                                Types.StringType.get(),
                                "Hash of the rules that its day and its facts follow.")
                        .schema();
        return new TableDefinition(
                NAMESPACE,
                "refreshes",
                false,
                schema,
                TableDefinition.byMonth(schema, "published_at"),
                List.of("sequence"),
                Map.of());
    }

    private static Types.MapType amounts() {
        return Types.MapType.ofRequired(100, 101, Types.StringType.get(), Types.LongType.get());
    }
}
