// SPDX-License-Identifier: Apache-2.0
package io.govpulse.rules;

import io.govpulse.event.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rules of a region for what surrounds a case.
 *
 * @param extensionMoves which limits an extension moves; by law (行政许可法 Art. 42) the statutory one
 * @param correctionsStopClock whether a correction asked for after acceptance stops the clock
 * @param acceptWithin within what of the submission the applicant has to be told that it is
 *     accepted, refused or to be corrected; silence beyond it is acceptance on receipt (行政许可法 Art.
 *     32: 5 working days); empty where silence is none
 * @param deliverWithin from the decision to the delivery (Art. 44: 10 working days)
 * @param rectifyWithin from a bad rating to its rectification; regions have 5, 7 or 15 working days
 * @param answerWithin from a question to its answer where the question states no limit
 * @param longWait the longest wait at a window that is not long
 * @param ratingPoints what the levels 1 to 5 are worth, 0 to 10
 */
public record ServiceRules(
        SortedSet<LimitKind> extensionMoves,
        boolean correctionsStopClock,
        Optional<Limit> acceptWithin,
        Limit deliverWithin,
        Limit rectifyWithin,
        Limit answerWithin,
        Duration longWait,
        List<Integer> ratingPoints) {

    private static final int LEVELS = 5;

    /** Silence is no acceptance, however long. */
    private static final String NEVER = "never";

    /** The form in YAML; its keys are the components in snake case. */
    record Yaml(
            List<String> extensionMoves,
            Boolean correctionsStopClock,
            String acceptWithin,
            String deliverWithin,
            String rectifyWithin,
            String answerWithin,
            Integer longWaitMinutes,
            List<Integer> ratingPoints) {

        ServiceRules rules() {
            return new ServiceRules(
                    Rules.codes(LimitKind.class, "service.extension_moves", extensionMoves),
                    correctionsStopClock,
                    Optional.of(acceptWithin)
                            .filter(text -> !text.equals(NEVER))
                            .map(text -> limit("service.accept_within", text)),
                    limit("service.deliver_within", deliverWithin),
                    limit("service.rectify_within", rectifyWithin),
                    limit("service.answer_within", answerWithin),
                    Duration.ofMinutes(longWaitMinutes),
                    ratingPoints);
        }

        private static Limit limit(String key, String text) {
            try {
                return Limit.parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * Checks the points.
     *
     * @throws IllegalArgumentException if there are not five of them from 0 to 10
     */
    public ServiceRules {
        extensionMoves = new TreeSet<>(extensionMoves);
        ratingPoints = List.copyOf(ratingPoints);
        if (ratingPoints.size() != LEVELS
                || ratingPoints.stream().anyMatch(points -> points < 0 || points > 10)) {
            throw new IllegalArgumentException(
                    "service.rating_points: %s; expected five whole numbers from 0 to 10, for the"
                                    .formatted(ratingPoints)
                            + " levels 1 to 5");
        }
    }

    /** Returns what a level is worth, 0 to 10. */
    public int points(int level) {
        return ratingPoints.get(level - 1);
    }
}
