// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Scorecard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The scores of every listed unit by every scorecard that ranks the period: score, n, the reason
 * for having no position, and the figures behind.
 *
 * @param definitions the indicators and scorecards
 * @param figures figures, as {@link Figures} has them
 */
public record Scores(Definitions definitions, Source figures) implements Query {
    /** The reason of a unit with fewer cases than the scorecard asks for. */
    public static final String TOO_FEW_CASES = "too-few-cases";

    /** The reason of the cases that name no unit: nobody answers for them. */
    public static final String UNNAMED = "unnamed";

    /** The reason of a unit with nothing to divide by. */
    public static final String NO_CASES = "no-cases";

    /** The columns that name a level and a period. */
    static final String PERIOD = "level, period_kind, period, first_day, last_day";

    private static final long ONE = 1_000_000;

    private static final List<String> CARD =
            List.of("scorecard", "minimum_denominator", "ranked", "n", "score", "indicators");

    @Override
    public String sql(Dialect dialect) {
        return Template.of(
                        """
                        WITH parts AS (SELECT *, ${sums} FROM ${figures}),
                        valued AS (SELECT *, ${values} FROM parts)
                        SELECT ${period}, unit, scorecard, n, score, indicators, CASE
                            WHEN unit = '${notGiven}' THEN '${unnamed}'
                            WHEN score IS NULL THEN '${noCases}'
                            WHEN n < minimum_denominator THEN '${tooFew}' END AS unranked
                        FROM valued ${cards}
                        WHERE ranked""")
                .with("sums", eachIndicator(this::sums))
                .with("figures", figures.sql(dialect))
                .with("values", eachIndicator(indicator -> value(indicator, dialect)))
                .with("period", PERIOD)
                .with("notGiven", Level.NOT_GIVEN)
                .with("unnamed", UNNAMED)
                .with("noCases", NO_CASES)
                .with("tooFew", TOO_FEW_CASES)
                .with(
                        "cards",
                        dialect.rows(
                                "cards",
                                CARD,
                                definitions.scorecards().stream()
                                        .map(scorecard -> card(scorecard, dialect))
                                        .toList()))
                .render();
    }

    private String eachIndicator(Function<Indicator, String> sql) {
        return definitions.indicators().stream().map(sql).collect(joining(", "));
    }

    private String column(String part) {
        return new FigureColumns(definitions).part(part);
    }

    private String sums(Indicator indicator) {
        return "%s AS %s, %s AS %s"
                .formatted(
                        sum(indicator.numerator()),
                        numerator(indicator),
                        sum(indicator.denominator()),
                        denominator(indicator));
    }

    private String sum(List<String> parts) {
        return parts.stream().map(this::column).collect(joining(" + "));
    }

    private static String numerator(Indicator indicator) {
        return "num_" + indicator.name();
    }

    private static String denominator(Indicator indicator) {
        return "den_" + indicator.name();
    }

    private static String value(Indicator indicator) {
        return "val_" + indicator.name();
    }

    /** A case that ended before it was accepted makes a stock negative for a while: no ratio. */
    private static String value(Indicator indicator, Dialect dialect) {
        return Template.of(
                        """
                        CASE WHEN ${num} >= 0 AND ${den} > 0 THEN ${ratio} END AS ${val}""")
                .with("num", numerator(indicator))
                .with("den", denominator(indicator))
                .with("ratio", Expressions.ratio(numerator(indicator), scaled(indicator, dialect)))
                .with("val", value(indicator))
                .render();
    }

    /** The denominator in the unit of the value: 3387 thousandths of a day make 3.387 days. */
    private static String scaled(Indicator indicator, Dialect dialect) {
        long scale = indicator.unit().scale();
        return scale == 1
                ? denominator(indicator)
                : "(%s * %s)".formatted(denominator(indicator), dialect.number(scale));
    }

    private List<Indicator> indicators(List<Scorecard.Weighted> weighted) {
        return weighted.stream().map(each -> indicator(each.name())).toList();
    }

    private Indicator indicator(String name) {
        return definitions.indicator(name).orElseThrow();
    }

    private List<String> card(Scorecard scorecard, Dialect dialect) {
        List<Indicator> indicators = indicators(scorecard.indicators());
        return List.of(
                "'" + scorecard.name() + "'",
                dialect.number(scorecard.minimumDenominator()),
                ranked(scorecard),
                smallestDenominator(indicators(scorecard.weighted()), dialect),
                score(scorecard, dialect),
                dialect.array(indicators.stream().map(each -> published(each, dialect)).toList()));
    }

    private static String ranked(Scorecard scorecard) {
        return scorecard.periods().stream()
                .map(kind -> "'" + kind.code() + "'")
                .collect(joining(", ", "period_kind IN (", ")"));
    }

    private static String smallestDenominator(List<Indicator> indicators, Dialect dialect) {
        return "array_min(%s)"
                .formatted(dialect.array(indicators.stream().map(Scores::denominator).toList()));
    }

    /** The weighted mean in millionths, half up, by whole numbers only. */
    private String score(Scorecard scorecard, Dialect dialect) {
        long weights = scorecard.weighted().stream().mapToLong(Scorecard.Weighted::weight).sum();
        String doubled =
                scorecard.weighted().stream()
                        .map(
                                weighted ->
                                        "%s * (%s)"
                                                .formatted(
                                                        dialect.number(2L * weighted.weight()),
                                                        goodness(
                                                                indicator(weighted.name()),
                                                                dialect)))
                        .collect(joining(" + ", "", " + " + dialect.number(weights)));
        return "CAST(CAST(%s AS DECIMAL(18, 0)) * 0.000001 AS DECIMAL(18, 6))"
                .formatted(dialect.floorQuotient(doubled, 2 * weights));
    }

    /**
     * The indicator in millionths, turned so that more is better: by its best value where it has
     * one, so that the best is one; the plain value, negative where less is better, where not.
     */
    private static String goodness(Indicator indicator, Dialect dialect) {
        long best = indicator.unit().best();
        boolean higher = indicator.better() == Indicator.Better.HIGHER;
        String millionths = "CAST(%s * 1000000 AS BIGINT)".formatted(value(indicator));
        if (best == 0) {
            return higher ? millionths : "-" + millionths;
        }
        String share = best == 1 ? millionths : dialect.quotient(millionths, dialect.number(best));
        return higher ? share : dialect.number(ONE) + " - " + share;
    }

    private String published(Indicator indicator, Dialect dialect) {
        Map<String, String> parts = new LinkedHashMap<>();
        indicator.parts().forEach(part -> parts.put(part, column(part)));
        List<StructField> fields = new ArrayList<>();
        fields.add(new StructField("name", SqlType.TEXT, "'" + indicator.name() + "'"));
        fields.add(new StructField("numerator", SqlType.LONG, numerator(indicator)));
        fields.add(new StructField("denominator", SqlType.LONG, denominator(indicator)));
        fields.add(new StructField("value", SqlType.VALUE, value(indicator)));
        fields.add(new StructField("target", SqlType.VALUE, "CAST(NULL AS DECIMAL(18, 6))"));
        fields.add(new StructField("parts", SqlType.AMOUNTS, dialect.map(parts)));
        return dialect.struct(fields);
    }
}
