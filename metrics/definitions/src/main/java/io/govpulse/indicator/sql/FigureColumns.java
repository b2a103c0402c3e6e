// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Measure;
import io.govpulse.indicator.Stock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The columns of measures and stocks in the views of this package, and the map of amounts in the
 * tables. A measure's column is {@code m_NAME} and a stock's {@code s_NAME}, so that no name can be
 * a word of SQL.
 */
public final class FigureColumns {
    private final Definitions definitions;

    public FigureColumns(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Returns the column of a measure. */
    public static String measure(String name) {
        return "m_" + name;
    }

    /** Returns the column of a stock. */
    public static String stock(String name) {
        return "s_" + name;
    }

    /** Returns the column of a measure or a stock, whichever has the name. */
    String part(String name) {
        return definitions.stock(name).isPresent() ? stock(name) : measure(name);
    }

    /** Returns the columns of all measures. */
    List<String> measures() {
        return definitions.measures().stream().map(Measure::name).map(n -> measure(n)).toList();
    }

    /** Returns a list with something for the column of each measure. */
    String eachMeasure(UnaryOperator<String> ofColumn) {
        return measures().stream().map(ofColumn).collect(joining(", "));
    }

    /** Returns {@code m_a, m_b …}. */
    String allMeasures() {
        return String.join(", ", measures());
    }

    /** Returns {@code sum(m_a) AS m_a, …}. */
    String sumOfMeasures() {
        return eachMeasure(column -> "sum(%s) AS %s".formatted(column, column));
    }

    /** Returns a list with something for each stock; a column of zeros where there is none. */
    String eachStock(Dialect dialect, Function<Stock, String> ofStock) {
        return definitions.stocks().isEmpty()
                ? dialect.number(0) + " AS s_"
                : definitions.stocks().stream()
                        .map(s -> ofStock.apply(s) + " AS " + stock(s.name()))
                        .collect(joining(", "));
    }

    /** Returns the measures that are not 0 as the column {@code amounts}, a map, of the tables. */
    public String amounts(Dialect dialect) {
        Map<String, String> columns = new LinkedHashMap<>();
        definitions.measures().forEach(m -> columns.put(m.name(), measure(m.name())));
        return "map_filter(%s, (name, amount) -> amount <> %s) AS amounts"
                .formatted(dialect.map(columns), dialect.number(0));
    }

    /** Returns the measures as columns again, from the column {@code amounts}. */
    String ofAmounts(Dialect dialect) {
        return definitions.measures().stream()
                .map(
                        measure ->
                                "coalesce(%s, %s) AS %s"
                                        .formatted(
                                                dialect.valueOf("amounts", measure.name()),
                                                dialect.number(0),
                                                measure(measure.name())))
                .collect(joining(", "));
    }
}
