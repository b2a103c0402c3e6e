// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.table.FactRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Figures of a few cases, added up row by row: what SQL does, the plain way and without it. */
public final class PlainFigures {
    private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    private final Definitions definitions = Definitions.standard();
    private final List<FactRow> rows;

    private PlainFigures(List<FactRow> rows) {
        this.rows = rows;
    }

    /** Returns the figures of these cases. */
    public static PlainFigures of(List<CaseFacts> cases) {
        return new PlainFigures(
                cases.stream().flatMap(facts -> FactRow.allOf(facts).stream()).toList());
    }

    /** Returns the figures of one case. */
    public static PlainFigures of(CaseFacts facts) {
        return of(List.of(facts));
    }

    /** Returns an indicator over all time as {@code numerator/denominator}. */
    public String ratio(String indicator) {
        return ratio(indicator, BEGINNING, LocalDate.of(9999, 12, 31));
    }

    /** Returns an indicator of a period as {@code numerator/denominator}. */
    public String ratio(String indicator, LocalDate first, LocalDate last) {
        Indicator ratio = definitions.indicator(indicator).orElseThrow();
        return sum(ratio.numerator(), first, last) + "/" + sum(ratio.denominator(), first, last);
    }

    /** Returns a measure or stock over all time. */
    public long amount(String name) {
        return amount(name, BEGINNING, LocalDate.of(9999, 12, 31));
    }

    long sum(List<String> parts, LocalDate first, LocalDate last) {
        return parts.stream().mapToLong(part -> amount(part, first, last)).sum();
    }

    private long amount(String name, LocalDate first, LocalDate last) {
        Optional<Stock> stock = definitions.stock(name);
        return stock.isPresent()
                ? flow(stock.get().plus(), BEGINNING, last)
                        - flow(stock.get().minus(), BEGINNING, last)
                : flow(name, first, last);
    }

    private long flow(String name, LocalDate first, LocalDate last) {
        Measure measure = definitions.measure(name).orElseThrow();
        return rows.stream()
                .filter(row -> row.kind() == measure.facts())
                .filter(
                        row ->
                                row.value(measure.bookedOn())
                                        .map(LocalDate.class::cast)
                                        .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                                        .isPresent())
                .filter(
                        row ->
                                measure.where().stream()
                                        .allMatch(condition -> holds(row, condition)))
                .mapToLong(
                        row ->
                                measure.sum()
                                        .map(column -> row.value(column).map(Long.class::cast))
                                        .map(value -> value.orElse(0L))
                                        .orElse(1L))
                .sum();
    }

    private static boolean holds(FactRow row, Condition condition) {
        Optional<?> value = row.value(condition.column());
        boolean is =
                condition.code().isPresent()
                        ? value.equals(condition.code())
                        : value.equals(Optional.of(true));
        return value.isPresent() && is == condition.holds();
    }
}
