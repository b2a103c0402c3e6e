// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.lake.LakeTable;
import io.govpulse.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.SparkSession;

/**
 * The surroundings of a refresh.
 *
 * @param spark the session to run in
 * @param lake the tables
 * @param definitions what is measured
 * @param rules the rules that the facts follow
 * @param clock says which day ends open periods, and when a refresh is published
 * @param listener hears of each stage
 * @param fewChanges up to so many changes are added in this process, more by Spark's tasks
 */
record RefreshContext(
        SparkSession spark,
        Lake lake,
        Definitions definitions,
        Rules rules,
        Clock clock,
        RefreshStage.Listener listener,
        long fewChanges) {

    /** The day it is now in the standard jurisdiction. */
    LocalDate today() {
        ZoneId zone = rules.defaultCalendar().zone();
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Whether the totals of a refresh can be added to: its facts and figures mean the same. */
    boolean continues(RefreshRow last, int generation) {
        return last.generation() == generation
                && last.base().isPresent()
                && last.definitions().equals(definitions.hash())
                && last.rules().equals(rules.contentHash());
    }

    /** Says in Spark's log what its next jobs are for. */
    void describe(
            CostMeter meter,
            RefreshAttempt.Id id,
            RefreshAttempt.Base base,
            String action,
            LakeTable table) {
        spark.sparkContext()
                .setJobGroup(
                        meter.group(),
                        "refresh %s: %s, generation %d after checkpoint %d, %s"
                                .formatted(
                                        id.refresh(),
                                        action,
                                        base.generation(),
                                        base.checkpoint(),
                                        table.sqlName()),
                        false);
    }
}
