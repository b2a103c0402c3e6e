// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;

/** The tables of the namespace {@code raw}: events as they came. */
final class RawTables {
    private static final String NAMESPACE = "raw";

    /**
     * Names, hashes and bodies differ from row to row: a dictionary of 2 MiB, the default, would be
     * made and thrown away, and bounds would find nothing.
     */
    private static final Map<String, String> UNLIKE_EACH_OTHER =
            Map.of(
                    "write.parquet.dict-size-bytes", "65536",
                    "write.parquet.stats-enabled.column.event_id", "false",
                    "write.parquet.stats-enabled.column.content_hash", "false",
                    "write.parquet.stats-enabled.column.body", "false");

    private RawTables() {}

    static TableDefinition events() {
        Schema schema =
                new Fields()
                        .text("case_id", "Source and number.")
                        .text("source", "Name of the sending system.")
                        .text("event_id", "Name of the event in its source.")
                        .text("type", "CloudEvents type.")
                        .instant("happened_at", "When it happened.")
                        .integer("revision", "0, or higher for a correction.")
                        .text("content_hash", "SHA-256 of the body.")
                        .text("body", "The event in wire form.")
                        .instant("arrived_at", "When the intake took it.")
                        .integer("kafka_partition", "Partition it came by.")
                        .number("kafka_offset", "Offset in that partition.")
                        .integer("generation", "Generation that wrote the row.")
                        .number("checkpoint", "Checkpoint that commits the row.")
                        .schema();
        return new TableDefinition(
                NAMESPACE,
                "events",
                true,
                schema,
                TableDefinition.byMonth(schema, "arrived_at"),
                List.of("case_id"),
                UNLIKE_EACH_OTHER);
    }
}
