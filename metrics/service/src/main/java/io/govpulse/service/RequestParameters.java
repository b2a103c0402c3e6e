package io.govpulse.service;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Level;
import io.govpulse.indicator.Period;
import io.govpulse.indicator.Scorecard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a request asks for, or says what is accepted instead. */
final class RequestParameters {
    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::word).toList();
    private static final List<String> KINDS =
            Arrays.stream(Period.Kind.values()).map(Period.Kind::word).toList();
    private static final List<String> PERIODS =
            List.of(
                    "2011",
                    "2011-Q3",
                    "2011-08",
                    "2011-W36",
                    "2011-08-31",
                    Period.ROLLING_NAME,
                    Period.ALL_NAME);

    private RequestParameters() {}

    static Level level(Optional<String> word) {
        String asked = word.orElseThrow(() -> Problems.missing("level", LEVELS));
        if (!LEVELS.contains(asked)) {
            throw Problems.notAccepted("level", asked, LEVELS);
        }
        return Level.of(asked);
    }

    static Period period(Optional<String> name, Refresh refresh) {
        String asked = name.orElseThrow(() -> Problems.missing("period", PERIODS));
        try {
            return Period.parse(asked, refresh.throughDay());
        } catch (IllegalArgumentException e) {
            throw Problems.notAccepted("period", asked, PERIODS);
        }
    }

    static Optional<Period.Kind> kind(Optional<String> word) {
        return word.map(
                asked -> {
                    if (!KINDS.contains(asked)) {
                        throw Problems.notAccepted("kind", asked, KINDS);
                    }
                    return Period.Kind.valueOf(asked.toUpperCase(Locale.ROOT));
                });
    }

    /** Refuses what later releases may answer, instead of answering something else. */
    static void noParent(Optional<String> parent) {
        parent.ifPresent(
                code -> {
                    throw Problems.parentNotSupported(code);
                });
    }

    static void knownScorecard(Definitions definitions, String name) {
        if (definitions.scorecard(name).isEmpty()) {
            throw Problems.unknown(
                    "scorecard",
                    name,
                    definitions.scorecards().stream().map(Scorecard::name).toList());
        }
    }

    static Indicator indicator(Definitions definitions, String name) {
        return definitions
                .indicator(name)
                .orElseThrow(
                        () ->
                                Problems.unknown(
                                        "indicator",
                                        name,
                                        definitions.indicators().stream()
                                                .map(Indicator::name)
                                                .toList()));
    }
}
