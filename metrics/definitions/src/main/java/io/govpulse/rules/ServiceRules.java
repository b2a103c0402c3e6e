package io.govpulse.rules;

import io.govpulse.event.Limit;
import io.govpulse.event.WireCode;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A region's rules for what surrounds a case.
 *
 * @param extensionMoves which limits an extension moves; by law (行政许可法 Art. 42) the statutory one
 * @param correctionsStopClock whether a correction asked for after acceptance stops the clock
 * @param deliverWithin from the decision to the delivery (Art. 44: 10 working days)
 * @param rectifyWithin from a bad rating to its being mended; regions have 5, 7 or 15 working days
 * @param answerWithin from a question to its answer where the question names no limit
 * @param longWait the longest wait at a window that is not long
 * @param ratingPoints what the levels 1 to 5 are worth, 0 to 10
 */
public record ServiceRules(
        SortedSet<LimitKind> extensionMoves,
        boolean correctionsStopClock,
        Limit deliverWithin,
        Limit rectifyWithin,
        Limit answerWithin,
        Duration longWait,
        List<Integer> ratingPoints) {

    private static final int LEVELS = 5;

    /** As YAML has it. */
    record Yaml(
            List<String> extensionMoves,
            Boolean correctionsStopClock,
            String deliverWithin,
            String rectifyWithin,
            String answerWithin,
            Integer longWaitMinutes,
            List<Integer> ratingPoints) {

        ServiceRules rules() {
            SortedSet<LimitKind> moves = new TreeSet<>();
            for (String word : extensionMoves) {
                moves.add(
                        WireCode.of(LimitKind.class, word)
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "service.extensionMoves '%s'; accepted: %s"
                                                                .formatted(
                                                                        word,
                                                                        WireCode.accepted(
                                                                                LimitKind
                                                                                        .class)))));
            }
            return new ServiceRules(
                    moves,
                    correctionsStopClock,
                    Limit.parse(deliverWithin),
                    Limit.parse(rectifyWithin),
                    Limit.parse(answerWithin),
                    Duration.ofMinutes(longWaitMinutes),
                    ratingPoints);
        }
    }

    public ServiceRules {
        extensionMoves = new TreeSet<>(extensionMoves);
        ratingPoints = List.copyOf(ratingPoints);
        if (ratingPoints.size() != LEVELS
                || ratingPoints.stream().anyMatch(points -> points < 0 || points > 10)) {
            throw new IllegalArgumentException(
                    "service.ratingPoints %s; accepted: five whole numbers from 0 to 10, for the"
                                    .formatted(ratingPoints)
                            + " levels 1 to 5");
        }
    }

    /** What a level is worth, 0 to 10. */
    public int points(int level) {
        return ratingPoints.get(level - 1);
    }
}
