// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.FigureColumns;
import io.govpulse.indicator.sql.PeriodTotals;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.Ranks;
import io.govpulse.indicator.sql.Source;
import io.govpulse.indicator.sql.Template;
import io.govpulse.lake.LakeTable;
import org.apache.spark.sql.SparkSession;

/** Appends the rows of one attempt to the tables of indicators, each row with the attempt's id. */
final class RefreshInserts {
    private final SparkSession spark;
    private final String amounts;
    private final RefreshAttempt.Id id;

    RefreshInserts(SparkSession spark, Definitions definitions, RefreshAttempt.Id id) {
        this.spark = spark;
        this.amounts = new FigureColumns(definitions).amounts(Dialect.SPARK);
        this.id = id;
    }

    /** Appends the flows that this refresh read. */
    void dailyChanges(Source flows, int generation) {
        insert(
                LakeTable.DAILY_CHANGES,
                Template.of(
                                "${generation} AS generation, level, unit, day, ${amounts} FROM ${flows}")
                        .with("generation", generation)
                        .with("amounts", amounts)
                        .with("flows", flows.sql(Dialect.SPARK)));
    }

    /** Appends the totals that this refresh touched. */
    void periodTotals(Source totals) {
        insert(
                LakeTable.PERIOD_TOTALS,
                Template.of("${cell}, ${amounts} FROM ${totals} WHERE touched")
                        .with("cell", PeriodTotals.CELL)
                        .with("amounts", amounts)
                        .with("totals", totals.sql(Dialect.SPARK)));
    }

    /** Appends the rankings that changed. */
    void rankings(Query scores) {
        insert(
                LakeTable.RANKINGS,
                Template.of("ranks.* FROM (${ranks}) AS ranks")
                        .with("ranks", new Ranks(Source.of(scores)).sql(Dialect.SPARK)));
    }

    private void insert(LakeTable table, Template rest) {
        spark.sql(
                Template.of(
                                """
                                INSERT INTO ${table} BY NAME
                                SELECT '${refresh}' AS refresh, ${sequence} AS sequence, ${rest}""")
                        .with("table", table.sqlName())
                        .with("refresh", id.refresh())
                        .with("sequence", Dialect.SPARK.number(id.sequence()))
                        .with("rest", rest.render())
                        .render());
    }
}
