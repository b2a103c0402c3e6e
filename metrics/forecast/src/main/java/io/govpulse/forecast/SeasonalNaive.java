// SPDX-License-Identifier: Apache-2.0
package io.govpulse.forecast;

import java.util.Optional;

/** Repeats the last season: last week's days, last year's weeks, months or quarters. */
final class SeasonalNaive implements Member {

    @Override
    public String name() {
        return "seasonal naive";
    }

    @Override
    public Optional<Fitted> fit(Task task, int end) {
        if (task.known(end) == 0) {
            return Optional.empty();
        }
        return Optional.of(
                (from, to) -> {
                    double[][] paths = new double[to - from + 1][task.horizon()];
                    for (int origin = from; origin <= to; origin++) {
                        for (int h = 0; h < task.horizon(); h++) {
                            paths[origin - from][h] = before(task, origin, h);
                        }
                    }
                    return paths;
                });
    }

    /** The newest known value whole seasons before; where there is none, the newest of all. */
    private static double before(Task task, int origin, int h) {
        int season = task.season();
        int t = origin + h - season * (h / season + 1);
        while (t >= 0 && Double.isNaN(task.series().value(t))) {
            t -= season;
        }
        if (t < 0) {
            t = origin - 1;
            while (t > 0 && Double.isNaN(task.series().value(t))) {
                t--;
            }
        }
        return task.series().value(t);
    }
}
