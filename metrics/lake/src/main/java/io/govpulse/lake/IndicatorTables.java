// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;

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
                // A refresh writes one small file, whatever days it touches.
                PartitionSpec.unpartitioned(),
                List.of("day", "level", "unit"),
                Map.of());
    }

    static TableDefinition periodTotals() {
        return totals("period_totals");
    }

    static TableDefinition pastTotals() {
        return totals("past_totals");
    }

    private static TableDefinition totals(String name) {
        Schema schema =
                new Fields()
                        .text("refresh", "Refresh that wrote the row.")
                        .number("sequence", "Number of that refresh.")
                        .text("level", "Level of the unit.")
                        .text("unit", "Code of the unit; '' if not given.")
                        .text("period_kind", "day, week, month, quarter, year, all.")
                        .text("period", "Name of the period.")
                        .date("first_day", "Its first day.")
                        .date("last_day", "Its last day.")
                        .add("amounts", true, amounts(), "What was booked in it, by measure.")
                        .schema();
        return new TableDefinition(
                NAMESPACE,
                name,
                false,
                schema,
                PartitionSpec.builderFor(schema).identity("period_kind").year("first_day").build(),
                // A reader asks for one level and a few periods.
                List.of("level", "first_day", "unit", "sequence"),
                // Small row groups, so that it skips the rest of a year's file.
                Map.of("write.parquet.row-group-size-bytes", "1048576"));
    }

    static TableDefinition periods() {
        Schema schema =
                new Fields()
                        .text("refresh", "Refresh that booked the first amount in the period.")
                        .number("sequence", "Number of that refresh.")
                        .text("level", "Level of the units.")
                        .text("period_kind", "day, week, month, quarter, year.")
                        .text("period", "Name of the period.")
                        .date("first_day", "Its first day.")
                        .date("last_day", "Its last day.")
                        .schema();
        return new TableDefinition(
                NAMESPACE,
                "periods",
                false,
                schema,
                PartitionSpec.unpartitioned(),
                List.of("level", "first_day"),
                Map.of());
    }

    static TableDefinition definitions() {
        Schema schema =
                new Fields()
                        .text("refresh", "First refresh that counted by them.")
                        .number("sequence", "Number of that refresh.")
                        .text("definitions", "Their hash, as refreshes name it.")
                        .text("yaml", "Their text, to the byte.")
                        .schema();
        return new TableDefinition(
                NAMESPACE,
                "definitions",
                false,
                schema,
                PartitionSpec.unpartitioned(),
                List.of("sequence"),
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
                        .add(
                                "base_sequence",
                                false,
                                Types.LongType.get(),
                                "Last refresh up to it that counted everything anew: totals of"
                                        + " earlier ones do not count.")
                        .add("jobs", false, Types.LongType.get(), "Spark jobs it ran.")
                        .add("rows_written", false, Types.LongType.get(), "Rows it wrote.")
                        .add("bytes_written", false, Types.LongType.get(), "Bytes of their files.")
                        .add(
                                "processor_milliseconds",
                                false,
                                Types.LongType.get(),
                                "Processor time of its process meanwhile, in milliseconds.")
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
