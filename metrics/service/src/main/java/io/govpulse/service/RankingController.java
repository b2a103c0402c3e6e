package io.govpulse.service;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.service.PublishedRefreshes.Chosen;
import io.govpulse.service.RankingReader.PublishedPeriod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RankingController {
    private final PublishedRefreshes refreshes;
    private final RankingReader rankings;
    private final Definitions definitions;
    private final Answers answers;

    private record RankingQuestion(String scorecard, Level level, Period period, String refresh)
            implements Answers.Question {}

    private record PeriodsQuestion(
            String scorecard, Level level, Optional<Period.Kind> kind, String refresh)
            implements Answers.Question {}

    /** The periods for which a ranking was published, newest first. */
    record Periods(
            Refresh.Pin refresh, String scorecard, String level, List<PublishedPeriod> periods) {}

    RankingController(
            PublishedRefreshes refreshes,
            RankingReader rankings,
            Definitions definitions,
            Answers answers) {
        this.refreshes = refreshes;
        this.rankings = rankings;
        this.definitions = definitions;
        this.answers = answers;
    }

    @Operation(summary = "A ranking, now or as of a refresh")
    @ApiResponse(content = @Content(schema = @Schema(implementation = Ranking.class)))
    @GetMapping("/api/v1/rankings/{scorecard}")
    ResponseEntity<byte[]> ranking(
            @PathVariable String scorecard,
            @RequestParam Optional<String> level,
            @RequestParam Optional<String> parent,
            @RequestParam Optional<String> period,
            @RequestParam Optional<String> asOf) {
        RequestParameters.noParent(parent);
        Level ofLevel = RequestParameters.level(level);
        Chosen chosen = refreshes.choose(asOf);
        Period inPeriod = RequestParameters.period(period, chosen.refresh());
        return answers.remembered(
                chosen,
                new RankingQuestion(scorecard, ofLevel, inPeriod, chosen.refresh().id()),
                () -> ranking(scorecard, ofLevel, inPeriod, chosen.refresh()));
    }

    private Ranking ranking(String scorecard, Level level, Period period, Refresh refresh) {
        List<Ranking.Entry> entries = rankings.entries(scorecard, level, period, refresh);
        if (entries.isEmpty()) {
            // Only now: a scorecard that was dropped since still answers as of an older refresh.
            RequestParameters.knownScorecard(definitions, scorecard);
            throw Problems.nothingForPeriod(
                    scorecard,
                    level.word(),
                    period.name(),
                    refresh,
                    rankings.nearest(scorecard, level, period, refresh));
        }
        return new Ranking(refresh.pin(), scorecard, level.word(), period.name(), entries);
    }

    @Operation(summary = "The periods for which a ranking was published")
    @ApiResponse(content = @Content(schema = @Schema(implementation = Periods.class)))
    @GetMapping("/api/v1/rankings/{scorecard}/periods")
    ResponseEntity<byte[]> periods(
            @PathVariable String scorecard,
            @RequestParam Optional<String> level,
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> asOf) {
        Level ofLevel = RequestParameters.level(level);
        Optional<Period.Kind> ofKind = RequestParameters.kind(kind);
        Chosen chosen = refreshes.choose(asOf);
        return answers.remembered(
                chosen,
                new PeriodsQuestion(scorecard, ofLevel, ofKind, chosen.refresh().id()),
                () -> {
                    List<PublishedPeriod> periods =
                            rankings.periods(scorecard, ofLevel, ofKind, chosen.refresh());
                    if (periods.isEmpty()) {
                        RequestParameters.knownScorecard(definitions, scorecard);
                    }
                    return new Periods(chosen.refresh().pin(), scorecard, ofLevel.word(), periods);
                });
    }
}
