// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.ColumnType;
import io.govpulse.cases.table.FactKind;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The tables of the namespace {@code cases}: signed facts, one table for each kind of fact. */
final class CaseTables {
    private static final String NAMESPACE = "cases";

    private CaseTables() {}

    static TableDefinition changes(FactKind kind) {
        Fields fields = new Fields();
        for (Column<?> column : kind.columns()) {
            fields.add(column.name(), column.required(), type(column.type()), column.meaning());
        }
        Schema schema =
                fields.integer("weight", "+1 puts, −1 takes back.")
                        .integer("generation", "Generation that wrote the row.")
                        .number("checkpoint", "Checkpoint that commits the row.")
                        .schema();
        return new TableDefinition(
                NAMESPACE,
                name(kind),
                true,
                schema,
                TableDefinition.byMonth(schema, "as_of"),
                List.of("case_id"),
                Map.of());
    }

    private static String name(FactKind kind) {
        return switch (kind) {
            case CASE -> "changes";
            case ACTIVITY -> "activity_changes";
            case RATING -> "rating_changes";
        };
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
