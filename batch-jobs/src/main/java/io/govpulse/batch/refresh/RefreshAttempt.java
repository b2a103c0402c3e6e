// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.lake.LakeTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.DataFile;

/**
 * One attempt at a refresh, from looking for changes to writing its row. Everything it writes
 * carries its own id, so what a dead attempt left behind counts nowhere.
 */
final class RefreshAttempt {

    /**
     * The name of an attempt.
     *
     * @param sequence the number it gets if it is published
     * @param refresh that number and a random part: two attempts at the same number differ
     */
    record Id(long sequence, String refresh) {
        static Id next(long sequence) {
            return new Id(sequence, sequence + "-" + UUID.randomUUID().toString().substring(0, 13));
        }
    }

    /**
     * The published state that an attempt builds on.
     *
     * @param published the refreshes published when it began
     * @param generation the generation to read
     * @param throughDay the day that ends open periods
     * @param recount whether all totals are counted again
     */
    record Base(
            PublishedRefreshes.Known published,
            int generation,
            LocalDate throughDay,
            boolean recount) {

        /** The last published refresh. */
        Optional<RefreshRow> last() {
            return published.last();
        }

        /** The checkpoint up to which changes are in the last totals. */
        long checkpoint() {
            return recount ? 0 : last().map(RefreshRow::checkpoint).orElse(0L);
        }

        /** The number of the last published refresh; 0 before the first. */
        long sequence() {
            return last().map(RefreshRow::sequence).orElse(0L);
        }

        /** The refresh that counted everything anew and whose totals are added to. */
        long counted(Id id) {
            return recount ? id.sequence() : last().flatMap(RefreshRow::base).orElse(id.sequence());
        }
    }

    private final RefreshContext context;
    private final CostMeter meter;
    private final Base base;
    private final Id id;

    RefreshAttempt(RefreshContext context, Base base, Id id, CostMeter meter) {
        this.context = context;
        this.base = base;
        this.id = id;
        this.meter = meter;
    }

    /**
     * Runs the attempt.
     *
     * @return the published refresh; empty when another one was published meanwhile
     */
    Optional<RefreshRow> run() {
        describe("look for changes", LakeTable.CASE_CHANGES);
        NewFacts facts = NewFacts.find(context.lake(), base);
        context.listener().done(RefreshStage.CHANGES_FOUND);
        if (base.recount()) {
            // Rankings are computed when they are read, by the definitions their totals follow.
            new IndicatorRows(context, base, id, meter).keepDefinitions();
        }
        if (facts.rows() > 0) {
            TotalsUpdate update =
                    facts.rows() <= context.fewChanges()
                            ? new SmallUpdate(context, base, id, meter)
                            : new LargeUpdate(context, base, id, meter);
            update.write(facts);
        }
        return publish(facts);
    }

    private Optional<RefreshRow> publish(NewFacts facts) {
        describe("publish", LakeTable.REFRESHES);
        RefreshRow row =
                new RefreshRow(
                        id.sequence(),
                        id.refresh(),
                        context.clock().instant(),
                        base.generation(),
                        facts.checkpoint(),
                        context.definitions().hash(),
                        context.rules().contentHash(),
                        Optional.of(base.counted(id)),
                        facts.watermark(),
                        facts.factsAsOf(),
                        base.throughDay(),
                        facts.rows(),
                        meter.cost());
        Publication publication = new Publication(context.lake(), base);
        List<DataFile> files = publication.write(row);
        context.listener().done(RefreshStage.ROW_WRITTEN);
        if (!publication.publish(id.refresh(), files)) {
            return Optional.empty();
        }
        context.listener().done(RefreshStage.PUBLISHED);
        return Optional.of(row);
    }

    private void describe(String action, LakeTable table) {
        context.describe(meter, id, base, action, table);
    }
}
