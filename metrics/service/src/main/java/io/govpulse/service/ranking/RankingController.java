// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.ranking;

import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.service.http.Answers;
import io.govpulse.service.http.RequestParameters;
import io.govpulse.service.refresh.AsOfResolver;
import io.govpulse.service.refresh.ChosenRefresh;
import io.govpulse.service.refresh.Refresh;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RankingController {
    private final AsOfResolver asOfResolver;
    private final RankingReader rankings;
    private final Answers answers;

    private record RankingQuestion(String scorecard, Level level, Period period, String refresh)
            implements Answers.Question {}

    private record PeriodsQuestion(
            String scorecard, Level level, Optional<Period.Kind> kind, String refresh)
            implements Answers.Question {}

    /**
     * A period that has a ranking.
     *
     * @param name its name
     * @param kind its kind
     * @param first its first day
     * @param last its last day
     */
    record PublishedPeriod(String name, String kind, LocalDate first, LocalDate last) {
        static PublishedPeriod of(Period period) {
            return new PublishedPeriod(
                    period.name(), period.kind().code(), period.first(), period.last());
        }
    }

    /**
     * The periods that have a ranking.
     *
     * @param refresh the refresh it is as of
     * @param scorecard name of the scorecard
     * @param level level of the units
     * @param periods newest first
     */
    record Periods(
            Refresh.Pin refresh, String scorecard, String level, List<PublishedPeriod> periods) {}

    RankingController(AsOfResolver asOfResolver, RankingReader rankings, Answers answers) {
        this.asOfResolver = asOfResolver;
        this.rankings = rankings;
        this.answers = answers;
    }

    @Operation(summary = "A ranking, now or as of a refresh")
    @ApiResponse(content = @Content(schema = @Schema(implementation = Ranking.class)))
    @GetMapping("/api/v1/rankings/{scorecard}")
    ResponseEntity<byte[]> ranking(
            @PathVariable String scorecard,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String asOf) {
        if (parent != null) {
            throw RankingFailures.parentNotSupported(parent);
        }
        Level ofLevel = RequestParameters.level(level);
        ChosenRefresh chosen = chosen(asOf);
        Refresh refresh = chosen.refresh();
        Period inPeriod = RequestParameters.period(period, refresh.throughDay());
        return answers.remembered(
                chosen.publishedAt(),
                chosen.pinned(),
                new RankingQuestion(scorecard, ofLevel, inPeriod, refresh.id()),
                () -> rankings.ranking(scorecard, ofLevel, inPeriod, refresh));
    }

    private ChosenRefresh chosen(@Nullable String asOf) {
        return asOf == null ? asOfResolver.newest() : asOfResolver.resolve(asOf);
    }

    @Operation(summary = "The periods for which a ranking was published")
    @ApiResponse(content = @Content(schema = @Schema(implementation = Periods.class)))
    @GetMapping("/api/v1/rankings/{scorecard}/periods")
    ResponseEntity<byte[]> periods(
            @PathVariable String scorecard,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String asOf) {
        Level ofLevel = RequestParameters.level(level);
        Optional<Period.Kind> ofKind = Optional.ofNullable(kind).map(RequestParameters::kind);
        ChosenRefresh chosen = chosen(asOf);
        Refresh refresh = chosen.refresh();
        return answers.remembered(
                chosen.publishedAt(),
                chosen.pinned(),
                new PeriodsQuestion(scorecard, ofLevel, ofKind, refresh.id()),
                () ->
                        new Periods(
                                refresh.pin(),
                                scorecard,
                                ofLevel.code(),
                                rankings.periods(scorecard, ofLevel, refresh).stream()
                                        .filter(p -> ofKind.isEmpty() || ofKind.get() == p.kind())
                                        .map(PublishedPeriod::of)
                                        .toList()));
    }
}
