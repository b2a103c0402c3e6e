// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.ColumnType;
import io.govpulse.cases.table.FactKind;
import io.govpulse.cases.table.FactRow;
import io.govpulse.event.Event;
import io.govpulse.lake.LakeTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.iceberg.flink.FlinkSchemaUtil;

/** The rows of the tables this job writes, in Flink's form. */
final class Rows {
    static final TypeInformation<RowData> RAW = type(LakeTable.RAW_EVENTS);

    private Rows() {}

    /** Returns the type of signed facts of one kind. */
    static TypeInformation<RowData> changeType(FactKind kind) {
        return type(LakeTable.changesOf(kind));
    }

    private static TypeInformation<RowData> type(LakeTable table) {
        return InternalTypeInfo.of(FlinkSchemaUtil.convert(table.schema()));
    }

    /**
     * Returns a row of signed facts.
     *
     * @throws IllegalStateException when a column that is always filled has no value: the writer of
     *     the file would fail, and nobody knew of which case
     */
    static RowData change(FactRow facts, int weight, int generation, long checkpoint) {
        List<? extends Column<?>> all = facts.kind().columns();
        int columns = all.size();
        GenericRowData row = new GenericRowData(columns + 3);
        for (int i = 0; i < columns; i++) {
            Column<?> column = all.get(i);
            Object value = facts.value(i).orElse(null);
            if (value == null && column.required()) {
                throw new IllegalStateException("column " + column.name() + " has no value");
            }
            row.setField(i, value == null ? null : internal(value, column.type()));
        }
        row.setField(columns, weight);
        row.setField(columns + 1, generation);
        row.setField(columns + 2, checkpoint);
        return row;
    }

    /** Returns the row of an event version that is new. */
    static RowData raw(
            ReadEvent read,
            Tuple5<String, byte[], Long, Integer, Long> received,
            int generation,
            long checkpoint) {
        Event event = read.event();
        return GenericRowData.of(
                StringData.fromString(event.caseId()),
                StringData.fromString(event.source()),
                StringData.fromString(event.id()),
                StringData.fromString(event.type().wireName()),
                TimestampData.fromInstant(event.time()),
                event.revision(),
                StringData.fromString(read.contentHash()),
                StringData.fromString(new String(read.wireForm(), StandardCharsets.UTF_8)),
                TimestampData.fromInstant(read.arrivedAt()),
                ReceivedRecord.partition(received),
                ReceivedRecord.offset(received),
                generation,
                checkpoint);
    }

    private static Object internal(Object value, ColumnType type) {
        return switch (type) {
            case TEXT -> StringData.fromString((String) value);
            case BOOLEAN, INT, LONG -> value;
            case DATE -> (int) ((LocalDate) value).toEpochDay();
            case INSTANT -> TimestampData.fromInstant((Instant) value);
        };
    }
}
