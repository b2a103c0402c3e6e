// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.equal;
import static org.apache.iceberg.expressions.Expressions.greaterThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.lessThanOrEqual;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Period;
import io.govpulse.lake.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;

/** The rows of one attempt in the tables of indicators, each with the attempt's id. */
final class IndicatorRows {

    /**
     * What was booked for a unit on a day.
     *
     * @param level code of the level
     * @param unit code of the unit
     * @param day the day
     * @param amounts the amounts by measure, none of them 0
     */
    record Flow(String level, String unit, LocalDate day, Map<String, Long> amounts) {}

    /**
     * A total of a unit.
     *
     * @param level code of the level
     * @param unit code of the unit
     * @param period the period, a calendar one or {@link Period#EVER}
     * @param amounts the amounts by measure, none of them 0
     */
    record Total(String level, String unit, Period period, Map<String, Long> amounts) {}

    private static final Comparator<Flow> BY_DAY =
            Comparator.comparing(Flow::day).thenComparing(Flow::level).thenComparing(Flow::unit);

    private static final Comparator<Total> BY_LEVEL =
            Comparator.comparing(Total::level)
                    .thenComparing(total -> total.period().first())
                    .thenComparing(Total::unit);

    private static final Comparator<BookedPeriods.LevelPeriod> BY_FIRST_DAY =
            Comparator.comparing(BookedPeriods.LevelPeriod::level)
                    .thenComparing(each -> each.period().first())
                    .thenComparing(each -> each.period().kind());

    private final RefreshContext context;
    private final RefreshAttempt.Base base;
    private final RefreshAttempt.Id id;
    private final CostMeter meter;

    IndicatorRows(
            RefreshContext context,
            RefreshAttempt.Base base,
            RefreshAttempt.Id id,
            CostMeter meter) {
        this.context = context;
        this.base = base;
        this.id = id;
        this.meter = meter;
    }

    /** Appends the definitions, unless they are kept already. */
    void keepDefinitions() {
        Definitions definitions = context.definitions();
        Set<String> kept = new HashSet<>();
        read(
                LakeTable.DEFINITIONS,
                equal("definitions", definitions.hash()),
                List.of("definitions"),
                row -> kept.add((String) row.getField("definitions")));
        if (kept.isEmpty()) {
            append(
                    LakeTable.DEFINITIONS,
                    List.of(definitions),
                    (each, row) -> {
                        row.setField("definitions", each.hash());
                        row.setField("yaml", each.yaml());
                    });
        }
    }

    /** Appends what was booked. */
    void dailyChanges(Collection<Flow> flows) {
        append(
                LakeTable.DAILY_CHANGES,
                flows.stream().sorted(BY_DAY).toList(),
                (flow, row) -> {
                    row.setField("generation", base.generation());
                    row.setField("level", flow.level());
                    row.setField("unit", flow.unit());
                    row.setField("day", flow.day());
                    row.setField("amounts", flow.amounts());
                });
    }

    /** Appends totals. */
    void periodTotals(Collection<Total> totals) {
        append(
                LakeTable.PERIOD_TOTALS,
                totals.stream().sorted(BY_LEVEL).toList(),
                (total, row) -> {
                    row.setField("unit", total.unit());
                    fill(row, total.level(), total.period());
                    row.setField("amounts", total.amounts());
                });
    }

    /**
     * Appends those of these calendar periods that have had no amount before. Nobody can ask for a
     * level that no unit is named of, so such a one has none.
     *
     * @param booked the periods in which something was booked, and of which levels also for a named
     *     unit
     */
    void periods(BookedPeriods booked) {
        Set<BookedPeriods.LevelPeriod> known = base.recount() ? Set.of() : known();
        Set<String> named = new HashSet<>(booked.namedLevels());
        known.forEach(each -> named.add(each.level()));
        append(
                LakeTable.PERIODS,
                booked.periods().stream()
                        .filter(each -> named.contains(each.level()) && !known.contains(each))
                        .sorted(BY_FIRST_DAY)
                        .toList(),
                (each, row) -> fill(row, each.level(), each.period()));
    }

    private Set<BookedPeriods.LevelPeriod> known() {
        Set<BookedPeriods.LevelPeriod> known = new HashSet<>();
        read(
                LakeTable.PERIODS,
                and(
                        greaterThanOrEqual("sequence", base.counted(id)),
                        lessThanOrEqual("sequence", base.sequence())),
                List.of("level", "period", "sequence", "refresh"),
                row -> {
                    if (base.published()
                            .hold(
                                    (Long) row.getField("sequence"),
                                    (String) row.getField("refresh"))) {
                        known.add(
                                new BookedPeriods.LevelPeriod(
                                        (String) row.getField("level"),
                                        Period.parse(
                                                (String) row.getField("period"),
                                                base.throughDay())));
                    }
                });
        return known;
    }

    private static void fill(Record row, String level, Period period) {
        row.setField("level", level);
        row.setField("period_kind", period.kind().code());
        row.setField("period", period.name());
        row.setField("first_day", period.first());
        row.setField("last_day", period.last());
    }

    /** Fills a row with a value. */
    @FunctionalInterface
    private interface Filler<T> {
        void fill(T value, Record row);
    }

    private <T> void append(LakeTable name, List<T> values, Filler<T> filler) {
        if (values.isEmpty()) {
            return;
        }
        try (TableRows rows = new TableRows(context.lake().table(name), id.refresh())) {
            for (T value : values) {
                rows.add(
                        row -> {
                            row.setField("refresh", id.refresh());
                            row.setField("sequence", id.sequence());
                            filler.fill(value, row);
                        });
            }
            rows.append(meter);
        }
    }

    private void read(
            LakeTable name, Expression filter, List<String> columns, Consumer<Record> take) {
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(context.lake().table(name))
                        .where(filter)
                        .select(columns)
                        .build()) {
            rows.forEach(take);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name.sqlName(), e);
        }
    }
}
