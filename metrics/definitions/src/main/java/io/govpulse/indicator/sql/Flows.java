// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static java.util.stream.Collectors.joining;

import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The flows that signed facts book: level, unit, day and a column for each measure. What nets to
 * nothing is left out, so a corrected fact touches only what it corrects.
 *
 * @param definitions the measures
 * @param facts the signed facts of every kind that is measured
 */
public record Flows(Definitions definitions, Map<FactKind, Source> facts) implements Query {

    public Flows {
        facts = Map.copyOf(facts);
    }

    @Override
    public String sql(Dialect dialect) {
        FigureColumns columns = new FigureColumns(definitions);
        return Template.of(
                        """
                        WITH booked AS (${booked}),
                        netted AS (
                          SELECT ${units}, day, ${sums} FROM booked WHERE day IS NOT NULL
                          GROUP BY ${units}, day),
                        leveled AS (
                          SELECT level, unit, day, ${measures} FROM netted ${levels})
                        SELECT level, unit, day, ${sums} FROM leveled
                        GROUP BY level, unit, day HAVING ${any}""")
                .with(
                        "booked",
                        definitions.measures().stream()
                                .map(Measure::facts)
                                .distinct()
                                .sorted()
                                .map(kind -> booked(kind, columns, dialect))
                                .collect(joining(" UNION ALL ")))
                .with("units", units())
                .with("sums", columns.sumOfMeasures())
                .with("measures", columns.allMeasures())
                .with("levels", dialect.rows("levels", List.of("level", "unit"), levels()))
                .with(
                        "any",
                        columns.measures().stream()
                                .map(column -> "sum(" + column + ") <> 0")
                                .collect(joining(" OR ")))
                .render();
    }

    private static String units() {
        return Stream.of(Level.values()).map(Level::column).collect(joining(", "));
    }

    private static List<List<String>> levels() {
        return Stream.of(Level.values())
                .map(
                        level ->
                                List.of(
                                        "'" + level.code() + "'",
                                        "coalesce(%s, '%s')"
                                                .formatted(level.column(), Level.NOT_GIVEN)))
                .toList();
    }

    private String booked(FactKind kind, FigureColumns columns, Dialect dialect) {
        Source source = facts.get(kind);
        if (source == null) {
            throw new IllegalStateException("Cannot sum facts of kind " + kind + ": no source");
        }
        List<String> names = new ArrayList<>(List.of("day"));
        names.addAll(columns.measures());
        return "SELECT %s, day, %s FROM %s %s"
                .formatted(
                        units(),
                        columns.allMeasures(),
                        source.sql(dialect),
                        dialect.rows("bookings", names, bookings(kind, dialect)));
    }

    /** Returns a row for every date column that measures of these facts are booked by. */
    private List<List<String>> bookings(FactKind kind, Dialect dialect) {
        List<List<String>> bookings = new ArrayList<>();
        for (String day :
                definitions.measures().stream()
                        .filter(measure -> measure.facts() == kind)
                        .map(Measure::bookedOn)
                        .distinct()
                        .toList()) {
            List<String> booking = new ArrayList<>(List.of(day));
            for (Measure measure : definitions.measures()) {
                boolean books = measure.facts() == kind && measure.bookedOn().equals(day);
                booking.add(
                        books ? Expressions.amount(measure, dialect) : Expressions.zero(dialect));
            }
            bookings.add(booking);
        }
        return bookings;
    }
}
