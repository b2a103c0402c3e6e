// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.equal;
import static org.apache.iceberg.expressions.Expressions.greaterThan;
import static org.apache.iceberg.expressions.Expressions.lessThan;
import static org.apache.iceberg.expressions.Expressions.lessThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.or;

import io.govpulse.batch.views.SessionViews;
import io.govpulse.cases.table.FactKind;
import io.govpulse.event.EpochMicros;
import io.govpulse.indicator.sql.RowsOfGeneration;
import io.govpulse.indicator.sql.Source;
import io.govpulse.lake.CommittedCheckpoints;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;

/**
 * The signed facts that came since the last refresh. What there is of them is known from the
 * metadata of the tables: no row is read to know that nothing is new.
 *
 * @param tables the tables, as they were when it was looked
 * @param upTo facts of later checkpoints are not complete yet
 * @param rows how many there are
 * @param checkpoint the checkpoint up to which facts are contained
 * @param watermark arrival of the latest event contained, be it in an earlier refresh; empty before
 *     the first event
 * @param factsAsOf latest instant any fact contained is as of; empty before the first fact
 */
record NewFacts(
        Map<LakeTable, Table> tables,
        long upTo,
        long rows,
        long checkpoint,
        Optional<Instant> watermark,
        Optional<Instant> factsAsOf) {

    NewFacts {
        tables = Map.copyOf(tables);
    }

    static NewFacts find(Lake lake, RefreshAttempt.Base base) {
        Map<LakeTable, Table> tables = new EnumMap<>(LakeTable.class);
        Stream.concat(Stream.of(LakeTable.RAW_EVENTS), CommittedCheckpoints.factTables().stream())
                .forEach(name -> tables.put(name, lake.table(name)));
        // A table may have committed more than another: only up to what all have are they complete.
        long upTo =
                CommittedCheckpoints.upTo(tables.values(), base.generation())
                        .orElse(Long.MAX_VALUE);
        long rows = 0;
        OptionalLong newest = OptionalLong.empty();
        OptionalLong asOf = OptionalLong.empty();
        for (LakeTable name : CommittedCheckpoints.factTables()) {
            ColumnBounds facts =
                    ColumnBounds.of(
                            table(tables, name), ofGeneration(base, upTo), "checkpoint", "as_of");
            rows += facts.rows();
            newest = later(newest, facts.greatest("checkpoint"));
            asOf = later(asOf, facts.greatest("as_of"));
        }
        OptionalLong arrived =
                ColumnBounds.of(
                                table(tables, LakeTable.RAW_EVENTS),
                                newEvents(base, upTo),
                                "arrived_at")
                        .greatest("arrived_at");
        return new NewFacts(
                tables,
                upTo,
                rows,
                newest.orElse(base.checkpoint()),
                instant(later(arrived, carried(base, RefreshRow::watermark))),
                instant(later(asOf, carried(base, RefreshRow::factsAsOf))));
    }

    private static Expression ofGeneration(RefreshAttempt.Base base, long upTo) {
        return and(
                equal("generation", base.generation()),
                greaterThan("checkpoint", base.checkpoint()),
                lessThanOrEqual("checkpoint", upTo));
    }

    /**
     * A recount has no watermark to carry on, and looks at every event that is contained: a
     * generation begins with the events of those before.
     */
    private static Expression newEvents(RefreshAttempt.Base base, long upTo) {
        return base.recount()
                ? or(lessThan("generation", base.generation()), ofGeneration(base, upTo))
                : ofGeneration(base, upTo);
    }

    private static Table table(Map<LakeTable, Table> tables, LakeTable name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow();
    }

    private static OptionalLong later(OptionalLong one, OptionalLong other) {
        return LongStream.concat(one.stream(), other.stream()).max();
    }

    private static OptionalLong carried(
            RefreshAttempt.Base base, Function<RefreshRow, Optional<Instant>> ofRefresh) {
        return base.recount()
                ? OptionalLong.empty()
                : base.last().flatMap(ofRefresh).stream().mapToLong(EpochMicros::of).findFirst();
    }

    private static Optional<Instant> instant(OptionalLong micros) {
        return micros.isPresent()
                ? Optional.of(EpochMicros.toInstant(micros.getAsLong()))
                : Optional.empty();
    }

    /** Returns the rows of each kind, as sources of a query. */
    Map<FactKind, Source> changes(RefreshAttempt.Base base) {
        Map<FactKind, Source> changes = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            LakeTable name = LakeTable.changesOf(kind);
            changes.put(
                    kind,
                    Source.of(
                            new RowsOfGeneration(
                                    SessionViews.pinned(name, table(tables, name)),
                                    base.generation(),
                                    base.checkpoint(),
                                    upTo)));
        }
        return changes;
    }
}
