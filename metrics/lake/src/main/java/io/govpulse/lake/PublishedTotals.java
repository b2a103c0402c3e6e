// SPDX-License-Identifier: Apache-2.0
package io.govpulse.lake;

import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.greaterThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.lessThanOrEqual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Reads totals as of a refresh. A refresh writes the totals it touched, whole, so of each the row
 * of the latest published refresh up to that one counts. Rows of attempts that were never published
 * are in the same table, even under the same sequence, and count nowhere.
 */
public final class PublishedTotals {
    private static final List<String> COLUMNS =
            List.of("level", "unit", "period_kind", "first_day", "sequence", "refresh", "amounts");

    private PublishedTotals() {}

    /**
     * The name of a total.
     *
     * @param level code of the level
     * @param unit code of the unit
     * @param periodKind code of the kind of period
     * @param firstDay first day of the period; with its kind it names the period
     */
    public record Cell(String level, String unit, String periodKind, LocalDate firstDay) {}

    /** Knows which refreshes were published. */
    @FunctionalInterface
    public interface Refreshes {
        /** Returns whether this refresh was published under this number. */
        boolean hold(long sequence, String refresh);
    }

    /**
     * A refresh to read totals as of.
     *
     * @param base the last refresh up to it that counted everything anew
     * @param sequence the number of the refresh
     * @param published which refreshes were published
     */
    public record AsOf(long base, long sequence, Refreshes published) {}

    private record Version<T>(long sequence, T amounts) {}

    /**
     * Reads totals.
     *
     * @param tables {@code indicators.period_totals}; where the refresh is not the newest one, then
     *     {@code indicators.past_totals} too, which may hold rows that are in both
     * @param which which totals; files without any are skipped
     * @return the amounts of each total, by measure; a measure that is 0 has none
     */
    public static Map<Cell, Map<String, Long>> read(
            Collection<Table> tables, Expression which, AsOf asOf) {
        return read(tables, which, cell -> true, asOf);
    }

    /**
     * Does the same for a reader of a few totals among many.
     *
     * @param wanted the totals to hand over
     */
    public static Map<Cell, Map<String, Long>> read(
            Collection<Table> tables, Expression which, Predicate<Cell> wanted, AsOf asOf) {
        Map<Cell, Map<String, Long>> totals = new HashMap<>();
        read(tables, which, wanted, asOf, PublishedTotals::byMeasure, totals::put);
        return totals;
    }

    private static Map<String, Long> byMeasure(Map<?, ?> row) {
        Map<String, Long> amounts = new HashMap<>();
        row.forEach((measure, amount) -> amounts.put(measure.toString(), (Long) amount));
        return amounts;
    }

    /**
     * Does the same for a reader of many totals, which keeps amounts in a form of its own.
     *
     * @param amounts brings the amounts of a total, by measure, into that form
     * @param each is handed each total, in the order of the files
     */
    public static <T> void read(
            Collection<Table> tables,
            Expression which,
            AsOf asOf,
            Function<Map<?, ?>, T> amounts,
            BiConsumer<Cell, T> each) {
        read(tables, which, cell -> true, asOf, amounts, each);
    }

    private static <T> void read(
            Collection<Table> tables,
            Expression which,
            Predicate<Cell> wanted,
            AsOf asOf,
            Function<Map<?, ?>, T> amounts,
            BiConsumer<Cell, T> each) {
        Map<Cell, Version<T>> newest = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        Expression rows =
                and(
                        which,
                        greaterThanOrEqual("sequence", asOf.base()),
                        lessThanOrEqual("sequence", asOf.sequence()));
        for (Table table : tables) {
            try (CloseableIterable<Record> records =
                    IcebergGenerics.read(table).where(rows).select(COLUMNS).build()) {
                records.forEach(row -> take(row, asOf, wanted, amounts, names, newest));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + table.name(), e);
            }
        }
        newest.forEach((cell, version) -> each.accept(cell, version.amounts()));
    }

    private static <T> void take(
            Record row,
            AsOf asOf,
            Predicate<Cell> wanted,
            Function<Map<?, ?>, T> amounts,
            Map<String, String> names,
            Map<Cell, Version<T>> newest) {
        long sequence = (Long) row.getField("sequence");
        if (!asOf.published().hold(sequence, (String) row.getField("refresh"))) {
            return;
        }
        Cell cell =
                new Cell(
                        once(names, (String) row.getField("level")),
                        (String) row.getField("unit"),
                        once(names, (String) row.getField("period_kind")),
                        (LocalDate) row.getField("first_day"));
        Version<T> known = newest.get(cell);
        if ((known == null || known.sequence() < sequence) && wanted.test(cell)) {
            Map<?, ?> byMeasure = (Map<?, ?>) row.getField("amounts");
            newest.put(cell, new Version<>(sequence, amounts.apply(byMeasure)));
        }
    }

    /** Every row has an object of its own for the same few names. */
    private static String once(Map<String, String> names, String name) {
        return names.computeIfAbsent(name, same -> same);
    }
}
