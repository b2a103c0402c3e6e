// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static java.util.stream.Collectors.joining;

import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;

/**
 * The rows that are left of signed facts when equal ones have cancelled: the columns of the facts
 * and {@code net}, which is 1 for an effective row of sound facts, and nothing else is left of
 * them.
 *
 * @param kind the kind of facts
 * @param facts its signed rows
 */
public record NetFacts(FactKind kind, Source facts) implements Query {

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        SELECT ${columns}, sum(weight) AS net FROM ${facts}
                        GROUP BY ${columns} HAVING sum(weight) <> 0""")
                .with("columns", kind.columns().stream().map(Column::name).collect(joining(", ")))
                .with("facts", facts.sql(dialect))
                .render();
    }
}
