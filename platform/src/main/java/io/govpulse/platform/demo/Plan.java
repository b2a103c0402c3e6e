package io.govpulse.platform.demo;

import java.time.Instant;

/**
 * All that decides what the demo city tells.
 *
 * @param seed seed of everything that is drawn
 * @param cases how many cases its history has
 * @param begun where its history ends and its life begins
 */
public record Plan(long seed, int cases, Instant begun) {
    /** More than this is no demo. */
    public static final int MOST_CASES = 30_000;

    public Plan {
        if (cases < 1 || cases > MOST_CASES) {
            throw new IllegalArgumentException(
                    "Cannot make a history of %d cases; 1 to %d are accepted"
                            .formatted(cases, MOST_CASES));
        }
    }
}
