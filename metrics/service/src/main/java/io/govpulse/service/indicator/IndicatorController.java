// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.indicator;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.ranking.RankedFigure;
import io.govpulse.indicator.ranking.UnitAmounts;
import io.govpulse.service.http.Answers;
import io.govpulse.service.http.RequestParameters;
import io.govpulse.service.ranking.AmountsReader;
import io.govpulse.service.ranking.DefinitionsArchive;
import io.govpulse.service.ranking.PeriodsReader;
import io.govpulse.service.ranking.Ranking;
import io.govpulse.service.ranking.RankingFailures;
import io.govpulse.service.refresh.AsOfResolver;
import io.govpulse.service.refresh.ChosenRefresh;
import io.govpulse.service.refresh.Refresh;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class IndicatorController {
    private final AsOfResolver asOfResolver;
    private final AmountsReader amounts;
    private final PeriodsReader periods;
    private final DefinitionsArchive archive;
    private final Definitions definitions;
    private final Answers answers;

    private record ValuesQuestion(String indicator, Level level, Period period, String refresh)
            implements Answers.Question {}

    /**
     * An indicator of all units of a level.
     *
     * @param refresh the refresh it is as of
     * @param indicator its name
     * @param level level of the units
     * @param period name of the period
     * @param values by unit code
     */
    record Values(
            Refresh.Pin refresh,
            String indicator,
            String level,
            String period,
            List<Value> values) {}

    /**
     * The indicator of one unit; the same figures as in its rankings.
     *
     * @param unit the unit
     * @param numerator above the line
     * @param denominator below it
     * @param value six decimals, half up; empty where the denominator is 0
     * @param target the target in force, if there is one
     * @param parts every measure behind it, also those in neither part
     */
    record Value(
            Ranking.Unit unit,
            long numerator,
            long denominator,
            Optional<BigDecimal> value,
            Optional<BigDecimal> target,
            SortedMap<String, Long> parts) {}

    IndicatorController(
            AsOfResolver asOfResolver,
            AmountsReader amounts,
            PeriodsReader periods,
            DefinitionsArchive archive,
            Definitions definitions,
            Answers answers) {
        this.asOfResolver = asOfResolver;
        this.amounts = amounts;
        this.periods = periods;
        this.archive = archive;
        this.definitions = definitions;
        this.answers = answers;
    }

    @Operation(summary = "The indicators, and how they are counted")
    @GetMapping("/api/v1/indicators")
    Catalogue.Indicators indicators() {
        return Catalogue.indicators(definitions);
    }

    @Operation(summary = "The scorecards that units are ranked by")
    @GetMapping("/api/v1/scorecards")
    Catalogue.Scorecards scorecards() {
        return Catalogue.scorecards(definitions);
    }

    @Operation(summary = "An indicator of all units of a level, now or as of a refresh")
    @ApiResponse(content = @Content(schema = @Schema(implementation = Values.class)))
    @GetMapping("/api/v1/indicators/{name}/values")
    ResponseEntity<byte[]> values(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String asOf) {
        Level ofLevel = RequestParameters.level(level);
        ChosenRefresh chosen = asOf == null ? asOfResolver.newest() : asOfResolver.resolve(asOf);
        Refresh refresh = chosen.refresh();
        Period inPeriod = RequestParameters.period(period, refresh.throughDay());
        return answers.remembered(
                chosen.publishedAt(),
                chosen.pinned(),
                new ValuesQuestion(name, ofLevel, inPeriod, refresh.id()),
                () -> values(name, ofLevel, inPeriod, refresh));
    }

    private Values values(String name, Level level, Period period, Refresh refresh) {
        Definitions countedBy = archive.of(refresh);
        Indicator indicator = indicator(countedBy, name);
        List<Period> published = periods.periods(level, refresh);
        List<Value> values =
                published.contains(period)
                        ? amounts.units(level, period, refresh).stream()
                                .map(unit -> value(unit, RankedFigure.of(indicator, unit)))
                                .sorted(Comparator.comparing(value -> value.unit().code()))
                                .toList()
                        : List.of();
        if (values.isEmpty()) {
            throw RankingFailures.nothingForPeriod(
                    name, level, period, refresh, PeriodsReader.nearest(published, period));
        }
        return new Values(refresh.pin(), name, level.code(), period.name(), values);
    }

    private static Indicator indicator(Definitions definitions, String name) {
        return definitions
                .indicator(name)
                .orElseThrow(
                        () ->
                                RankingFailures.unknown(
                                        "indicator",
                                        name,
                                        definitions.indicators().stream()
                                                .map(Indicator::name)
                                                .toList()));
    }

    private static Value value(UnitAmounts unit, RankedFigure figure) {
        return new Value(
                Ranking.Unit.of(unit.unit()),
                figure.numerator(),
                figure.denominator(),
                figure.value(),
                figure.target(),
                figure.parts());
    }
}
