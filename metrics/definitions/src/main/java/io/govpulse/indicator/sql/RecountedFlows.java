// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static java.util.stream.Collectors.joining;

import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Measure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The flows that signed facts book, counted a second way for the audit: level, unit, day, measure,
 * amount.
 *
 * <p>On purpose this shares no more with {@link Flows} than the conditions of a measure: a fact
 * becomes a row for each measure it counts in and each level it has, and those are summed once;
 * there, measures are columns, summed by units and then by level. A fault in one of them shows as a
 * difference.
 *
 * @param definitions the measures
 * @param facts the signed facts of every kind that is measured
 */
public record RecountedFlows(Definitions definitions, Map<FactKind, Source> facts)
        implements Query {

    public RecountedFlows {
        facts = Map.copyOf(facts);
    }

    @Override
    public String sql(Dialect dialect) {
        Map<FactKind, List<List<String>>> bookings = new TreeMap<>();
        for (Measure measure : definitions.measures()) {
            bookings.merge(
                    measure.facts(),
                    List.of(booking(measure, dialect)),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        return bookings.entrySet().stream()
                .map(kind -> booked(kind.getKey(), kind.getValue(), dialect))
                .collect(joining(" UNION ALL ", "SELECT * FROM (", ") WHERE amount <> 0"));
    }

    private String booked(FactKind kind, List<List<String>> bookings, Dialect dialect) {
        Source source = facts.get(kind);
        if (source == null) {
            throw new IllegalStateException("Cannot count facts of kind " + kind + ": no source");
        }
        return Template.of(
                        """
                        SELECT level, unit, day, measure, sum(booking) AS amount
                        FROM ${facts} ${bookings} ${levels}
                        WHERE day IS NOT NULL AND booking <> 0
                        GROUP BY level, unit, day, measure""")
                .with("facts", source.sql(dialect))
                .with(
                        "bookings",
                        dialect.rows("bookings", List.of("measure", "day", "booking"), bookings))
                .with(
                        "levels",
                        dialect.rows(
                                "levels",
                                List.of("level", "unit"),
                                Stream.of(Level.values()).map(RecountedFlows::level).toList()))
                .render();
    }

    private static List<String> booking(Measure measure, Dialect dialect) {
        String zero = dialect.number(0);
        String amount =
                measure.sum()
                        .map(column -> "coalesce(weight * %s, %s)".formatted(column, zero))
                        .orElse("CAST(weight AS BIGINT)");
        return List.of(
                "'" + measure.name() + "'",
                measure.bookedOn(),
                Expressions.where(measure.where(), amount, dialect));
    }

    private static List<String> level(Level level) {
        return List.of(
                "'" + level.code() + "'",
                "coalesce(%s, '%s')".formatted(level.column(), Level.NOT_GIVEN));
    }
}
