package io.govpulse.batch.refresh;

import io.govpulse.lake.LakeTable;

/** From flows and the last totals to the totals of now. */
final class TotalsSql {
    private static final String CELL = "level, unit, period_kind, period, first_day, last_day";

    private final FlowSql flows;

    TotalsSql(FlowSql flows) {
        this.flows = flows;
    }

    /**
     * The last published totals that this window needs.
     *
     * @param published view of the published refreshes: what no row there names, does not count
     */
    String last(DailyHorizon window, String published) {
        return """
        SELECT %1$s, %2$s FROM (
          SELECT %1$s, max_by(amounts, sequence) AS amounts
          FROM %3$s LEFT SEMI JOIN %4$s USING (refresh)
          WHERE %5$s OR %6$s
          GROUP BY %1$s)"""
                .formatted(
                        CELL,
                        flows.ofAmounts(),
                        LakeTable.PERIOD_TOTALS.sqlName(),
                        published,
                        window.within(),
                        window.before());
    }

    /**
     * The totals of now.
     *
     * @param last view of the last totals
     * @param recount whether they do not count any more: then they stay as zeros, so that what was
     *     published under them is superseded too
     */
    String now(String last, boolean recount) {
        return """
        SELECT %1$s, %2$s, max(touched) AS touched FROM (
          SELECT %1$s, %3$s, %4$s AS touched FROM %5$s
          UNION ALL
          SELECT level, unit, period_kind, period, first_day, last_day, %6$s, true AS touched
          FROM flows JOIN periods USING (day))
        GROUP BY %1$s"""
                .formatted(
                        CELL,
                        flows.each("sum(%1$s) AS %1$s"),
                        recount ? flows.each("0L AS %1$s") : flows.each("%1$s"),
                        recount,
                        last,
                        flows.each("%1$s"));
    }

    /** Writes the flows of this refresh. */
    String insertDailyChanges(RefreshAttempt.Id id, int generation) {
        return """
        INSERT INTO %s BY NAME
        SELECT '%s' AS refresh, %dL AS sequence, %d AS generation, level, unit, day, %s FROM flows"""
                .formatted(
                        LakeTable.DAILY_CHANGES.sqlName(),
                        id.refresh(),
                        id.sequence(),
                        generation,
                        flows.amounts());
    }

    /** Writes the totals that this refresh touched. */
    String insertTotals(RefreshAttempt.Id id) {
        return """
        INSERT INTO %s BY NAME
        SELECT '%s' AS refresh, %dL AS sequence, %s, %s FROM cells WHERE touched"""
                .formatted(
                        LakeTable.PERIOD_TOTALS.sqlName(),
                        id.refresh(),
                        id.sequence(),
                        CELL,
                        flows.amounts());
    }
}
