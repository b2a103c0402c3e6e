// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.Arrays;
import java.util.Optional;

/** The mean of the last values, for series too short or too irregular for anything else. */
final class RecentMean implements Member {
    private static final int SEASONS = 2;

    @Override
    public String name() {
        return "recent mean";
    }

    @Override
    public Optional<Fitted> fit(Task task, int end) {
        if (task.known(end) == 0) {
            return Optional.empty();
        }
        int window = SEASONS * task.season();
        return Optional.of(
                (from, to) -> {
                    double[][] paths = new double[to - from + 1][task.horizon()];
                    for (int origin = from; origin <= to; origin++) {
                        Arrays.fill(paths[origin - from], mean(task, origin, window));
                    }
                    return paths;
                });
    }

    /** The mean of so many values before the origin, gaps left out. */
    private static double mean(Task task, int origin, int window) {
        double sum = 0;
        int n = 0;
        for (int t = origin - 1; t >= 0 && n < window; t--) {
            if (!Double.isNaN(task.series().value(t))) {
                sum += task.series().value(t);
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }
}
