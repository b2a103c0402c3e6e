// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.audit;

import io.govpulse.batch.views.SessionViews;
import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.sql.Query;
import io.govpulse.indicator.sql.RecountedFlows;
import io.govpulse.indicator.sql.RecountedTotals;
import io.govpulse.indicator.sql.Source;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts the published figures again and finds those that differ.
 *
 * <p>On purpose it does not count as the refresh does: from all signed facts at once and not from
 * the last totals, and by {@link RecountedFlows}, a row for each measure. Nothing here reads {@link
 * io.govpulse.indicator.sql.Flows} or {@link io.govpulse.indicator.sql.PeriodTotals}.
 */
final class FigureAudit {
    private final SessionViews views;
    private final Definitions definitions;

    FigureAudit(SessionViews views, Definitions definitions) {
        this.views = views;
        this.definitions = definitions;
    }

    /**
     * Finds the figures that differ. Rankings are a function of the totals, so these are all there
     * is to count.
     *
     * @param facts the signed facts up to the checkpoint of the refresh
     * @param totals the totals that refreshes wrote
     * @param periods the periods that refreshes listed
     * @param published the published refreshes whose totals count
     */
    Dataset<Row> findings(
            Map<FactKind, Source> facts, Source totals, Source periods, Source published) {
        Source flows = views.computed("recounted_flows", new RecountedFlows(definitions, facts));
        Source counted =
                views.computed(
                        "recounted_totals",
                        new RecountedTotals(flows, views.periods("periods", views.days(flows))));
        List<Query> checks =
                List.of(
                        new WrongTotals(totals, published, counted),
                        new MissingPeriods(periods, published, counted));
        return checks.stream().map(views::rows).reduce(Dataset::unionAll).orElseThrow();
    }
}
