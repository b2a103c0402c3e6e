// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Maps to Iceberg records: what a map leaves out is null. */
final class Rows {
    private Rows() {}

    static Record record(Types.StructType type, Map<?, ?> row) {
        GenericRecord record = GenericRecord.create(type);
        for (Types.NestedField field : type.fields()) {
            record.setField(field.name(), value(field.type(), row.get(field.name())));
        }
        return record;
    }

    private static @Nullable Object value(Type type, @Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        } else if (value instanceof List<?> list) {
            Type element = type.asListType().elementType();
            return list.stream().map(each -> value(element, each)).toList();
        } else if (type.isStructType() && value instanceof Map<?, ?> map) {
            return record(type.asStructType(), map);
        }
        return value;
    }
}
