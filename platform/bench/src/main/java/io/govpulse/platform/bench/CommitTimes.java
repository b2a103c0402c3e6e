// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * When a contender committed how many rows; the figures come from the tables' own history, so no
 * contender has to be changed to be measured.
 *
 * @param commits the commits with rows, the earliest first
 */
record CommitTimes(List<Commit> commits) {
    /**
     * One commit.
     *
     * @param at when
     * @param rows how many rows it added
     */
    record Commit(Instant at, long rows) {}

    CommitTimes {
        commits = List.copyOf(commits);
    }

    long rows() {
        return commits.stream().mapToLong(Commit::rows).sum();
    }

    /** When the last row was committed; there has to be one. */
    Instant last() {
        return commits.get(commits.size() - 1).at();
    }

    /**
     * Rows a second once it runs: from the first commit to the last but one, so that neither the
     * start of the process nor the wait for the last commit counts. Empty with fewer than three
     * commits.
     */
    OptionalDouble steadyRate() {
        if (commits.size() < 3) {
            return OptionalDouble.empty();
        }
        List<Commit> full = commits.subList(1, commits.size() - 1);
        long rows = full.stream().mapToLong(Commit::rows).sum();
        Duration time = Duration.between(commits.get(0).at(), full.get(full.size() - 1).at());
        return time.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of(rows * 1000.0 / time.toMillis());
    }
}
