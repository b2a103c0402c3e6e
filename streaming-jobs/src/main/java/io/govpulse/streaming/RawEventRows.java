// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.flink.source.reader.RowDataConverter;

/** Reads events back from {@code raw.events}, as they were received. */
final class RawEventRows implements RowDataConverter<Tuple5<String, byte[], Long, Integer, Long>> {
    private static final long serialVersionUID = 1L;

    /** The columns to project, in this order. */
    static final List<String> COLUMNS = List.of("case_id", "body", "arrived_at");

    @Override
    public Tuple5<String, byte[], Long, Integer, Long> apply(RowData row) {
        return ReceivedRecord.fromRawTable(
                row.getString(0).toString(),
                row.getString(1).toString().getBytes(StandardCharsets.UTF_8),
                row.getTimestamp(2, 6).getMillisecond());
    }

    @Override
    public TypeInformation<Tuple5<String, byte[], Long, Integer, Long>> getProducedType() {
        return ReceivedRecord.TYPE;
    }
}
