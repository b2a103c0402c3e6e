package io.govpulse.batch.refresh;

import static java.util.stream.Collectors.joining;

import io.govpulse.cases.table.FactKind;
import io.govpulse.indicator.Condition;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * From signed facts to flows: what each fact books on which day, generated from the definitions.
 * Every measure is a column {@code m_<name>}, so that no name can be a word of SQL.
 */
final class FlowSql {
    private final Definitions definitions;

    FlowSql(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The column of a measure. */
    static String column(String measure) {
        return "m_" + measure;
    }

    /**
     * {@code <format of m_a>, <format of m_b> …}; {@code %1$s} is the column, {@code %2$s} the
     * name.
     */
    String each(String format) {
        return each(format, ", ");
    }

    private String each(String format, String between) {
        return definitions.measures().stream()
                .map(measure -> format.formatted(column(measure.name()), measure.name()))
                .collect(joining(between));
    }

    /** The view that holds the signed facts of a kind. */
    static String view(FactKind kind) {
        return kind.word() + "_changes";
    }

    /** The kinds of facts that are measured. */
    List<FactKind> kinds() {
        return definitions.measures().stream().map(Measure::of).distinct().sorted().toList();
    }

    /**
     * The flows of all signed facts in the {@linkplain #view views}: level, unit, day, measures.
     * What nets to nothing is left out, so a corrected fact touches only what it corrects.
     */
    String flows() {
        return """
        WITH booked AS (%2$s),
        netted AS (
          SELECT %1$s, day, %3$s FROM booked WHERE day IS NOT NULL GROUP BY %1$s, day),
        leveled AS (
          SELECT day, %4$s, inline(array(%5$s)) FROM netted)
        SELECT level, unit, day, %3$s FROM leveled
        GROUP BY level, unit, day HAVING %6$s"""
                .formatted(
                        unitColumns(),
                        kinds().stream().map(this::booked).collect(joining(" UNION ALL ")),
                        each("sum(%1$s) AS %1$s"),
                        each("%1$s"),
                        levels(),
                        each("sum(%1$s) <> 0", " OR "));
    }

    private static String unitColumns() {
        return Stream.of(Level.values()).map(Level::column).collect(joining(", "));
    }

    private static String levels() {
        return Stream.of(Level.values())
                .map(
                        level ->
                                "named_struct('level', '%s', 'unit', coalesce(%s, '%s'))"
                                        .formatted(level.word(), level.column(), Level.NOT_GIVEN))
                .collect(joining(", "));
    }

    private String booked(FactKind kind) {
        return "SELECT %s, inline(array(%s)) FROM %s"
                .formatted(unitColumns(), bookings(kind), view(kind));
    }

    /** One struct for every date column that measures of these facts are booked by. */
    private String bookings(FactKind kind) {
        List<String> bookings = new ArrayList<>();
        for (String day :
                definitions.measures().stream()
                        .filter(measure -> measure.of() == kind)
                        .map(Measure::bookedOn)
                        .distinct()
                        .toList()) {
            bookings.add(
                    definitions.measures().stream()
                            .map(
                                    measure ->
                                            "'%s', %s"
                                                    .formatted(
                                                            column(measure.name()),
                                                            measure.of() == kind
                                                                            && measure.bookedOn()
                                                                                    .equals(day)
                                                                    ? amount(measure)
                                                                    : "0L"))
                            .collect(joining(", ", "named_struct('day', " + day + ", ", ")")));
        }
        return String.join(", ", bookings);
    }

    private static String amount(Measure measure) {
        String amount =
                measure.sum()
                        .map(column -> "weight * coalesce(" + column + ", 0L)")
                        .orElse("CAST(weight AS BIGINT)");
        return measure.where().isEmpty()
                ? amount
                : measure.where().stream()
                        .map(Condition::sql)
                        .collect(joining(" AND ", "IF(", ", " + amount + ", 0L)"));
    }

    /** The measures that are not 0, as the map that the tables keep. */
    String amounts() {
        return "map_filter(map(%s), (name, amount) -> amount <> 0L) AS amounts"
                .formatted(each("'%2$s', %1$s"));
    }

    /** The measures as columns again, from that map. */
    String ofAmounts() {
        return each("coalesce(try_element_at(amounts, '%2$s'), 0L) AS %1$s");
    }
}
