package io.govpulse.batch.refresh;

import static java.util.stream.Collectors.joining;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Ratio;
import io.govpulse.indicator.Scorecard;
import java.util.List;

/** From figures to scores, generated from the indicators and scorecards of the definitions. */
final class ScorecardSql {
    /** Why a unit has no position: fewer cases than the scorecard asks for. */
    static final String TOO_FEW_CASES = "too-few-cases";

    /** Why a unit has no position: nothing to divide by. */
    static final String NO_CASES = "no-cases";

    private static final String ONE = "1000000L";

    private final Definitions definitions;

    ScorecardSql(Definitions definitions) {
        this.definitions = definitions;
    }

    /** One row per scorecard and listed unit: score, n, why unranked, and the figures behind. */
    String scores(String figures) {
        return """
        WITH parts AS (SELECT *, %1$s FROM %2$s),
        valued AS (SELECT *, %3$s FROM parts),
        scored AS (
          SELECT level, period_kind, period, first_day, last_day, unit,
            inline(filter(array(%4$s),
              card -> (card.stocks OR flowed) AND array_contains(card.periods, period_kind)))
          FROM valued)
        SELECT *, CASE
            WHEN score IS NULL THEN '%5$s'
            WHEN n < minimum THEN '%6$s' END AS unranked
        FROM scored"""
                .formatted(
                        eachIndicator(this::sums),
                        figures,
                        eachIndicator(ScorecardSql::value),
                        definitions.scorecards().stream().map(this::card).collect(joining(", ")),
                        NO_CASES,
                        TOO_FEW_CASES);
    }

    private interface ToSql {
        String of(Indicator indicator);
    }

    private String eachIndicator(ToSql sql) {
        return definitions.indicators().stream().map(sql::of).collect(joining(", "));
    }

    private String column(String part) {
        return definitions.stock(part).isPresent()
                ? RankingSql.stockColumn(part)
                : FlowSql.column(part);
    }

    private String sums(Indicator indicator) {
        return "%s AS num_%s, %s AS den_%2$s"
                .formatted(
                        sum(indicator.numerator()), indicator.name(), sum(indicator.denominator()));
    }

    private String sum(List<String> parts) {
        return parts.stream().map(this::column).collect(joining(" + "));
    }

    /** A case that ended before it was accepted makes a stock negative for a while: no ratio. */
    private static String value(Indicator indicator) {
        String name = indicator.name();
        return "CASE WHEN num_%1$s >= 0 AND den_%1$s > 0 THEN %2$s END AS val_%1$s"
                .formatted(name, Ratio.sql("num_" + name, den(indicator)));
    }

    /** The denominator in the unit of the value: 3387 thousandths of a day make 3.387 days. */
    private static String den(Indicator indicator) {
        long scale = indicator.unit().scale();
        return scale == 1
                ? "den_" + indicator.name()
                : "(den_%s * %dL)".formatted(indicator.name(), scale);
    }

    private List<Indicator> indicators(List<Scorecard.Weighted> weighted) {
        return weighted.stream()
                .map(each -> definitions.indicator(each.name()).orElseThrow())
                .toList();
    }

    private String card(Scorecard scorecard) {
        List<Indicator> indicators = indicators(scorecard.indicators());
        boolean stocks =
                indicators.stream()
                        .flatMap(indicator -> indicator.parts().stream())
                        .anyMatch(part -> definitions.stock(part).isPresent());
        return """
        named_struct('scorecard', '%s', 'minimum', %dL, 'periods', array(%s), 'stocks', %s, 'n', %s,
          'score', %s,
          'indicators', array(%s))"""
                .formatted(
                        scorecard.name(),
                        scorecard.minimumDenominator(),
                        scorecard.periods().stream()
                                .map(kind -> "'" + kind.word() + "'")
                                .collect(joining(", ")),
                        stocks,
                        smallestDenominator(indicators(scorecard.weighted())),
                        score(scorecard),
                        indicators.stream().map(this::struct).collect(joining(", ")));
    }

    private static String smallestDenominator(List<Indicator> indicators) {
        return indicators.stream()
                .map(indicator -> "den_" + indicator.name())
                .collect(joining(", ", "array_min(array(", "))"));
    }

    /** The weighted mean in millionths, half up, by whole numbers only. */
    private String score(Scorecard scorecard) {
        long weights = scorecard.weighted().stream().mapToLong(Scorecard.Weighted::weight).sum();
        String doubled =
                scorecard.weighted().stream()
                        .map(
                                weighted ->
                                        "%dL * (%s)"
                                                .formatted(
                                                        2L * weighted.weight(),
                                                        goodness(weighted.name())))
                        .collect(joining(" + ", "", " + " + weights + "L"));
        return "CAST(CAST(((%1$s) - pmod(%1$s, %2$dL)) div %2$dL AS DECIMAL(18, 0)) * 0.000001 AS DECIMAL(18, 6))"
                .formatted(doubled, 2 * weights);
    }

    /**
     * The indicator in millionths, turned so that more is better: by its best value where it has
     * one, so that the best is one; the plain value, negative where less is better, where not.
     */
    private String goodness(String name) {
        Indicator indicator = definitions.indicator(name).orElseThrow();
        long best = indicator.unit().best();
        String millionths = "CAST(val_%s * 1000000 AS BIGINT)".formatted(name);
        if (best == 0) {
            return indicator.better() == Indicator.Better.HIGHER ? millionths : "-" + millionths;
        }
        String share = best == 1 ? millionths : "(%s div %dL)".formatted(millionths, best);
        return indicator.better() == Indicator.Better.HIGHER ? share : ONE + " - " + share;
    }

    private String struct(Indicator indicator) {
        return """
        named_struct('name', '%1$s', 'numerator', num_%1$s, 'denominator', den_%1$s,
          'value', val_%1$s, 'target', CAST(NULL AS DECIMAL(18, 6)), 'parts', map(%2$s))"""
                .formatted(
                        indicator.name(),
                        indicator.parts().stream()
                                .map(part -> "'" + part + "', " + column(part))
                                .collect(joining(", ")));
    }
}
