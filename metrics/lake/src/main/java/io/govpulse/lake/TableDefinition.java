// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;

/**
 * The definition of a table.
 *
 * @param namespace namespace in the catalog
 * @param name name in the namespace
 * @param streamed whether the streaming job writes it
 * @param schema columns; once there is data anywhere, a column is only added at the end
 * @param partitions partitions of the data files
 * @param sort columns by which rows are sorted in a file
 * @param properties table properties beyond those that every table has
 */
record TableDefinition(
        String namespace,
        String name,
        boolean streamed,
        Schema schema,
        PartitionSpec partitions,
        List<String> sort,
        Map<String, String> properties) {

    /** Columns that readers filter by: only these have bounds, which fill most of a manifest. */
    private static final List<String> FILTERED_BY =
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
                    "level",
                    "period",
                    "period_kind",
                    "unit",
                    "definitions");

    TableDefinition {
        sort = List.copyOf(sort);
        Map<String, String> all = new TreeMap<>(common(schema, streamed));
        all.putAll(properties);
        properties = Collections.unmodifiableMap(all);
    }

    private static Map<String, String> common(Schema schema, boolean streamed) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("format-version", "2");
        properties.put("write.parquet.compression-codec", "zstd");
        // 3,000 commits with the default settings made 4.2 GB of metadata.
        properties.put("write.metadata.delete-after-commit.enabled", "true");
        properties.put("write.metadata.previous-versions-max", "20");
        // A reader opens every manifest: with the default of 100, a hundred of a few rows each.
        properties.put("commit.manifest.min-count-to-merge", "10");
        // Every reader loads this file first, and it names every snapshot that is kept.
        properties.put("write.metadata.compression-codec", "gzip");
        properties.put("write.metadata.metrics.default", "none");
        for (String column : FILTERED_BY) {
            if (schema.findField(column) != null) {
                properties.put("write.metadata.metrics.column." + column, "full");
            }
        }
        // Streamed rows come in the order of time, or few: sampling them to range them costs a
        // pass.
        properties.put("write.distribution-mode", streamed ? "none" : "hash");
        if (streamed) {
            // A checkpoint without rows commits too: the commits say how far a table is written.
            properties.put("flink.max-continuous-empty-commits", "1");
        }
        return properties;
    }

    /** Partitions by the month of a column. */
    static PartitionSpec byMonth(Schema schema, String column) {
        return PartitionSpec.builderFor(schema).month(column).build();
    }
}
