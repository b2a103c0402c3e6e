// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The columns of a table, numbered in order. Ids of nested fields are placeholders: the catalog
 * numbers all fields itself.
 */
final class Fields {
    private final List<NestedField> fields = new ArrayList<>();

    Fields text(String name, String meaning) {
        return add(name, true, Types.StringType.get(), meaning);
    }

    Fields integer(String name, String meaning) {
        return add(name, true, Types.IntegerType.get(), meaning);
    }

    Fields number(String name, String meaning) {
        return add(name, true, Types.LongType.get(), meaning);
    }

    Fields date(String name, String meaning) {
        return add(name, true, Types.DateType.get(), meaning);
    }

    Fields instant(String name, String meaning) {
        return add(name, true, Types.TimestampType.withZone(), meaning);
    }

    Fields add(String name, boolean required, Type type, String meaning) {
        int id = 1000 + fields.size();
        fields.add(
                required
                        ? NestedField.required(id, name, type, meaning)
                        : NestedField.optional(id, name, type, meaning));
        return this;
    }

    Schema schema() {
        return new Schema(fields);
    }
}
