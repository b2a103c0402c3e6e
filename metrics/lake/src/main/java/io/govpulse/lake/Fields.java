package io.govpulse.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/** Numbers columns in order; nested ids are placeholders that the catalog gives anew. */
final class Fields {
    private final List<NestedField> fields = new ArrayList<>();

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
