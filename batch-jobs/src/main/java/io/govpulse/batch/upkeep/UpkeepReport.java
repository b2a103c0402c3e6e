// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.upkeep;

/**
 * The result of a round of upkeep.
 *
 * @param filesRewritten data files that became part of larger ones
 * @param snapshotsExpired snapshots removed
 * @param attemptsSwept refresh attempts whose unpublished rows were removed
 * @param totalsMoved superseded totals moved to those of the past
 * @param orphansRemoved files removed that no table knew
 * @param failures tasks that did not succeed; they are tried again at the next round
 * @param milliseconds how long it took
 */
public record UpkeepReport(
        long filesRewritten,
        long snapshotsExpired,
        long attemptsSwept,
        long totalsMoved,
        long orphansRemoved,
        long failures,
        long milliseconds) {

    /** Returns one line for people. */
    public String line() {
        return "upkeep: %d files rewritten, %d snapshots expired, %d attempts swept, %d totals moved, %d orphans removed, %d failures, %d ms"
                .formatted(
                        filesRewritten,
                        snapshotsExpired,
                        attemptsSwept,
                        totalsMoved,
                        orphansRemoved,
                        failures,
                        milliseconds);
    }
}
