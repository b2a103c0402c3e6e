// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import static java.util.stream.Collectors.joining;

import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.NetFacts;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The raw events of each case ({@code events}) beside the net rows of each kind ({@link #left}),
 * collected for {@link CaseChecks}. For Spark only, because the fold that follows runs there.
 *
 * @param events the raw events
 * @param facts the signed facts of every kind
 */
record CaseRows(Source events, Map<FactKind, Source> facts) implements Query {

    CaseRows {
        facts = Map.copyOf(facts);
    }

    /** The column of the net rows of a kind. */
    static String left(FactKind kind) {
        return kind.code() + "_left";
    }

    @Override
    public String sql(Dialect dialect) {
        Map<FactKind, Source> ordered = new TreeMap<>(facts);
        return Template.of(
                        """
                        WITH collected AS (
                          SELECT case_id, collect_list(
                            struct(event_id, body, content_hash, arrived_at)) AS events
                          FROM ${events} GROUP BY case_id),
                        ${net}
                        SELECT case_id, events, ${left} FROM collected ${joins}""")
                .with("events", events.sql(dialect))
                .with(
                        "net",
                        ordered.entrySet().stream()
                                .map(kind -> net(kind.getKey(), kind.getValue(), dialect))
                                .collect(joining(", ")))
                .with("left", each(ordered, CaseRows::left, ", "))
                .with(
                        "joins",
                        each(
                                ordered,
                                kind -> "FULL OUTER JOIN " + left(kind) + "_rows USING (case_id)",
                                " "))
                .render();
    }

    private static String each(
            Map<FactKind, Source> facts, Function<FactKind, String> sql, String between) {
        return facts.keySet().stream().map(sql).collect(joining(between));
    }

    private static String net(FactKind kind, Source source, Dialect dialect) {
        return Template.of(
                        """
                        ${left}_rows AS (
                          SELECT case_id, collect_list(struct(${columns}, net)) AS ${left}
                          FROM (${net}) GROUP BY case_id)""")
                .with("left", left(kind))
                .with("columns", kind.columns().stream().map(Column::name).collect(joining(", ")))
                .with("net", new NetFacts(kind, source).sql(dialect))
                .render();
    }
}
