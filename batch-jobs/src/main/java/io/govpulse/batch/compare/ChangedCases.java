// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.compare;

import static java.util.stream.Collectors.joining;

import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import java.util.Map;

/**
 * The cases whose effective rows of any kind are not the same in two generations: {@code case_id}.
 * Each row counts by a hash with its sign, so that what was taken back counts nothing. When a fact
 * was folded is no fact, and is left out.
 *
 * @param before signed rows of one generation by kind
 * @param after signed rows of the other
 */
record ChangedCases(Map<FactKind, Source> before, Map<FactKind, Source> after) implements Query {
    @Override
    public String sql(Dialect dialect) {
        return before.keySet().stream()
                .map(
                        kind ->
                                """
                                SELECT coalesce(a.case_id, b.case_id) AS case_id
                                FROM (%s) a FULL OUTER JOIN (%s) b ON a.case_id = b.case_id
                                WHERE coalesce(a.rows, 0) <> coalesce(b.rows, 0)"""
                                        .formatted(
                                                hashes(kind, before.get(kind).sql(dialect)),
                                                hashes(kind, after.get(kind).sql(dialect))))
                .collect(joining("\nUNION\n"));
    }

    private static String hashes(FactKind kind, String rows) {
        return """
        SELECT case_id, sum(weight * CAST(xxhash64(to_json(struct(%s))) AS DECIMAL(38, 0))) AS rows
        FROM %s GROUP BY case_id"""
                .formatted(facts(kind), rows);
    }

    /** The columns of a kind that are facts. */
    static String facts(FactKind kind) {
        return kind.columns().stream()
                .map(Column::name)
                .filter(name -> !name.equals("as_of"))
                .collect(joining(", "));
    }
}
