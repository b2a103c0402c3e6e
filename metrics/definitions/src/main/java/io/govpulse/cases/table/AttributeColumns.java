// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import static io.govpulse.cases.table.Column.optional;
import static io.govpulse.cases.table.Column.required;
import static io.govpulse.cases.table.ColumnType.TEXT;

import io.govpulse.cases.CaseAttributes;
import io.govpulse.cases.CaseIdentity;
import java.util.List;
import java.util.function.Function;

/** The columns that the facts of every kind begin with: the case, and where it belongs. */
final class AttributeColumns {
    private AttributeColumns() {}

    static <R> List<Column<R>> of(
            Function<R, CaseIdentity> identity, Function<R, CaseAttributes> attributes) {
        return List.of(
                required(
                        "case_id",
                        TEXT,
                        "The case: source and number, joined by a colon.",
                        f -> identity.apply(f).id()),
                required(
                        "source",
                        TEXT,
                        "Name of the sending system.",
                        f -> identity.apply(f).source()),
                required(
                        "case_number",
                        TEXT,
                        "Number of the case in its source (办件编号).",
                        f -> identity.apply(f).number()),
                optional(
                        "department",
                        TEXT,
                        "Code of the department that handles it.",
                        f -> attributes.apply(f).department()),
                optional(
                        "item",
                        TEXT,
                        "Implementation code of the item.",
                        f -> attributes.apply(f).item()),
                optional(
                        "window_code",
                        TEXT,
                        "Code of the window.",
                        f -> attributes.apply(f).window()),
                optional(
                        "province",
                        TEXT,
                        "Code of the province, 12 digits.",
                        f -> attributes.apply(f).region().province()),
                optional(
                        "city",
                        TEXT,
                        "Code of the city, 12 digits.",
                        f -> attributes.apply(f).region().city()),
                optional(
                        "county",
                        TEXT,
                        "Code of the county or district, 12 digits.",
                        f -> attributes.apply(f).region().county()),
                optional(
                        "township",
                        TEXT,
                        "Code of the township or street, 12 digits.",
                        f -> attributes.apply(f).region().township()),
                optional(
                        "village",
                        TEXT,
                        "Code of the village or community, 12 digits.",
                        f -> attributes.apply(f).region().village()));
    }
}
