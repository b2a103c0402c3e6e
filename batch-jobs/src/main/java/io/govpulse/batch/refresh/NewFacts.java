// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.batch.views.SessionViews;
import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.sql.EventsOfGeneration;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.RowsOfGeneration;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;

/**
 * The signed facts that came since the last refresh.
 *
 * @param changes the rows of each kind
 * @param rows how many there are
 * @param checkpoint the checkpoint up to which facts are contained
 * @param watermark arrival of the latest event contained, be it in an earlier refresh; empty before
 *     the first event
 * @param factsAsOf latest instant any fact contained is as of; empty before the first fact
 */
record NewFacts(
        Map<FactKind, Source> changes,
        long rows,
        long checkpoint,
        Optional<Instant> watermark,
        Optional<Instant> factsAsOf) {

    NewFacts {
        changes = Map.copyOf(changes);
    }

    static NewFacts read(SessionViews views, Lake lake, RefreshAttempt.Base base) {
        Map<LakeTable, Table> tables = new EnumMap<>(LakeTable.class);
        Stream.concat(Stream.of(LakeTable.RAW_EVENTS), CommittedCheckpoints.factTables().stream())
                .forEach(name -> tables.put(name, lake.table(name)));
        // A table may have committed more than another: only up to what all have are they complete.
        long upTo =
                CommittedCheckpoints.upTo(tables.values(), base.generation())
                        .orElse(Long.MAX_VALUE);
        Map<FactKind, Source> changes = new EnumMap<>(FactKind.class);
        List<Query> summaries = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            LakeTable name = LakeTable.changesOf(kind);
            Source source =
                    views.view(
                            kind.code() + "_changes",
                            new RowsOfGeneration(
                                    pinned(name, tables),
                                    base.generation(),
                                    base.checkpoint(),
                                    upTo));
            changes.put(kind, source);
            summaries.add(summary(source));
        }
        summaries.add(arrivals(newEvents(pinned(LakeTable.RAW_EVENTS, tables), base, upTo)));
        Row row = views.rows(total(summaries)).first();
        return new NewFacts(
                changes,
                row.getLong(0),
                row.isNullAt(1) ? base.checkpoint() : row.getLong(1),
                latest(row, 2, base, RefreshRow::watermark),
                latest(row, 3, base, RefreshRow::factsAsOf));
    }

    private static Source pinned(LakeTable name, Map<LakeTable, Table> tables) {
        return Optional.ofNullable(tables.get(name))
                .map(table -> SessionViews.pinned(name, table))
                .orElseThrow();
    }

    /** A recount has no watermark to carry on, and looks at every event that is contained. */
    private static Query newEvents(Source events, RefreshAttempt.Base base, long upTo) {
        return base.recount()
                ? new EventsOfGeneration(events, base.generation(), upTo)
                : new RowsOfGeneration(events, base.generation(), base.checkpoint(), upTo);
    }

    private static Query summary(Source changes) {
        return dialect ->
                Template.of(
                                """
                                SELECT count(*) AS rows, max(checkpoint) AS newest,
                                  CAST(NULL AS TIMESTAMP) AS watermark, max(as_of) AS facts_as_of
                                FROM ${changes}""")
                        .with("changes", changes.sql(dialect))
                        .render();
    }

    private static Query arrivals(Query events) {
        return dialect ->
                Template.of(
                                """
                                SELECT ${none} AS rows, CAST(NULL AS BIGINT) AS newest,
                                  max(arrived_at) AS watermark,
                                  CAST(NULL AS TIMESTAMP) AS facts_as_of
                                FROM (${events})""")
                        .with("none", dialect.number(0))
                        .with("events", events.sql(dialect))
                        .render();
    }

    private static Query total(List<Query> summaries) {
        return dialect ->
                "SELECT sum(rows), max(newest), max(watermark), max(facts_as_of) FROM (%s)"
                        .formatted(
                                String.join(
                                        " UNION ALL ",
                                        summaries.stream().map(q -> q.sql(dialect)).toList()));
    }

    /**
     * The later one of what was read now and what the last refresh had, unless that is recounted.
     */
    private static Optional<Instant> latest(
            Row row,
            int column,
            RefreshAttempt.Base base,
            Function<RefreshRow, Optional<Instant>> ofRefresh) {
        Stream<Instant> read =
                row.isNullAt(column) ? Stream.empty() : Stream.of(row.<Instant>getAs(column));
        Stream<Instant> carried =
                base.recount() ? Stream.empty() : base.last().flatMap(ofRefresh).stream();
        return Stream.concat(read, carried).max(Instant::compareTo);
    }
}
