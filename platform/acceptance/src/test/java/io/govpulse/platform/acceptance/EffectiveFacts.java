// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.FactKind;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeSettings;
import io.govpulse.lake.LakeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The effective facts of one kind in a home's lake: the signed rows summed, read with Iceberg's own
 * reader.
 */
final class EffectiveFacts {
    private static final String WEIGHT = "weight";

    /** Columns about the writer of a row, in which −1 may differ from the +1 that it cancels. */
    private static final Set<String> WRITER = Set.of(WEIGHT, "generation", "checkpoint");

    private final Map<List<String>, Map<String, Object>> rows;

    private EffectiveFacts(Map<List<String>, Map<String, Object>> rows) {
        this.rows = rows;
    }

    static EffectiveFacts of(Path home, FactKind kind) throws IOException {
        Map<Map<String, Object>, Integer> net = new HashMap<>();
        try (Lake lake = Lake.open(LakeSettings.embedded(home), new Configuration());
                CloseableIterable<Record> scan =
                        IcebergGenerics.read(lake.table(LakeTable.changesOf(kind))).build()) {
            for (Record row : scan) {
                net.merge(content(row), (Integer) row.getField(WEIGHT), Integer::sum);
            }
        }
        net.values().removeIf(weight -> weight == 0);
        assertThat(net.values())
                .as("weights of effective rows of kind %s", kind)
                .allMatch(weight -> weight == 1);
        Map<List<String>, Map<String, Object>> rows = new HashMap<>();
        for (Map<String, Object> row : net.keySet()) {
            List<String> key =
                    kind.key().stream().map(column -> row.get(column).toString()).toList();
            assertThat(rows.put(key, row)).as("another effective row of %s", key).isNull();
        }
        return new EffectiveFacts(rows);
    }

    /** A row without the columns about its writer; an empty column is no entry. */
    private static Map<String, Object> content(Record row) {
        Map<String, Object> content = new TreeMap<>();
        for (NestedField field : row.struct().fields()) {
            Object value = row.getField(field.name());
            if (value != null && !WRITER.contains(field.name())) {
                content.put(field.name(), value);
            }
        }
        return content;
    }

    /** The rows by their keys, without the instant as of which they hold: that of the import. */
    Map<List<String>, Map<String, Object>> timeless() {
        Map<List<String>, Map<String, Object>> timeless = new HashMap<>();
        rows.forEach(
                (key, row) -> {
                    Map<String, Object> without = new TreeMap<>(row);
                    assertThat(without.remove("as_of")).isNotNull();
                    timeless.put(key, without);
                });
        return timeless;
    }

    long count(Predicate<Map<String, Object>> predicate) {
        return rows.values().stream().filter(predicate).count();
    }

    /** How many rows hold true in this column. */
    long count(String flag) {
        return count(row -> row.get(flag).equals(true));
    }

    /** How many rows there are for each value of a column; rows without one are left out. */
    <T> Map<T, Long> countBy(String column, Class<T> type) {
        Map<T, Long> counts = new TreeMap<>();
        for (Map<String, Object> row : rows.values()) {
            if (row.containsKey(column)) {
                counts.merge(type.cast(row.get(column)), 1L, Long::sum);
            }
        }
        return counts;
    }

    int size() {
        return rows.size();
    }
}
