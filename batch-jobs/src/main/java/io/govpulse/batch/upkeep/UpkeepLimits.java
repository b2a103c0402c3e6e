// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.upkeep;

import java.time.Duration;

/**
 * The ages from which things are removed.
 *
 * @param snapshots age of snapshots; a reader that began with one must have ended
 * @param keptSnapshots how many are kept, however old
 * @param orphans age of files that no table knows; a writer may still be about to commit them
 * @param superseded age of the refresh that superseded a total or published instead of an attempt
 */
public record UpkeepLimits(
        Duration snapshots, int keptSnapshots, Duration orphans, Duration superseded) {
    private static final Duration YOUNGEST_ORPHANS = Duration.ofDays(3);

    /** The limits of production. */
    public static final UpkeepLimits STANDARD =
            new UpkeepLimits(Duration.ofHours(2), 20, YOUNGEST_ORPHANS, Duration.ofDays(1));

    public UpkeepLimits {
        if (orphans.compareTo(YOUNGEST_ORPHANS) < 0) {
            throw new IllegalArgumentException(
                    "Cannot remove orphan files younger than %s: %s; expected %s or more, because a file that is being written is one"
                            .formatted(YOUNGEST_ORPHANS, orphans, YOUNGEST_ORPHANS));
        }
        if (keptSnapshots < 1) {
            throw new IllegalArgumentException(
                    "Cannot keep snapshots: " + keptSnapshots + "; expected 1 or more");
        }
    }
}
