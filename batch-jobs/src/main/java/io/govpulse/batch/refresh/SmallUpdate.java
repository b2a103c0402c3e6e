// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.apache.iceberg.expressions.Expressions.alwaysFalse;
import static org.apache.iceberg.expressions.Expressions.alwaysTrue;
import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.equal;
import static org.apache.iceberg.expressions.Expressions.greaterThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.in;
import static org.apache.iceberg.expressions.Expressions.lessThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.or;

import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.sql.DailyAmounts;
import io.govpulse.indicator.sql.Dialect;
import io.govpulse.indicator.sql.Flows;
import io.govpulse.indicator.sql.Source;
import io.govpulse.lake.LakeTable;
import io.govpulse.lake.PublishedTotals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.expressions.Expression;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Adds a few facts: one query sums them up to days of units, which are added to the last totals
 * here and written by Iceberg. Planning a query and compiling its code takes longer than all the
 * work on so few rows, so there is one, and its code is not compiled.
 */
final class SmallUpdate implements TotalsUpdate {
    /** More first days than this are looked for as a span. */
    private static final int MANY_DAYS = 100;

    /** More units than this are not looked for by their codes. */
    private static final int MANY_UNITS = 1_000;

    private final RefreshContext context;
    private final RefreshAttempt.Base base;
    private final RefreshAttempt.Id id;
    private final CostMeter meter;

    SmallUpdate(
            RefreshContext context,
            RefreshAttempt.Base base,
            RefreshAttempt.Id id,
            CostMeter meter) {
        this.context = context;
        this.base = base;
        this.id = id;
        this.meter = meter;
    }

    @Override
    public void write(NewFacts facts) {
        context.describe(meter, id, base, "sum changes up to days", LakeTable.CASE_CHANGES);
        List<IndicatorRows.Flow> flows = flows(facts);
        IndicatorRows rows = new IndicatorRows(context, base, id, meter);
        rows.dailyChanges(flows);
        context.listener().done(RefreshStage.DAILY_CHANGES_WRITTEN);
        rows.periodTotals(totals(flows));
        context.listener().done(RefreshStage.TOTALS_WRITTEN);
        BookedPeriods periods = new BookedPeriods();
        flows.forEach(
                flow ->
                        periods.add(
                                flow.level(), flow.day(), !flow.unit().equals(Level.NOT_GIVEN)));
        rows.periods(periods);
        context.listener().done(RefreshStage.PERIODS_WRITTEN);
    }

    private List<IndicatorRows.Flow> flows(NewFacts facts) {
        SparkSession spark = context.spark().newSession();
        spark.conf().set("spark.sql.codegen.wholeStage", "false");
        spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        spark.conf().set("spark.sql.adaptive.enabled", "false");
        spark.conf().set("spark.sql.shuffle.partitions", "1");
        List<IndicatorRows.Flow> flows = new ArrayList<>();
        String query =
                new DailyAmounts(
                                context.definitions(),
                                Source.of(new Flows(context.definitions(), facts.changes(base))))
                        .sql(Dialect.SPARK);
        for (Row row : spark.sql(query).collectAsList()) {
            flows.add(
                    new IndicatorRows.Flow(
                            row.getString(0),
                            row.getString(1),
                            row.getAs(2),
                            new HashMap<>(row.<String, Long>getJavaMap(3))));
        }
        return flows;
    }

    private List<IndicatorRows.Total> totals(List<IndicatorRows.Flow> flows) {
        Map<PublishedTotals.Cell, Period> periods = new HashMap<>();
        Map<PublishedTotals.Cell, Map<String, Long>> added = new HashMap<>();
        for (IndicatorRows.Flow flow : flows) {
            for (Period period : Period.totalled(flow.day())) {
                PublishedTotals.Cell cell =
                        new PublishedTotals.Cell(
                                flow.level(), flow.unit(), period.kind().code(), period.first());
                periods.put(cell, period);
                add(added.computeIfAbsent(cell, c -> new HashMap<>()), flow.amounts());
            }
        }
        last(periods.values(), added.keySet())
                .forEach(
                        (cell, amounts) -> {
                            Map<String, Long> sum = added.get(cell);
                            if (sum != null) {
                                add(sum, amounts);
                            }
                        });
        List<IndicatorRows.Total> totals = new ArrayList<>();
        added.forEach(
                (cell, amounts) -> {
                    amounts.values().removeIf(amount -> amount == 0);
                    totals.add(
                            new IndicatorRows.Total(
                                    cell.level(), cell.unit(), period(periods, cell), amounts));
                });
        return totals;
    }

    private static Period period(
            Map<PublishedTotals.Cell, Period> periods, PublishedTotals.Cell cell) {
        Period period = periods.get(cell);
        if (period == null) {
            throw new IllegalStateException("Cannot find the period of " + cell);
        }
        return period;
    }

    /** A sum that does not fit stops the refresh instead of wrapping round. */
    private static void add(Map<String, Long> sums, Map<String, Long> amounts) {
        amounts.forEach((measure, amount) -> sums.merge(measure, amount, Math::addExact));
    }

    private Map<PublishedTotals.Cell, Map<String, Long>> last(
            Iterable<Period> touched, Set<PublishedTotals.Cell> cells) {
        if (base.recount()) {
            return Map.of();
        }
        Map<Period.Kind, NavigableSet<LocalDate>> firstDays = new EnumMap<>(Period.Kind.class);
        touched.forEach(
                period ->
                        firstDays
                                .computeIfAbsent(period.kind(), kind -> new TreeSet<>())
                                .add(period.first()));
        Expression which = alwaysFalse();
        for (Map.Entry<Period.Kind, NavigableSet<LocalDate>> kind : firstDays.entrySet()) {
            which =
                    or(
                            which,
                            and(
                                    equal("period_kind", kind.getKey().code()),
                                    among(kind.getValue())));
        }
        return PublishedTotals.read(
                List.of(context.lake().table(LakeTable.PERIOD_TOTALS)),
                and(which, ofUnits(cells)),
                cells::contains,
                new PublishedTotals.AsOf(base.counted(id), base.sequence(), base.published()));
    }

    /** Rows of a level are in the order of their units, so that a few units are in a few places. */
    private static Expression ofUnits(Set<PublishedTotals.Cell> cells) {
        Set<String> units = new TreeSet<>();
        cells.forEach(cell -> units.add(cell.unit()));
        return units.size() > MANY_UNITS ? alwaysTrue() : in("unit", units.toArray());
    }

    private static Expression among(NavigableSet<LocalDate> days) {
        return days.size() > MANY_DAYS
                ? and(
                        greaterThanOrEqual("first_day", days.first().toString()),
                        lessThanOrEqual("first_day", days.last().toString()))
                : in("first_day", days.stream().map(LocalDate::toString).toArray());
    }
}
