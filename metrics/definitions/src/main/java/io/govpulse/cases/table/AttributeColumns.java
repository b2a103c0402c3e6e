package io.govpulse.cases.table;

import static io.govpulse.cases.table.Column.optional;
import static io.govpulse.cases.table.Column.required;
import static io.govpulse.cases.table.ColumnType.TEXT;

import io.govpulse.cases.*;
import java.util.List;
import java.util.function.Function;

/** The columns that facts of every kind begin with: which case, and where it belongs. */
final class AttributeColumns {
    private AttributeColumns() {}

    static <R> List<Column<R>> of(
            Function<R, CaseIdentity> identity, Function<R, CaseAttributes> place) {
        return List.of(
                required("case_id", TEXT, "Source and number.", f -> identity.apply(f).id()),
                required(
                        "source",
                        TEXT,
                        "Name of the sending system.",
                        f -> identity.apply(f).source()),
                required(
                        "case_number",
                        TEXT,
                        "Number in the source (办件编号).",
                        f -> identity.apply(f).number()),
                optional(
                        "department",
                        TEXT,
                        "Code of the handling department.",
                        f -> place.apply(f).department()),
                optional(
                        "item",
                        TEXT,
                        "Implementation code of the item.",
                        f -> place.apply(f).item()),
                optional("window_code", TEXT, "Code of the window.", f -> place.apply(f).window()),
                optional(
                        "province",
                        TEXT,
                        "Province code.",
                        f -> place.apply(f).region().province()),
                optional("city", TEXT, "City code.", f -> place.apply(f).region().city()),
                optional(
                        "county",
                        TEXT,
                        "County or district code.",
                        f -> place.apply(f).region().county()),
                optional(
                        "township",
                        TEXT,
                        "Township or street code.",
                        f -> place.apply(f).region().township()),
                optional(
                        "village",
                        TEXT,
                        "Village or community code.",
                        f -> place.apply(f).region().village()));
    }
}
