// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import java.time.Instant;

/**
 * The three values of which everything that the demo city sends is a function.
 *
 * @param seed seed of everything that is drawn
 * @param cases how many cases its history has
 * @param begun when its history ends and its live cases begin
 */
public record Plan(long seed, int cases, Instant begun) {
    /** The largest history. */
    public static final int MOST_CASES = 30_000;

    public Plan {
        if (cases < 1 || cases > MOST_CASES) {
            throw new IllegalArgumentException(
                    "Cannot make a history: %d cases; expected 1 to %d"
                            .formatted(cases, MOST_CASES));
        }
    }
}
